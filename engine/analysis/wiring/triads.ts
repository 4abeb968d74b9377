import { undirectedRows, type Graph } from './graph.ts';

/** The 13 ways in which three vertices hang together, by their names in Holland & Leinhardt (1970): pairs mutual, one-way, null; then a letter. */
export const triadNames = [
  ...['021D', '021U', '021C', '111D', '111U', '030T', '030C', '201', '120D', '120U', '120C', '210', '300'],
] as const;
export type TriadName = (typeof triadNames)[number];

export type TriadCensus = Readonly<Record<TriadName, number>>;

/** Batagelj & Mrvar (2001), A subquadratic triad census algorithm for large sparse networks with small maximum degree. */
export function* triadCensus(graph: Graph): Generator<void, TriadCensus> {
  const { size } = graph;
  const near = undirectedRows(graph);
  const counts = new Float64Array(16);
  const ofV = new Uint8Array(size);
  const ofU = new Uint8Array(size);
  for (let v = 0; v < size; v++) {
    const aroundV = near.to.subarray(near.start[v]!, near.start[v + 1]!);
    mark(graph, v, ofV);
    for (const u of aroundV) {
      if (u < v) continue;
      const aroundU = near.to.subarray(near.start[u]!, near.start[u + 1]!);
      mark(graph, u, ofU);
      const pair = ofV[u]!;
      // Each triple that hangs together is counted at one of its pairs alone.
      for (const w of aroundU) {
        if (w <= v || (w < u && ofV[w] !== 0)) continue;
        counts[typeOf[pair + 4 * ofV[w]! + 16 * ofU[w]!]!]!++;
      }
      for (const w of aroundV) if (w > u && ofU[w] === 0) counts[typeOf[pair + 4 * ofV[w]!]!]!++;
      for (const w of aroundU) ofU[w] = 0;
    }
    for (const w of aroundV) ofV[w] = 0;
    yield;
  }
  return Object.fromEntries(triadNames.map((name, k) => [name, counts[k + 3]!])) as TriadCensus;
}

/** Of each neighbour of a vertex: bit 0 is an edge to it, bit 1 one back. */
function mark({ out, in: back }: Graph, vertex: number, codes: Uint8Array): void {
  for (let k = out.start[vertex]!; k < out.start[vertex + 1]!; k++) codes[out.to[k]!]! |= 1;
  for (let k = back.start[vertex]!; k < back.start[vertex + 1]!; k++) codes[back.to[k]!]! |= 2;
}

/** The type of a triple, counted from 0 for the empty one, by its six bits: table 1 of Batagelj & Mrvar. */
const typeOf = [
  ...[0, 1, 1, 2, 1, 3, 5, 7, 1, 5, 4, 6, 2, 7, 6, 10, 1, 5, 3, 7, 4, 8, 8, 12, 5, 9, 8, 13, 6, 13, 11, 14],
  ...[1, 4, 5, 6, 5, 8, 9, 13, 3, 8, 8, 11, 7, 12, 13, 14, 2, 6, 7, 10, 6, 11, 13, 14, 7, 13, 12, 14, 10, 14, 14, 15],
];
