/** A probability with the bounds of its interval, all in [0, 1]. */
export interface Estimate {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the standard normal distribution, for two-sided intervals of 95 %. */
export const z95 = 1.959963984540054;

/**
 * Score interval of a proportion: the probabilities from which `successes` of `trials` lie within `z` standard errors.
 * Wilson (1927), Probable inference, the law of succession, and statistical inference. J. Am. Stat. Assoc. 22, 209–212.
 */
export function wilson(successes: number, trials: number, z = z95): Estimate {
  if (!(trials > 0) || !(successes >= 0 && successes <= trials)) {
    throw new Error(`Found ${successes} successes in ${trials} trials, expected 0 to ${trials} in at least 1`);
  }
  const probability = successes / trials;
  const z2 = z * z;
  const middle = (successes + z2 / 2) / (trials + z2);
  const half = (z / (trials + z2)) * Math.sqrt(probability * (1 - probability) * trials + z2 / 4);
  // At the ends the bound is 0 or 1 exactly, which rounding would miss.
  return {
    probability,
    low: successes === 0 ? 0 : Math.max(0, middle - half),
    high: successes === trials ? 1 : Math.min(1, middle + half),
  };
}

/** The same for the opposite event. */
export function complement({ probability, low, high }: Estimate): Estimate {
  return { probability: 1 - probability, low: 1 - high, high: 1 - low };
}
