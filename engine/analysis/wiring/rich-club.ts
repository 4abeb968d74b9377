import { degreeOf, type Graph } from './graph.ts';

/**
 * φ(k): the density among the vertices whose degree, in and out together, is above k; one value each k from 0 to the highest at which
 * two are left (Colizza et al. 2006, Detecting rich-club ordering in complex networks; van den Heuvel & Sporns 2011).
 */
export function richClub({ size, out, in: back }: Graph): number[] {
  const degrees = Array.from({ length: size }, (_, v) => degreeOf(out, v) + degreeOf(back, v));
  const highest = degrees.reduce((most, each) => Math.max(most, each), 0);
  /** Vertices of degree k, and edges whose lesser end has it; then of all above. */
  const vertices = new Float64Array(highest + 2);
  const edges = new Float64Array(highest + 2);
  for (let v = 0; v < size; v++) {
    vertices[degrees[v]!]!++;
    for (let k = out.start[v]!; k < out.start[v + 1]!; k++) edges[Math.min(degrees[v]!, degrees[out.to[k]!]!)]!++;
  }
  for (let k = highest; k >= 0; k--) {
    vertices[k]! += vertices[k + 1]!;
    edges[k]! += edges[k + 1]!;
  }
  const club: number[] = [];
  for (let k = 0; k < highest && vertices[k + 1]! > 1; k++)
    club.push(edges[k + 1]! / (vertices[k + 1]! * (vertices[k + 1]! - 1)));
  return club;
}
