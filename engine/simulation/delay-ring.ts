/**
 * Inputs under way: one row of `width` sums for each coming step. A synapse of delay d adds to the row d steps ahead,
 * the clock reads the row of the present step and clears it.
 */
export interface DelayRing {
  /** `length` rows of `width`; step t lives in row t mod length. */
  readonly slots: Float64Array;
  readonly width: number;
  readonly length: number;
}

/** A ring for delays of 1 to `longestDelay` steps. */
export function createDelayRing(width: number, longestDelay: number): DelayRing {
  const length = longestDelay + 1;
  return { slots: new Float64Array(width * length), width, length };
}

/** Start of the row of `step` in `slots`. */
export function ringRow(ring: DelayRing, step: number): number {
  return (step % ring.length) * ring.width;
}
