import type { MemoryPlan, RealArray, Region } from '../codegen/memory.ts';
import type { RingArrays } from '../codegen/kernel.ts';
import { longestDelay } from '../network/delay.ts';
import type { Connection } from '../network/types-connections.ts';
import type { Network } from '../network/types.ts';
import { forEachPair } from '../wiring/pairs.ts';
import type { GroupPlan } from './plan-groups.ts';
import { forEachSynapse } from '../wiring/synapses.ts';
import type { WiringOptions } from '../wiring/options.ts';
import { rangeOf, type SourceLayout, type SourceRange } from './sources.ts';

/**
 * Synapses onto one input of one batch, in compressed sparse rows: those of source s are `rowStart[s − firstSource]` up to
 * `rowStart[s − firstSource + 1]`. Small connections share a group, in order of their weight and id, then of their target:
 * sums must not depend on the order in the file, nor on the ids that connections without one are given there.
 */
export interface SynapseGroup {
  readonly firstSource: number;
  readonly sources: number;
  /** First neuron of the batch among all sources; targets are numbered from it. */
  readonly firstTarget: number;
  /** Where all targets lie among all sources. */
  readonly targets: SourceRange;
  /** Number of synapses. */
  readonly count: number;
  readonly ring: RingArrays;
  readonly rowStart: Region<Int32Array>;
  /** delay · width + target: how far ahead of the ring's present row the synapse adds. */
  readonly reach: Region<Int32Array>;
  /** One a synapse, or one for all. */
  readonly weight: Region<RealArray>;
  /** The delay of all synapses in steps; 0 where they differ. */
  readonly delay: number;
  /** Indices of its connections in the network. */
  readonly connections: readonly number[];
  /** Which of `connections` a synapse belongs to; null where there is but one. */
  readonly connection: Region<Int32Array> | null;
  /** Not 0 for synapses that were cut, one a synapse; null where none ever is. */
  readonly lost: Region<Int32Array> | null;
}

export function endsOf(
  { source, target }: Connection,
  { ranges }: Pick<SourceLayout, 'ranges'>,
): [SourceRange, SourceRange] {
  return [rangeOf(ranges, source), rangeOf(ranges, target)];
}

/** The smallest range that holds all of these. */
export function spanOf(ranges: readonly SourceRange[]): SourceRange {
  const first = ranges.reduce((least, range) => Math.min(least, range.first), Infinity);
  const end = ranges.reduce((most, range) => Math.max(most, range.first + range.size), 0);
  return { first, size: end - first };
}

type WiringLayout = Pick<SourceLayout, 'ranges' | 'randomKeys'>;

export function wiringOf(connection: Connection, network: Network, layout: WiringLayout): WiringOptions {
  const [from, to] = endsOf(connection, layout);
  return {
    connection,
    sourceSize: from.size,
    targetSize: to.size,
    sameGroup: connection.source === connection.target,
    seed: network.seed,
    key: layout.randomKeys.connections.get(connection.id)!,
    dt: network.time.dt,
  };
}

/** The longest delay in steps among synapses that are really there. `layout` needs no more than sizes and keys. */
export function longestDelayOf(connection: Connection, network: Network, layout: WiringLayout): number {
  const bound = longestDelay(connection, network.time.dt);
  const isDrawn = typeof connection.delay !== 'number' && typeof connection.delay.ms !== 'number';
  if (!isDrawn) return bound;
  let longest = 1;
  forEachSynapse(wiringOf(connection, network, layout), (_s, _t, _w, delay) => (longest = Math.max(longest, delay)));
  return longest;
}

/** Plans the arrays of a group; `fill` once the memory is there. */
export function planGroupArrays(
  memory: MemoryPlan,
  { connections: indices, isPlastic }: GroupPlan,
  network: Network,
  layout: SourceLayout,
  target: { readonly ring: RingArrays; readonly first: number },
): { readonly group: SynapseGroup; fill(): void } {
  const connections = indices.map((index) => network.connections[index]!);
  const ends = connections.map((connection) => endsOf(connection, layout));
  const { first: firstSource, size: sources } = spanOf(ends.map(([from]) => from));
  const targets = spanOf(ends.map(([, to]) => to));
  const counts = new Int32Array(sources + 1);
  connections.forEach((connection, k) => {
    const offset = ends[k]![0].first - firstSource + 1;
    forEachPair(wiringOf(connection, network, layout), (source) => counts[source + offset]!++);
  });
  for (let s = 0; s < sources; s++) counts[s + 1]! += counts[s]!;
  const count = counts[sources]!;
  const delays = connections.map((connection) => fixedDelay(connection, network.time.dt));
  const isOneWeight = connections.length === 1 && hasOneWeight(connections[0]!, network) && !isPlastic;
  const group: SynapseGroup = {
    firstSource,
    sources,
    firstTarget: target.first,
    targets,
    count,
    ring: target.ring,
    rowStart: memory.ints(sources + 1, 'fixed'),
    reach: memory.ints(count, 'fixed'),
    weight: memory.reals(isOneWeight ? 1 : count),
    delay: delays.every((delay) => delay === delays[0]) ? delays[0]! : 0,
    connections: indices,
    connection: connections.length > 1 ? memory.ints(count, 'fixed') : null,
    lost: connections.some(({ id }) => isEverCut(id, network)) ? memory.ints(count) : null,
  };
  return {
    group,
    fill() {
      group.rowStart.view.set(counts);
      const next = counts.slice(0, sources);
      connections.forEach((connection, k) => {
        const [from, to] = ends[k]!;
        const firstTarget = to.first - target.first;
        forEachSynapse(wiringOf(connection, network, layout), (source, neuron, weight, delay) => {
          const at = next[from.first - firstSource + source]!++;
          group.reach.view[at] = delay * target.ring.width + firstTarget + neuron;
          group.weight.view[isOneWeight ? 0 : at] = weight;
          if (group.connection) group.connection.view[at] = k;
        });
      });
    },
  };
}

/** The source, numbered within the group, that a synapse comes from. */
export function sourceOf({ rowStart: { view }, sources }: SynapseGroup, synapse: number): number {
  let low = 0;
  let high = sources - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (view[middle + 1]! <= synapse) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The delay of all synapses of a connection in steps, 0 where they differ. */
function fixedDelay(connection: Connection, dt: number): number {
  const { connector, delay } = connection;
  if (typeof connector !== 'string' && connector.kind === 'FromList' && connector.list.some((row) => row.length > 3))
    return 0;
  return typeof delay === 'number' || typeof delay.ms === 'number' ? longestDelay(connection, dt) : 0;
}

function isEverCut(id: string, { events }: Network): boolean {
  return events.some((event) => event.kind === 'cut' && event.connection === id);
}

/** Whether all synapses have one weight, now and for good. */
function hasOneWeight({ id, connector, weight }: Connection, { events }: Network): boolean {
  if (events.some((event) => event.kind !== 'lesion' && event.connection === id)) return false;
  const isListed =
    typeof connector !== 'string' && connector.kind === 'FromList' && connector.list.some((row) => row.length > 2);
  return typeof weight === 'number' && !isListed;
}
