/** Moments of a sample: mean, variance, skewness and excess kurtosis. */
export function moments(values: ArrayLike<number>): { mean: number; variance: number; skew: number; kurtosis: number } {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i]! / n;
  const power = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) for (let k = 2; k <= 4; k++) power[k]! += (values[i]! - mean) ** k / n;
  const variance = power[2]!;
  return { mean, variance, skew: power[3]! / variance ** 1.5, kurtosis: power[4]! / variance ** 2 - 3 };
}

/** Pearson's χ² of counts against their expected values. */
export function chiSquare(observed: readonly number[], expected: readonly number[]): number {
  return observed.reduce((sum, count, k) => sum + (count - expected[k]!) ** 2 / expected[k]!, 0);
}

/** The χ² that a true law exceeds as rarely as a normal variate exceeds 4σ, by Wilson & Hilferty (1931). */
export function chiSquareLimit(freedom: number): number {
  const spread = 2 / (9 * freedom);
  return freedom * (1 - spread + 4 * Math.sqrt(spread)) ** 3;
}

/** Kolmogorov–Smirnov distance √n · sup |F_n − F|; a true law exceeds 2.3 once in 20,000 samples. */
export function kolmogorovSmirnov(values: Iterable<number>, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const f = cdf(sorted[i]!);
    distance = Math.max(distance, (i + 1) / n - f, f - i / n);
  }
  return Math.sqrt(n) * distance;
}

/** Φ(x) by the series of Marsaglia (2004), Evaluating the normal distribution; exact to 1e-14 within ±7. */
export function normalCdf(x: number): number {
  if (Math.abs(x) > 7) return x > 0 ? 1 : 0;
  let sum = x;
  let term = x;
  for (let i = 3; sum + term !== sum; i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.5 * Math.log(2 * Math.PI));
}
