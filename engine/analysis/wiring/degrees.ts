import { degreeOf, hasEdge, type Graph, type Rows } from './graph.ts';

export interface Degrees {
  readonly mean: number;
  readonly sd: number;
  readonly max: number;
  /** `histogram[k]` vertices have degree k. */
  readonly histogram: readonly number[];
}

export function degreesOf({ size }: Graph, rows: Rows): Degrees {
  const degrees = Array.from({ length: size }, (_, v) => degreeOf(rows, v));
  const max = degrees.reduce((most, each) => Math.max(most, each), 0);
  const histogram = new Array<number>(max + 1).fill(0);
  for (const each of degrees) histogram[each]!++;
  const mean = size > 0 ? rows.to.length / size : 0;
  const squares = degrees.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { mean, sd: size > 0 ? Math.sqrt(squares / size) : 0, max, histogram };
}

/** Share of the possible edges that are there; 0 below two vertices. */
export function densityOf({ size, edges }: Graph): number {
  return size > 1 ? edges / (size * (size - 1)) : 0;
}

/** Share of the edges whose reverse is there too; null without edges. */
export function reciprocityOf(graph: Graph): number | null {
  const { size, edges, out } = graph;
  if (edges === 0) return null;
  let mutual = 0;
  for (let v = 0; v < size; v++)
    for (let k = out.start[v]!; k < out.start[v + 1]!; k++) if (hasEdge(graph, out.to[k]!, v)) mutual++;
  return mutual / edges;
}
