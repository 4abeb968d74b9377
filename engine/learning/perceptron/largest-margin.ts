import { solvePositive } from '../solvers/cholesky.ts';
import { lengthOf, marginsOf, type TwoClasses } from './classes.ts';

/** The plane farthest from all samples, in the space of inputs and bias. */
export interface LargestMargin {
  /** γ: 0 where no plane separates. */
  readonly margin: number;
  /** Of length 1. */
  readonly weights: Float64Array;
  /** Samples at that distance, which alone decide the plane. */
  readonly support: readonly number[];
  /** Distance of the hull's nearest point found, which γ cannot exceed: equal to it but for rounding. */
  readonly atMost: number;
}

/**
 * The nearest point to 0 of the convex hull of all y (x, 1), whose direction is that of the largest margin: Wolfe's algorithm
 * (1976). `margin` is measured on the samples, so that bounds made of it hold.
 */
export function largestMargin(classes: TwoClasses): LargestMargin {
  const { count, size, signed } = classes;
  const dot = (a: number, b: number): number => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += signed[a * size + i]! * signed[b * size + i]!;
    return sum;
  };
  const squares = Float64Array.from({ length: count }, (_, k) => dot(k, k));
  const scale = squares.reduce((most, each) => Math.max(most, each), 0);
  let hull: Hull = { support: [squares.indexOf(squares.reduce((a, b) => Math.min(a, b)))], shares: [1] };
  let point = pointOf(classes, hull);
  for (let round = 0; round < 100 * (size + 1) + count; round++) {
    const margins = marginsOf(classes, point);
    const nearest = margins.indexOf(margins.reduce((a, b) => Math.min(a, b)));
    const square = point.reduce((sum, each) => sum + each * each, 0);
    if (square - margins[nearest]! <= 1e-13 * scale || hull.support.includes(nearest)) break;
    const next = shrink({ support: [...hull.support, nearest], shares: [...hull.shares, 0] }, dot);
    const nextPoint = pointOf(classes, next);
    if (!(lengthOf(nextPoint) < Math.sqrt(square))) break;
    [hull, point] = [next, nextPoint];
  }
  const atMost = lengthOf(point);
  const weights = point.map((each) => each / (atMost || 1));
  const margin = marginsOf(classes, weights).reduce((a, b) => Math.min(a, b));
  return { margin: Math.max(0, margin), weights, support: hull.support, atMost };
}

/** A point inside of a simplex of samples: shares are above 0 and sum to 1. */
interface Hull {
  readonly support: readonly number[];
  readonly shares: readonly number[];
}

/** The nearest point of the simplex that lies inside of it or of a face; samples that are not needed are left. */
function shrink(hull: Hull, dot: (a: number, b: number) => number): Hull {
  let { support, shares } = hull;
  for (;;) {
    // Wolfe's equations: (1 + z·z) u = 1 gives the nearest point of the plane through the samples.
    const matrix = support.map((a) => support.map((b) => 1 + dot(a, b)));
    const u = solvePositive(
      matrix,
      support.map(() => 1),
    );
    if (!u) return { support, shares };
    const total = u.reduce((sum, each) => sum + each, 0);
    const wanted = u.map((each) => each / total);
    if (wanted.every((each) => each > 1e-12)) return { support, shares: wanted };
    const steps = wanted.map((each, k) => (each <= 1e-12 ? shares[k]! / Math.max(1e-300, shares[k]! - each) : 1));
    const step = Math.min(1, ...steps);
    const leaves = steps.indexOf(Math.min(...steps));
    const moved = shares.map((each, k) => (1 - step) * each + step * wanted[k]!);
    const stays = moved.map((each, k) => k !== leaves && each > 1e-14);
    support = support.filter((_, k) => stays[k]);
    shares = moved.filter((_, k) => stays[k]);
  }
}

function pointOf({ size, signed }: TwoClasses, { support, shares }: Hull): Float64Array {
  const point = new Float64Array(size);
  support.forEach((k, at) => {
    for (let i = 0; i < size; i++) point[i]! += shares[at]! * signed[k * size + i]!;
  });
  return point;
}
