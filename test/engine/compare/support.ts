import { compareModels } from '../../../engine/compare/comparison.ts';
import type { CompareOptions, ComparisonResult } from '../../../engine/compare/types.ts';
import type { Network } from '../../../engine/network/types.ts';

export function compared(network: Network, options: CompareOptions): ComparisonResult {
  const started = compareModels(network, options);
  if (!started.ok) throw new Error(JSON.stringify(started.issues));
  started.value.advance(Infinity);
  return started.value.result();
}
