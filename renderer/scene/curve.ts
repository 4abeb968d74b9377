import type { Box } from './camera.ts';

/** A chain of cubic Bézier pieces with points at even distances along it, so that beads move evenly. */
export interface Curve {
  /** x0 y0, then for each piece c1x c1y c2x c2y x y. */
  readonly cubics: readonly number[];
  /** x y of `points.length / 2` points at even arc length, both ends among them. */
  readonly points: Float32Array;
  readonly length: number;
  readonly box: Box;
}

/** A place on a curve; `angle` is the direction of travel in radians. */
export interface CurvePoint {
  x: number;
  y: number;
  angle: number;
}

const SAMPLES_PER_PIECE = 24;
const POINT_SPACING = 6;
const MIN_POINTS = 16;
const MAX_POINTS = 128;

/** Of a light curve. */
const LIGHT_SAMPLES = 12;
const LIGHT_POINTS = 24;

export function createCurve(cubics: readonly number[]): Curve {
  const samples = sampleCubics(cubics, SAMPLES_PER_PIECE);
  const { points, length } = spaceEvenly(samples, MAX_POINTS);
  return { cubics, points, length, box: boxOf(points) };
}

/**
 * A curve of a circuit with very many: a box around its control points, and few points along it, made when they are
 * first asked for.
 */
export function createLightCurve(cubics: readonly number[]): Curve {
  let spaced: ReturnType<typeof spaceEvenly> | null = null;
  const made = (): ReturnType<typeof spaceEvenly> =>
    (spaced ??= spaceEvenly(sampleCubics(cubics, LIGHT_SAMPLES), LIGHT_POINTS));
  return {
    cubics,
    box: boxOf(cubics),
    get points() {
      return made().points;
    },
    get length() {
      return made().length;
    },
  };
}

/** Writes the place at `fraction` (0 start, 1 end) of the curve's length into `out`. */
export function pointAt(curve: Curve, fraction: number, out: CurvePoint): void {
  const points = curve.points;
  const last = points.length / 2 - 1;
  const place = Math.max(0, Math.min(1, fraction)) * last;
  const index = Math.min(last - 1, Math.floor(place));
  const x0 = points[2 * index] ?? 0;
  const y0 = points[2 * index + 1] ?? 0;
  const dx = (points[2 * index + 2] ?? 0) - x0;
  const dy = (points[2 * index + 3] ?? 0) - y0;
  out.x = x0 + dx * (place - index);
  out.y = y0 + dy * (place - index);
  out.angle = Math.atan2(dy, dx);
}

/** Distance from a point to the curve. */
export function distanceTo(curve: Curve, x: number, y: number): number {
  const points = curve.points;
  let nearest = Infinity;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const x0 = points[i] ?? 0;
    const y0 = points[i + 1] ?? 0;
    nearest = Math.min(nearest, squaredToSegment(x - x0, y - y0, (points[i + 2] ?? 0) - x0, (points[i + 3] ?? 0) - y0));
  }
  return Math.sqrt(nearest);
}

function squaredToSegment(px: number, py: number, dx: number, dy: number): number {
  const lengthSquared = dx * dx + dy * dy;
  const t = lengthSquared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / lengthSquared));
  return (px - t * dx) ** 2 + (py - t * dy) ** 2;
}

function sampleCubics(c: readonly number[], perPiece: number): number[] {
  const samples = [c[0] ?? 0, c[1] ?? 0];
  for (let i = 0; i + 7 < c.length; i += 6) {
    for (let k = 1; k <= perPiece; k++) {
      const t = k / perPiece;
      samples.push(
        bernstein(c[i] ?? 0, c[i + 2] ?? 0, c[i + 4] ?? 0, c[i + 6] ?? 0, t),
        bernstein(c[i + 1] ?? 0, c[i + 3] ?? 0, c[i + 5] ?? 0, c[i + 7] ?? 0, t),
      );
    }
  }
  return samples;
}

function bernstein(a: number, b: number, c: number, d: number, t: number): number {
  const s = 1 - t;
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

function spaceEvenly(samples: readonly number[], most: number): { points: Float32Array; length: number } {
  const along = cumulativeLength(samples);
  const length = along[along.length - 1] ?? 0;
  const count = Math.max(MIN_POINTS, Math.min(most, Math.ceil(length / POINT_SPACING))) + 1;
  const points = new Float32Array(2 * count);
  let s = 0;
  for (let k = 0; k < count; k++) {
    const wanted = (length * k) / (count - 1);
    while (s < along.length - 2 && (along[s + 1] ?? 0) < wanted) s++;
    const span = (along[s + 1] ?? 0) - (along[s] ?? 0);
    const t = span === 0 ? 0 : Math.min(1, (wanted - (along[s] ?? 0)) / span);
    points[2 * k] = mix(samples[2 * s] ?? 0, samples[2 * s + 2] ?? 0, t);
    points[2 * k + 1] = mix(samples[2 * s + 1] ?? 0, samples[2 * s + 3] ?? 0, t);
  }
  return { points, length };
}

function cumulativeLength(samples: readonly number[]): number[] {
  const along = [0];
  for (let i = 2; i < samples.length; i += 2) {
    const dx = (samples[i] ?? 0) - (samples[i - 2] ?? 0);
    const dy = (samples[i + 1] ?? 0) - (samples[i - 1] ?? 0);
    along.push((along[along.length - 1] ?? 0) + Math.hypot(dx, dy));
  }
  return along;
}

function boxOf(points: ArrayLike<number>): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (let i = 0; i < points.length; i += 2) {
    box.minX = Math.min(box.minX, points[i] ?? 0);
    box.maxX = Math.max(box.maxX, points[i] ?? 0);
    box.minY = Math.min(box.minY, points[i + 1] ?? 0);
    box.maxY = Math.max(box.maxY, points[i + 1] ?? 0);
  }
  return box;
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}
