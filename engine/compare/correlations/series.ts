/** What arrived from one source, a value a bin, with mean 0 and variance 1; null where it never varied. */
export function standardise(values: Float64Array): Float64Array | null {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length;
  return variance > 0 ? values.map((value) => (value - mean) / Math.sqrt(variance)) : null;
}

/** Mean product of two series, one of them later by `lag` bins. */
export function productOf(a: Float64Array, b: Float64Array, lag = 0): number {
  let sum = 0;
  for (let k = lag; k < a.length; k++) sum += a[k]! * b[k - lag]!;
  return sum / a.length;
}

/** Lags over which a series may remember its past. */
const lags = 20;

/** How many independent values two series that each remember their past are worth: n / (1 + 2 Σ ρ_a(k)·ρ_b(k)), at most n (Bartlett 1946). */
export function worthOf(a: Float64Array, b: Float64Array): number {
  let memory = 0;
  for (let lag = 1; lag <= Math.min(lags, a.length - 1); lag++) memory += productOf(a, a, lag) * productOf(b, b, lag);
  return a.length / Math.max(1, 1 + 2 * memory);
}
