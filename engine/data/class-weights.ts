import type { Samples } from '../learning/samples.ts';
import type { Prepared } from './apply.ts';

/**
 * Weights by which every class counts as much as any other: n / (classes · n_c) (King & Zeng 2001; scikit-learn's `balanced`). Classes
 * without a row do not count.
 */
export function balancedWeights(codes: Int32Array, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const code of codes) counts[code]!++;
  const present = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count > 0 ? codes.length / (present * count) : 0));
}

/** The samples, each counting as much as its class. Throws for a regression, which has none. */
export function weighClasses({ samples, codes }: Prepared, weights: ArrayLike<number>): Samples {
  if (!codes) throw new Error('Found samples of a regression, expected classes to weigh');
  return { ...samples, weights: Float64Array.from(codes, (code) => weights[code]!) };
}
