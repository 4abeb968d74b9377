import type { Estimate } from '../analysis/intervals.ts';

/** A bit that is known, not estimated; shared by all rows, of which a table may have a million. */
export const certain: readonly [Estimate, Estimate] = [
  { probability: 0, low: 0, high: 0 },
  { probability: 1, low: 1, high: 1 },
];
