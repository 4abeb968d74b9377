import type { Reach } from './reach.ts';

/** Net inputs as they are found, and those of them that are nearest to a threshold on both sides. */
export function createNearest(threshold: number): {
  add(sum: number, rounding: number): void;
  found(): Pick<Reach, 'off' | 'on' | 'isTied'>;
} {
  let [off, on] = [-Infinity, Infinity];
  /** At the threshold up to rounding. */
  let [justOff, justOn] = [-Infinity, Infinity];
  return {
    add(sum, rounding) {
      const isAt = Math.abs(sum - threshold) <= rounding;
      if (sum >= threshold) {
        on = Math.min(on, sum);
        if (isAt) justOn = Math.min(justOn, sum);
      } else if (isAt) justOff = Math.max(justOff, sum);
      else off = Math.max(off, sum);
    },
    found() {
      const isTied = Number.isFinite(justOff) && Number.isFinite(justOn);
      const below = isTied ? off : Math.max(off, justOff);
      return {
        off: Number.isFinite(below) ? below : null,
        on: Number.isFinite(on) ? on : null,
        isTied,
      };
    },
  };
}
