import { degreeOf, undirectedRows, type Graph } from './graph.ts';

export interface Clustering {
  /**
   * Directed, mean over all vertices (0 where a vertex has too few neighbours): the share of the directed triangles that could go
   * through a vertex and do, whichever way their edges point (Fagiolo 2007, Clustering in complex directed networks).
   */
  readonly directed: number;
  /** Directions ignored: three times the triangles over the connected triples; null without triples. */
  readonly transitivity: number | null;
}

/** Works vertex by vertex; the caller goes on until it is done. */
export function* clusteringOf(graph: Graph): Generator<void, Clustering> {
  const { size, out, in: back } = graph;
  const near = undirectedRows(graph);
  /** How many edges, 1 or 2, join each vertex to the present one. */
  const links = new Uint8Array(size);
  let sum = 0;
  let closed = 0;
  let triples = 0;
  for (let v = 0; v < size; v++) {
    const neighbours = near.to.subarray(near.start[v]!, near.start[v + 1]!);
    for (let k = out.start[v]!; k < out.start[v + 1]!; k++) links[out.to[k]!]!++;
    for (let k = back.start[v]!; k < back.start[v + 1]!; k++) links[back.to[k]!]!++;
    let directed = 0;
    for (const a of neighbours) {
      for (let k = out.start[a]!; k < out.start[a + 1]!; k++) directed += links[a]! * links[out.to[k]!]!;
      for (let k = near.start[a]!; k < near.start[a + 1]!; k++) if (links[near.to[k]!]! > 0) closed++;
    }
    const degree = degreeOf(out, v) + degreeOf(back, v);
    const mutual = degree - neighbours.length;
    const possible = degree * (degree - 1) - 2 * mutual;
    if (possible > 0) sum += directed / possible;
    triples += neighbours.length * (neighbours.length - 1);
    for (const a of neighbours) links[a] = 0;
    yield;
  }
  return { directed: size > 0 ? sum / size : 0, transitivity: triples > 0 ? closed / triples : null };
}
