import type { RandomSource } from './random.ts';

/** Time as the simulation counts it, and the random numbers of its trial. */
export interface Clock {
  step: number;
  random: RandomSource;
  trial: number;
  /** ms */
  readonly dt: number;
}
