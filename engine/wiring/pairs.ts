import type { VisitPair, WiringOptions } from './options.ts';
import { distanceDependent, fixedNumberPost, fixedNumberPre, fixedProbability } from './random-pairs.ts';

/**
 * Which synapses there are, without their weights: visits each pair in order of source, then target. Depends on seed, key
 * and sizes alone, so that two passes (to count, then to fill) see the same. The connection must have passed the checks.
 */
export function forEachPair(options: WiringOptions, visit: VisitPair): void {
  const { connector } = options.connection;
  if (connector === 'OneToOne') return oneToOne(options, visit);
  if (connector === 'AllToAll') return allToAll(options, true, visit);
  switch (connector.kind) {
    case 'AllToAll':
      return allToAll(options, connector.self, visit);
    case 'FixedProbability':
      return fixedProbability(options, connector, visit);
    case 'FixedNumberPre':
      return fixedNumberPre(options, connector, visit);
    case 'FixedNumberPost':
      return fixedNumberPost(options, connector, visit);
    case 'FromList':
      return fromList(connector.list, visit);
    case 'DistanceDependent':
      return distanceDependent(options, connector, visit);
  }
}

function oneToOne({ sourceSize }: WiringOptions, visit: VisitPair): void {
  for (let i = 0; i < sourceSize; i++) visit(i, i, -1);
}

function allToAll({ sourceSize, targetSize, sameGroup }: WiringOptions, self: boolean, visit: VisitPair): void {
  const without = sameGroup && !self;
  for (let i = 0; i < sourceSize; i++) {
    for (let j = 0; j < targetSize; j++) if (!without || i !== j) visit(i, j, -1);
  }
}

function fromList(list: readonly (readonly number[])[], visit: VisitPair): void {
  const order = Int32Array.from(list.keys());
  order.sort((a, b) => list[a]![0]! - list[b]![0]! || list[a]![1]! - list[b]![1]! || a - b);
  for (const row of order) visit(list[row]![0]!, list[row]![1]!, row);
}
