import { keptIn } from './mapping/kept.ts';
import type { Network } from '../network/types.ts';

/** Populations whose values no model changes, and ms of a step of the circuit as it was drawn. */
export interface HeldValues {
  readonly populations: ReadonlySet<string>;
  readonly dt: number;
}

export function heldIn(flat: Network): HeldValues {
  return { populations: keptIn(flat), dt: flat.time.dt };
}

/** ms that an output stands for: a value that is held is the same in steps of any length, and counts as in those drawn. */
export function stepOf(population: string, dt: number, held: HeldValues): number {
  return held.populations.has(population) ? held.dt : dt;
}
