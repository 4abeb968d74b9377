import type { Disturbance } from '../../engine/logic/reliability/types.ts';

/** Where a sweep begins and ends, and how many levels it has. */
export interface SweepRange {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Levels at the same distance, both ends among them. */
export function sweepLevels({ from, to, count }: SweepRange): number[] {
  if (count < 2 || from === to) return [from];
  // Twelve digits: 0.3 rather than 0.30000000000000004.
  return Array.from({ length: count }, (_, k) => Number((from + ((to - from) * k) / (count - 1)).toPrecision(12)));
}

/** From undisturbed to where little is left of most circuits. */
export const standardRanges: Readonly<Record<Disturbance, SweepRange>> = {
  lesion: { from: 0, to: 0.5, count: 11 },
  noise: { from: 0, to: 1, count: 11 },
  jitter: { from: 0, to: 0.5, count: 11 },
};
