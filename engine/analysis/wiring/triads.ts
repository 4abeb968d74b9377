import { hasEdge, undirectedRows, type Graph } from './graph.ts';

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
  const counts = new Float64Array(triadNames.length);
  /** 1 for neighbours of v, 2 for those of u. */
  const side = new Uint8Array(size);
  for (let v = 0; v < size; v++) {
    const ofV = near.to.subarray(near.start[v]!, near.start[v + 1]!);
    for (const w of ofV) side[w] = 1;
    for (const u of ofV) {
      if (u < v) continue;
      const ofU = near.to.subarray(near.start[u]!, near.start[u + 1]!);
      const pair = code(graph, v, u);
      const count = (w: number): void => {
        const kind = typeOf[pair + 4 * code(graph, v, w) + 16 * code(graph, u, w)]!;
        counts[kind - 3]!++;
      };
      // Each triple that hangs together is counted at one of its pairs alone.
      for (const w of ofU) if (w !== v && (u < w || (v < w && side[w] === 0))) count(w);
      for (const w of ofV) if (w > u && !isIn(ofU, w)) count(w);
    }
    for (const w of ofV) side[w] = 0;
    if (v % 16 === 15) yield;
  }
  return Object.fromEntries(triadNames.map((name, k) => [name, counts[k]!])) as TriadCensus;
}

/** Bit 0: an edge from a to b; bit 1: one back. */
function code(graph: Graph, a: number, b: number): number {
  return Number(hasEdge(graph, a, b)) + 2 * Number(hasEdge(graph, b, a));
}

function isIn(sorted: Int32Array, value: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === value;
}

/** The type of a triple, counted from 0 for the empty one, by its six bits: table 1 of Batagelj & Mrvar. */
const typeOf = [
  ...[0, 1, 1, 2, 1, 3, 5, 7, 1, 5, 4, 6, 2, 7, 6, 10, 1, 5, 3, 7, 4, 8, 8, 12, 5, 9, 8, 13, 6, 13, 11, 14],
  ...[1, 4, 5, 6, 5, 8, 9, 13, 3, 8, 8, 11, 7, 12, 13, 14, 2, 6, 7, 10, 6, 11, 13, 14, 7, 13, 12, 14, 10, 14, 14, 15],
];
