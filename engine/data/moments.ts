import { held } from './numerals.ts';

/** Mean and standard deviation over n; 1 where all values are equal, which then become 0. */
export function momentsOf(values: Float64Array): { mean: number; sd: number } {
  // Values are first scaled by a power of two, so that those near the largest double do not overflow, and none is rounded.
  const scale = scaleOf(values);
  const mean = values.reduce((sum, value) => sum + value / scale, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value / scale - mean) ** 2, 0) / values.length;
  const sd = Math.sqrt(squares);
  const isSpread = sd > values.length * Number.EPSILON * Math.abs(mean) && sd * scale > 0;
  return { mean: withoutSign(held(mean * scale)), sd: isSpread ? held(sd * scale) : 1 };
}

/** JSON knows no −0, and a model's file must hold the same numbers. */
export const withoutSign = (value: number): number => value + 0;

/** The power of two at the largest of some values: divided by it, none is rounded, and their squares neither overflow nor vanish. */
export function scaleOf(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return 2 ** Math.min(1023, Math.floor(Math.log2(largest)));
}
