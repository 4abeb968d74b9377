import { parseNetworkText } from '../../engine/network/parse.ts';
import { limits } from '../../engine/network/limits.ts';
import type { Network, Parsed } from '../../engine/network/types.ts';
import type { Arguments } from './arguments.ts';
import { Failure } from './failure.ts';
import { wholeOption } from './numbers.ts';
import { readInput } from './read-file.ts';

/** The network of the positional argument, with the seed of `--seed` when there is one. */
export async function readNetwork(args: Arguments): Promise<Network> {
  const path = args.text('network')!;
  const seed = wholeOption(args, 'seed', { min: 0, max: limits.seed });
  const network = unwrap(parseNetworkText(await readInput(path)), path);
  return seed === null ? network : { ...network, seed };
}

/** What was parsed from a file, or a failure that names the file. */
export function unwrap<T>(parsed: Parsed<T>, file: string): T {
  if (parsed.ok) return parsed.value;
  throw new Failure(parsed.issues.map((issue) => ({ file, ...issue })));
}
