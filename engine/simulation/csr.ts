import type { Connection } from '../network/types.ts';

/**
 * Synapses in compressed sparse rows: those of source s are `rowStart[s]` … `rowStart[s + 1] − 1`,
 * in order of their connection's weight and id, then of their target: sums must not depend on the order in the file, nor
 * on the ids that connections without one are given there.
 */
export interface Synapses {
  /** Length sources + 1. */
  readonly rowStart: Int32Array;
  /** Length synapses, each: global index of the target neuron, weight, delay in steps, index of its connection. */
  readonly target: Int32Array;
  readonly weight: Float64Array;
  readonly delay: Int32Array;
  readonly connection: Int32Array;
  /** How far ahead of the ring's present row the synapse adds, delay · width + target: the clock's inner loop needs no more. */
  readonly reach: Int32Array;
}

/** Where a population or stimulus sits among all sources. */
export interface SourceRange {
  readonly first: number;
  readonly size: number;
}

export function buildSynapses(
  connections: readonly Connection[],
  ranges: ReadonlyMap<string, SourceRange>,
  sourceCount: number,
  neuronCount: number,
): Synapses {
  const rowStart = new Int32Array(sourceCount + 1);
  forEachSynapse(connections, ranges, (source) => rowStart[source + 1]!++);
  for (let s = 0; s < sourceCount; s++) rowStart[s + 1]! += rowStart[s]!;

  const count = rowStart[sourceCount]!;
  const synapses: Synapses = {
    rowStart,
    target: new Int32Array(count),
    weight: new Float64Array(count),
    delay: new Int32Array(count),
    connection: new Int32Array(count),
    reach: new Int32Array(count),
  };
  const next = rowStart.slice(0, sourceCount);
  forEachSynapse(connections, ranges, (source, target, index) => {
    const k = next[source]!++;
    const { weight, delay } = connections[index]!;
    synapses.target[k] = target;
    synapses.weight[k] = weight;
    synapses.delay[k] = delay;
    synapses.connection[k] = index;
    synapses.reach[k] = delay * neuronCount + target;
  });
  return synapses;
}

function forEachSynapse(
  connections: readonly Connection[],
  ranges: ReadonlyMap<string, SourceRange>,
  visit: (source: number, target: number, connection: number) => void,
): void {
  for (const index of inOrder(connections)) {
    const { source, target, connector } = connections[index]!;
    const from = rangeOf(ranges, source);
    const to = rangeOf(ranges, target);
    for (let i = 0; i < from.size; i++) {
      if (connector === 'OneToOne') visit(from.first + i, to.first + i, index);
      else for (let j = 0; j < to.size; j++) visit(from.first + i, to.first + j, index);
    }
  }
}

/** Indices of the connections by weight, then id. */
function inOrder(connections: readonly Connection[]): number[] {
  return [...connections.keys()].sort((i, j) => {
    const [a, b] = [connections[i]!, connections[j]!];
    return a.weight - b.weight || (a.id < b.id ? -1 : 1);
  });
}

export function rangeOf(ranges: ReadonlyMap<string, SourceRange>, id: string): SourceRange {
  const range = ranges.get(id);
  if (!range) throw new Error(`Found id "${id}", expected one of ${[...ranges.keys()].join(', ')}`);
  return range;
}
