import type { RandomSource } from '../simulation/random.ts';

/** What random numbers of learning are drawn for: each has streams of its own. */
export const draws = {
  weights: 1,
  order: 2,
  dropout: 3,
  split: 4,
  data: 5,
  distortion: 6,
  inputSpikes: 7,
  spikes: 8,
} as const;

/** Puts 0 … count − 1 in the order of an epoch (Fisher & Yates), the same for the same epoch however it is reached. */
export function shuffle(order: Int32Array, random: RandomSource, epoch: number): void {
  for (let k = 0; k < order.length; k++) order[k] = k;
  random.at(draws.order, 0, epoch);
  for (let k = order.length - 1; k > 0; k--) {
    const other = Math.floor(random.uniform() * (k + 1));
    const kept = order[k]!;
    order[k] = order[other]!;
    order[other] = kept;
  }
}
