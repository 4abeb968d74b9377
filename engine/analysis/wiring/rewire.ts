import { createRandom } from '../../simulation/random.ts';
import { graphOf, type Graph } from './graph.ts';

/** Swaps tried for each edge: enough that little is left of the order (Milo et al. 2003 ask for as many). */
const swapsPerEdge = 10;

/**
 * A random graph in which each vertex keeps its in- and out-degree: two edges a→b, c→d become a→d, c→b, unless that made a loop or
 * an edge twice (Maslov & Sneppen 2002, Specificity and stability in topology of protein networks). `copy` tells apart the graphs of a seed.
 */
export function* rewire(graph: Graph, seed: number, copy: number): Generator<void, Graph> {
  const { size, edges, out } = graph;
  const random = createRandom(seed, copy);
  const sources = new Int32Array(edges);
  const targets = out.to.slice();
  for (let v = 0; v < size; v++) sources.fill(v, out.start[v], out.start[v + 1]);
  const present = new Set<number>();
  for (let k = 0; k < edges; k++) present.add(sources[k]! * size + targets[k]!);
  for (let attempt = 0; attempt < swapsPerEdge * edges; attempt++) {
    const { uniform } = random.at(0, 1, attempt);
    const i = Math.floor(uniform() * edges);
    const j = Math.floor(uniform() * edges);
    const [a, b, c, d] = [sources[i]!, targets[i]!, sources[j]!, targets[j]!];
    if (attempt % 4096 === 4095) yield;
    if (a === d || c === b || present.has(a * size + d) || present.has(c * size + b)) continue;
    present.delete(a * size + b);
    present.delete(c * size + d);
    present.add(a * size + d);
    present.add(c * size + b);
    targets[i] = d;
    targets[j] = b;
  }
  return graphOf(size, sources, targets);
}
