import { createRandom } from '../../simulation/random.ts';
import type { Graph } from './graph.ts';

/** Lengths of the shortest directed paths, in synapses, over ordered pairs of different vertices. */
export interface Paths {
  /** Over the pairs that a path joins; null without any. */
  readonly mean: number | null;
  /** `histogram[d]` pairs are d synapses apart; `histogram[0]` is 0. */
  readonly histogram: readonly number[];
  /** The longest of them: the diameter, or, of a sample, the longest that was met. */
  readonly longest: number;
  /** Share of the pairs that no path joins. */
  readonly unreachable: number;
  /** Vertices from which paths were followed, of all: 1 is exact. */
  readonly coverage: number;
}

/** Up to so many vertices all are sources; above, a random sample of so many. */
export const maxSources = 1000;

/** Breadth-first from each source. */
export function* pathsOf({ size, out }: Graph, seed: number): Generator<void, Paths> {
  const sources = sampleOf(size, maxSources, seed);
  const distance = new Int32Array(size);
  const queue = new Int32Array(size);
  const histogram: number[] = [0];
  for (const source of sources) {
    distance.fill(-1);
    distance[source] = 0;
    queue[0] = source;
    let end = 1;
    for (let at = 0; at < end; at++) {
      const v = queue[at]!;
      const next = distance[v]! + 1;
      for (let k = out.start[v]!; k < out.start[v + 1]!; k++) {
        const w = out.to[k]!;
        if (distance[w] !== -1) continue;
        distance[w] = next;
        queue[end++] = w;
        histogram[next] = (histogram[next] ?? 0) + 1;
      }
    }
    yield;
  }
  const pairs = sources.length * Math.max(0, size - 1);
  const joined = histogram.reduce((sum, count) => sum + count, 0);
  const total = histogram.reduce((sum, count, length) => sum + count * length, 0);
  return {
    mean: joined > 0 ? total / joined : null,
    histogram,
    longest: histogram.length - 1,
    unreachable: pairs > 0 ? 1 - joined / pairs : 0,
    coverage: size > 0 ? sources.length / size : 1,
  };
}

/** `count` different numbers below `size`, or all, ascending: selection sampling (Knuth, The Art of Computer Programming 2, algorithm S). */
function sampleOf(size: number, count: number, seed: number): number[] {
  if (size <= count) return Array.from({ length: size }, (_, v) => v);
  const random = createRandom(seed);
  const chosen: number[] = [];
  for (let v = 0; chosen.length < count; v++) {
    if ((size - v) * random.at(0, 0, v).uniform() < count - chosen.length) chosen.push(v);
  }
  return chosen;
}
