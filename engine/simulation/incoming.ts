import type { SynapseGroup } from './groups.ts';

/** The synapses of a group by target. */
export interface Incoming {
  /** Those onto target t, numbered from the group's `firstTarget`, are synapse[start[t]] … synapse[start[t + 1] − 1], in order of source. */
  readonly start: Int32Array;
  readonly synapse: Int32Array;
}

const known = new WeakMap<SynapseGroup, Incoming>();

/** Made when it is first asked for, which takes a walk through all synapses of the group and 4 bytes for each. */
export function incomingOf(group: SynapseGroup): Incoming {
  const incoming = known.get(group) ?? createIncoming(group);
  known.set(group, incoming);
  return incoming;
}

function createIncoming({ reach: { view: reach }, ring: { width } }: SynapseGroup): Incoming {
  const start = new Int32Array(width + 1);
  for (const each of reach) start[(each % width) + 1]!++;
  for (let t = 0; t < width; t++) start[t + 1]! += start[t]!;
  const next = start.slice(0, width);
  const synapse = new Int32Array(reach.length);
  for (let k = 0; k < reach.length; k++) synapse[next[reach[k]! % width]!++] = k;
  return { start, synapse };
}
