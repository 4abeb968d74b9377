import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseNetwork, parseNetworkText } from '../../../engine/network/parse.ts';
import type { Network } from '../../../engine/network/types.ts';

/** A network from what matters to a test; everything else takes its default. */
export function network(parts: Record<string, unknown>): Network {
  const parsed = parseNetwork({ format: 'nandrite.network', version: 1, ...parts });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

export function example(name: string): Network {
  const parsed = parseNetworkText(readFileSync(resolve('examples', `${name}.network.json`), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}
