import type { Compiled } from '../simulation/compiled.ts';
import { byId } from '../network/by-id.ts';
import { forEachSynapseOf, placeOf } from '../simulation/places.ts';
import { rangeOf } from '../simulation/sources.ts';

/** The synapses of one connection, in order of source, then target. */
export interface ConnectionWeights {
  readonly length: number;
  /** Index within the source's and target's population. */
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  /** Weight of a synapse now. */
  at(index: number): number;
}

export function weightsOf(compiled: Compiled, id: string): ConnectionWeights {
  const { firstSource, firstTarget, ring, reach, weight } = placeOf(compiled, id).group;
  const { source, target } = byId(compiled.network.connections).get(id)!;
  const from = rangeOf(compiled.ranges, source).first - firstSource;
  const to = rangeOf(compiled.ranges, target).first - firstTarget;
  let length = 0;
  forEachSynapseOf(compiled, id, () => length++);
  const [sources, targets, places] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
  const isShared = weight.view.length === 1;
  let next = 0;
  forEachSynapseOf(compiled, id, (at, s) => {
    sources[next] = s - from;
    targets[next] = (reach.view[at]! % ring.width) - to;
    places[next++] = isShared ? 0 : at;
  });
  return { length, sources, targets, at: (i) => weight.view[places[i]!]! };
}
