import { isDeterministic } from '../../engine/logic/timing.ts';
import { flattenNetwork } from '../../engine/network/flatten.ts';
import type { Network } from '../../engine/network/types.ts';

/** Whether a circuit may answer otherwise from one trial to the next. */
export function hasChance(network: Network): boolean {
  return !isDeterministic(flattenNetwork(network));
}
