import { spreadOf } from '../../data/measures/spread.ts';
import { z95 } from '../../analysis/intervals.ts';

/** A mean with the bounds of its 95 % interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** By Student's t; a single value has itself as bounds. Null where there is none. */
export function meanInterval(values: readonly number[]): Interval | null {
  const spread = spreadOf(values);
  if (!spread) return null;
  const { mean, sd, count } = spread;
  const half = sd === null ? 0 : (t95(count - 1) * sd) / Math.sqrt(count);
  return { mean, low: mean - half, high: mean + half };
}

/** 97.5 % quantile of Student's t; beyond the table by the first two terms of its expansion around the normal quantile z. */
export function t95(freedom: number): number {
  return quantiles[freedom - 1] ?? z95 + (z95 ** 3 + z95) / (4 * freedom);
}

/** For 1 to 30 degrees of freedom. */
const quantiles = [
  ...[12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228],
  ...[2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086],
  ...[2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042],
];
