import { lengthOf, type TwoClasses } from './classes.ts';
import { largestMargin } from './largest-margin.ts';
import { errorOf, type PerceptronOptions } from './rule.ts';

/** How many mistakes the rule can make at most. */
export interface PerceptronBound {
  /** R: length of the longest (x, 1). */
  readonly radius: number;
  /** γ: distance of the nearest sample from the plane of `weights`. */
  readonly margin: number;
  /** Of length 1. */
  readonly weights: Float64Array;
  /** ≥ all mistakes that can ever be made; not rounded. */
  readonly mistakes: number;
}

/**
 * (R/γ)² mistakes at most, whatever the order and the rate (Novikoff 1962); the bias is the weight of an input of 1 here, in R and γ.
 * From first weights w0 other than 0 it is (R² + 2aγ)/γ² with a = ‖w0‖ / (η |t − o|), and for the batch rule `count`
 * times as much, by the same proof: k γ − a ≤ √(a² + k R²). With γ of the largest margin, which makes it least, unless
 * another separator is given. Null where the samples are not separable.
 */
export function perceptronBound(
  classes: TwoClasses,
  { output, mode, rate, weights: first }: PerceptronOptions,
  separator: { readonly margin: number; readonly weights: Float64Array } = largestMargin(classes),
): PerceptronBound | null {
  const { count, size, signed } = classes;
  const { margin } = separator;
  if (!(margin > 0)) return null;
  let radius = 0;
  for (let k = 0; k < count; k++) radius = Math.max(radius, lengthOf(signed, k * size, size));
  const start = first ? lengthOf(first) / (rate * errorOf(output)) : 0;
  const square = radius ** 2 * (mode === 'batch' ? count : 1);
  const length = lengthOf(separator.weights);
  const weights = separator.weights.map((each) => each / length);
  return { radius, margin, weights, mistakes: (square + 2 * start * margin) / margin ** 2 };
}
