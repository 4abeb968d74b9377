import type { Setup } from './setup.ts';

/** Finds out whether the law of the outputs still changes before the step at which they are read. */
export interface DriftTest {
  /** The bits of one trial, by step, then lamp. */
  add(bits: Uint8Array): void;
  found(): boolean;
  /** Trials from which on a change can be found; null when there are enough of them. */
  readonly trialsNeeded: number | null;
}

/** Chance at most that any row of a table whose circuit has settled is said not to have. */
const familyWiseError = 1e-3;

/**
 * Compares each step of the second half with the last one. Both were seen in the same trials, so that only those count
 * in which the bit changed between them: were the laws alike, it would have risen or fallen with equal chances (McNemar
 * 1947). By Hoeffding (1963) the two numbers then differ by more than √(2 n ln(2/α)) in n changes with a probability
 * below α, for any n and whatever the steps have to do with each other in a trial. The error is divided among all
 * comparisons of the table (Bonferroni), so that of a thousand tables of settled circuits fewer than one fails.
 */
export function createDriftTest({ lamps, horizon, trials, rowCount }: Setup): DriftTest {
  const first = Math.floor(horizon.steps / 2) * lamps.length;
  const last = horizon.steps * lamps.length;
  const bound = 2 * Math.log((2 * (last - first) * rowCount) / familyWiseError);
  const changes = new Int32Array(last - first);
  const excess = new Int32Array(last - first);
  // What is on its way for longer than the second half has not been seen to arrive.
  const isTooShort = horizon.steps - Math.floor(horizon.steps / 2) < horizon.longestDelay;
  return {
    add(bits) {
      for (let i = first, lamp = 0; i < last; i++) {
        const rise = bits[last + lamp]! - bits[i]!;
        if (rise !== 0) changes[i - first]!++;
        excess[i - first]! += rise;
        if (++lamp === lamps.length) lamp = 0;
      }
    },
    found: () => isTooShort || excess.some((rise, i) => rise * rise > bound * changes[i]!),
    // Were the bit to change in every trial, it would show from here on.
    trialsNeeded: trials > bound ? null : Math.floor(bound) + 1,
  };
}
