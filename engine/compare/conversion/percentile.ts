/** Percentile by linear interpolation between the nearest ranks, as numpy's default; sorts `values` in place. */
export function percentileOf(values: Float64Array, percentile: number): number {
  if (values.length === 0) throw new Error('Found no values, expected at least one for a percentile');
  values.sort();
  const rank = (percentile / 100) * (values.length - 1);
  const below = Math.floor(rank);
  const [low, high] = [values[below]!, values[Math.min(below + 1, values.length - 1)]!];
  return low + (high - low) * (rank - below);
}
