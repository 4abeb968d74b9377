import type { Compiled } from '../simulation/compiled.ts';
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
  const index = compiled.network.connections.findIndex((connection) => connection.id === id);
  const deliverer = compiled.deliverers.find(({ group }) => group.connections.includes(index));
  if (!deliverer) throw new Error(`Found no connection "${id}", expected one of the network's`);
  const { firstSource, firstTarget, sources, ring, rowStart, reach, weight, connection, connections } = deliverer.group;
  const place = connections.indexOf(index);
  const { source, target } = compiled.network.connections[index]!;
  const from = rangeOf(compiled.ranges, source).first - firstSource;
  const to = rangeOf(compiled.ranges, target).first - firstTarget;
  const own: { at: number; source: number; target: number }[] = [];
  for (let s = 0; s < sources; s++) {
    for (let at = rowStart.view[s]!; at < rowStart.view[s + 1]!; at++) {
      if (connection && connection.view[at] !== place) continue;
      own.push({ at, source: s - from, target: (reach.view[at]! % ring.width) - to });
    }
  }
  const places = Int32Array.from(own, ({ at }) => (weight.view.length === 1 ? 0 : at));
  return {
    length: own.length,
    sources: Int32Array.from(own, (each) => each.source),
    targets: Int32Array.from(own, (each) => each.target),
    at: (i) => weight.view[places[i]!]!,
  };
}
