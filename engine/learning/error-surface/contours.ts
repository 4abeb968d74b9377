import type { ErrorSurface } from './surface.ts';

/** Where the surface has one height, as lines from (x1, y1) to (x2, y2): [segments][4]. */
export interface Contour {
  readonly level: number;
  readonly segments: Float64Array;
}

/** `count` heights whose distances grow as those of a bowl do, so that its contours lie evenly. Empty where the surface is flat. */
export function contourLevels({ values }: Pick<ErrorSurface, 'values'>, count: number): number[] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high > low)) return [];
  return Array.from({ length: count }, (_, k) => low + (high - low) * ((k + 1) / (count + 1)) ** 2);
}

type Grid = Pick<ErrorSurface, 'x' | 'y' | 'values'>;

/** Marching squares (Lorensen & Cline 1987, in the plane), with saddles parted by their mean. Cells with what is no number are left out. */
export function contoursOf(surface: Grid, levels: readonly number[]): Contour[] {
  return levels.map((level) => ({ level, segments: Float64Array.from(segmentsOf(surface, level)) }));
}

function segmentsOf({ x, y, values }: Grid, level: number): number[] {
  const segments: number[] = [];
  const width = x.length;
  for (let row = 0; row + 1 < y.length; row++) {
    for (let column = 0; column + 1 < width; column++) {
      const k = row * width + column;
      const corners = [values[k]!, values[k + 1]!, values[k + width + 1]!, values[k + width]!];
      if (!corners.every(Number.isFinite)) continue;
      const xs = [x[column]!, x[column + 1]!, x[column + 1]!, x[column]!];
      const ys = [y[row]!, y[row]!, y[row + 1]!, y[row + 1]!];
      for (const pair of pairsOf(corners, level))
        for (const side of pair) segments.push(cross(corners, xs, level, side), cross(corners, ys, level, side));
    }
  }
  return segments;
}

/** Sides of the cell, each from a corner to the next, that a line of this level joins. */
function pairsOf(corners: readonly number[], level: number): (readonly [number, number])[] {
  const isHigh = corners.map((each) => each >= level);
  const crossed = [0, 1, 2, 3].filter((side) => isHigh[side] !== isHigh[(side + 1) % 4]);
  if (crossed.length === 0) return [];
  if (crossed.length === 2) return [[crossed[0]!, crossed[1]!]];
  const isMiddleHigh = corners.reduce((sum, each) => sum + each, 0) / 4 >= level;
  return isMiddleHigh === isHigh[0]
    ? [
        [0, 1],
        [2, 3],
      ]
    : [
        [3, 0],
        [1, 2],
      ];
}

/** Where along a side the level lies, as a coordinate. */
function cross(corners: readonly number[], places: readonly number[], level: number, side: number): number {
  const [a, b] = [corners[side]!, corners[(side + 1) % 4]!];
  const [from, to] = [places[side]!, places[(side + 1) % 4]!];
  return from + ((to - from) * (level - a)) / (b - a);
}
