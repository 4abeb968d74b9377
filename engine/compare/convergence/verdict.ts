import type { Convergence } from './types.ts';

/**
 * Whether counts come near their rate value as the law has it: `leaves` it at a window, `follows` it by its power too, stays in its
 * band by `other-power`, or has `too-few` windows to tell.
 */
export type Verdict = 'leaves' | 'follows' | 'other-power' | 'too-few';

/** 1/√T. */
const power = -0.5;
/** Far beyond three standard errors of the slope, which themselves are uncertain for few windows. */
const tolerance = 0.05;

export function verdictOf({ leavesAt, slope }: Pick<Convergence, 'leavesAt' | 'slope'>): Verdict {
  if (leavesAt !== null) return 'leaves';
  if (slope === null) return 'too-few';
  return Math.abs(slope.value - power) <= 3 * slope.error + tolerance ? 'follows' : 'other-power';
}
