import { held } from './numerals.ts';

/** Mean and standard deviation over n; 1 where all values are equal but for rounding, which then become 0. */
export function momentsOf(values: Float64Array): Scale {
  // Values are first scaled by a power of two, so that those near the largest double do not overflow, and none is rounded.
  const scale = scaleOf(values);
  const inUnits = values.map((value) => value / scale);
  const mean = meanOf(inUnits);
  const sd = Math.sqrt(meanOf(inUnits.map((value) => (value - mean) ** 2)));
  const isSpread = sd > roundingOf(mean) && sd * scale > 0;
  return { mean: withoutSign(held(mean * scale)), sd: isSpread ? held(sd * scale) : 1 };
}

/**
 * The sum of many large values may be rounded by more than they differ: then what is left of each is averaged again (Chan et al.
 * 1983). A mean that is right to a few units in the last place stays as other programs have it.
 */
export function meanOf(values: Float64Array): number {
  const plain = values.reduce((sum, value) => sum + value, 0) / values.length;
  const left = values.reduce((sum, value) => sum + (value - plain), 0) / values.length;
  return Math.abs(left) > roundingOf(plain) ? plain + left : plain;
}

/** A few units in the last place. */
const roundingOf = (value: number): number => 4 * Number.EPSILON * Math.abs(value);

interface Scale {
  readonly mean: number;
  readonly sd: number;
}

/** (value − mean) / sd, also where the difference alone is beyond what a double holds. */
export function scaled(value: number, { mean, sd }: Scale): number {
  const difference = value - mean;
  return Number.isFinite(difference) ? difference / sd : value / sd - mean / sd;
}

/** The value back, also where the product alone is beyond what a double holds. */
export function unscaled(value: number, { mean, sd }: Scale): number {
  const product = value * sd;
  return Number.isFinite(product) ? product + mean : 2 * ((value / 2) * sd + mean / 2);
}

/** JSON knows no −0, and a model's file must hold the same numbers. */
export const withoutSign = (value: number): number => value + 0;

/** The power of two at the largest of some values: divided by it, none is rounded, and their squares neither overflow nor vanish. */
export function scaleOf(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return 2 ** Math.min(1023, Math.floor(Math.log2(largest)));
}
