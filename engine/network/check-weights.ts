import { checkDistribution } from './check-distribution.ts';
import { limits } from './limits.ts';
import type { Issue } from './issue.ts';
import type { Connection, Distribution } from './types-connections.ts';
import type { SynapseType } from './types-synapses.ts';
import { signBounds, type WeightBounds } from './weight-bounds.ts';

/** Whether all weights of a connection keep to the side that its sign, or a conductance, leaves them. */
export function checkWeights(connection: Connection, synapse: SynapseType | undefined, path: string): Issue[] {
  const bounds = signBounds(connection.sign, synapse);
  return [...checkWeight(connection.weight, bounds, `${path}.weight`), ...checkListed(connection, bounds, path)];
}

/** Whether one weight, or all that a law draws, is within the bounds. */
export function checkWeight(weight: number | Distribution, bounds: WeightBounds, path: string): Issue[] {
  const { low, high, reason } = bounds;
  if (typeof weight !== 'number') return checkDistribution(weight, path, [low, high], reason);
  if (weight >= low && weight <= high) return [];
  const expected = `a weight of ${weight < low ? `at least ${low}` : `at most ${high}`}`;
  return [{ path, message: `found ${weight} ${reason}`, expected }];
}

/** The first weight in a list that is wrong: there may be a million of them. */
function checkListed({ connector }: Connection, bounds: WeightBounds, path: string): Issue[] {
  if (typeof connector === 'string' || connector.kind !== 'FromList') return [];
  const { list } = connector;
  const isWrong = (weight: number): boolean =>
    weight < bounds.low || weight > bounds.high || Math.abs(weight) > limits.weight;
  const row = list.findIndex((each) => each.length > 2 && isWrong(each[2]!));
  if (row < 0) return [];
  const at = `${path}.connector.list[${row}][2]`;
  const [issue] = checkWeight(list[row]![2]!, bounds, at);
  return [issue ?? { path: at, message: `found ${list[row]![2]}`, expected: `at most ${limits.weight} in magnitude` }];
}
