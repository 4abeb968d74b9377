import type { Convergence, ConvergencePoint } from './types.ts';

/**
 * Straight line through ln error against ln window. The variance of ln error is about 1/(2n) for n windows, so that each point
 * weighs 2n; null below two points with an error.
 */
export function slopeOf(points: readonly ConvergencePoint[]): Convergence['slope'] {
  const used = points.filter(({ error }) => error > 0);
  if (used.length < 2) return null;
  const weights = used.map(({ windows }) => 2 * windows);
  const total = sum(weights);
  const [xs, ys] = [used.map(({ window }) => Math.log(window)), used.map(({ error }) => Math.log(error))];
  const [x, y] = [xs, ys].map((values) => sum(values.map((value, k) => weights[k]! * value)) / total) as [
    number,
    number,
  ];
  const spread = sum(xs.map((value, k) => weights[k]! * (value - x) ** 2));
  const shared = sum(xs.map((value, k) => weights[k]! * (value - x) * (ys[k]! - y)));
  return { value: shared / spread, error: 1 / Math.sqrt(spread) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
