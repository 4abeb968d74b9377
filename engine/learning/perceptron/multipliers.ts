import type { TwoClasses } from './classes.ts';

/** More than this is no longer small to read. */
const largestInteger = 1000;

/**
 * Whole numbers in the proportions of the multipliers of `support`, if small ones exist whose sum Σ n y (x, 1) is exactly 0. Only for
 * inputs that are whole: their products have no rounding.
 */
export function exactMultipliers(
  { size, signed }: TwoClasses,
  support: readonly number[],
  multipliers: Float64Array,
): number[] | null {
  if (!support.every((k) => signed.subarray(k * size, (k + 1) * size).every(Number.isSafeInteger))) return null;
  const shares = support.map((k) => multipliers[k]!);
  const least = Math.min(...shares);
  for (let factor = 1; factor <= 60; factor++) {
    const exact = shares.map((share) => (share / least) * factor);
    const integers = exact.map(Math.round);
    if (Math.max(...integers) > largestInteger) return null;
    if (exact.some((value, k) => Math.abs(value - integers[k]!) > 1e-6 * value)) continue;
    const terms = (i: number): number[] => integers.map((each, at) => each * signed[support[at]! * size + i]!);
    if (Array.from({ length: size }, (_, i) => terms(i)).every(cancel)) return integers;
  }
  return null;
}

/** Whether whole numbers sum to 0, with no sum on the way too large to be exact. */
function cancel(terms: readonly number[]): boolean {
  const most = terms.reduce((sum, each) => sum + Math.abs(each), 0);
  return most <= Number.MAX_SAFE_INTEGER && terms.reduce((sum, each) => sum + each, 0) === 0;
}
