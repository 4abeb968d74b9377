import type { Contour } from '../../../../engine/learning/error-surface/contours.ts';
import type { SurfaceFound } from '../../../worker/training/surface-protocol.ts';

type Grid = Pick<SurfaceFound, 'x' | 'y' | 'values'>;

/** The loss between points of the grid, bilinear; NaN outside and beside what is no number. */
export function lossAt({ x, y, values }: Grid, atX: number, atY: number): number {
  const [column, row] = [cellOf(x, atX), cellOf(y, atY)];
  if (column === null || row === null) return NaN;
  const k = row.cell * x.length + column.cell;
  const [a, b] = [column.share, row.share];
  const low = (1 - a) * values[k]! + a * values[k + 1]!;
  const high = (1 - a) * values[k + x.length]! + a * values[k + x.length + 1]!;
  return (1 - b) * low + b * high;
}

function cellOf(places: Float64Array, at: number): { readonly cell: number; readonly share: number } | null {
  const [low, high] = [places[0]!, places.at(-1)!];
  if (!(at >= low && at <= high)) return null;
  const place = ((at - low) / (high - low)) * (places.length - 1);
  const cell = Math.min(places.length - 2, Math.floor(place));
  return { cell, share: place - cell };
}

/** Lowest and highest number of a grid; null where there is none. */
export function heightsOf({ values }: Pick<Grid, 'values'>): readonly [low: number, high: number] | null {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high >= low ? [low, high] : null;
}

/** 0 at the lowest, 1 at the highest; as the levels of contours, by the root, so that a bowl is shaded evenly. */
export function shareOf(value: number, [low, high]: readonly [number, number]): number {
  return high > low ? Math.sqrt(Math.max(0, Math.min(1, (value - low) / (high - low)))) : 0;
}

/** How bright a point of the grid is where light falls from the upper left, 0 to 1, 0.5 on the flat; heights are shares. */
export function hillshade(heights: Float64Array, width: number, column: number, row: number): number {
  const rows = heights.length / width;
  const at = (c: number, r: number): number =>
    heights[Math.max(0, Math.min(rows - 1, r)) * width + Math.max(0, Math.min(width - 1, c))]!;
  const steepness = width / 6;
  const dx = (at(column + 1, row) - at(column - 1, row)) * steepness;
  const dy = (at(column, row + 1) - at(column, row - 1)) * steepness;
  // The normal is (−dx, −dy, 1); the light comes from (−1, 1).
  const light = (dx - dy) / Math.hypot(1, dx, dy) / Math.SQRT2;
  return 0.5 + 0.5 * light;
}

/** Where a level can be written on its line, and how the line runs there. */
export interface LevelLabel {
  readonly level: number;
  readonly x: number;
  readonly y: number;
  /** Radians, such that the text is not upside down. */
  readonly angle: number;
}

/**
 * One place a level, far enough from all others, from what is drawn above and from the edge; a level without such a place goes without.
 * Segments in pixels.
 */
export function placeLabels(
  contours: readonly Contour[],
  { width, height }: { readonly width: number; readonly height: number },
  above: readonly (readonly [x: number, y: number])[] = [],
): LevelLabel[] {
  const labels: LevelLabel[] = [];
  for (const { level, segments } of contours) {
    let best: LevelLabel | null = null;
    let most = -Infinity;
    for (let k = 0; k < segments.length; k += 4) {
      const [x1, y1, x2, y2] = [segments[k]!, segments[k + 1]!, segments[k + 2]!, segments[k + 3]!];
      // A line through a point of the grid has pieces that are too short to have a direction.
      if (Math.hypot(x2 - x1, y2 - y1) < 2) continue;
      const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
      const angle = upright(Math.atan2(y2 - y1, x2 - x1));
      const [roomX, roomY] = [8 + halfLabel * Math.cos(angle), 8 + halfLabel * Math.abs(Math.sin(angle))];
      if (Math.min(x, width - x) < roomX || Math.min(y, height - y) < roomY) continue;
      if (above.some((spot) => isWithin(spot, x, y, angle))) continue;
      const distance = Math.min(mostDistance, ...labels.map((label) => Math.hypot(label.x - x, label.y - y)));
      // Of places that are as far from others, the one nearest the middle.
      const worth = distance - 0.05 * Math.hypot(x - width / 2, y - height / 2);
      if (distance <= leastDistance || worth <= most) continue;
      most = worth;
      best = { level, x, y, angle };
    }
    if (best) labels.push(best);
  }
  return labels;
}

/** Whether a spot lies on a label, or nearly. */
function isWithin([px, py]: readonly [number, number], x: number, y: number, angle: number): boolean {
  const [dx, dy] = [px - x, py - y];
  const along = dx * Math.cos(angle) + dy * Math.sin(angle);
  const across = dy * Math.cos(angle) - dx * Math.sin(angle);
  return Math.abs(along) < halfLabel + 6 && Math.abs(across) < 16;
}

/** Labels nearer than this to each other are hard to read; farther apart than this is no better. */
const [leastDistance, mostDistance] = [30, 90];
/** Pixels from the middle of a label to its end. */
const halfLabel = 22;

function upright(angle: number): number {
  if (angle > Math.PI / 2) return angle - Math.PI;
  return angle <= -Math.PI / 2 ? angle + Math.PI : angle;
}
