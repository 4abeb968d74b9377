import type { RandomSource } from '../../simulation/random.ts';
import { draws } from '../shuffle.ts';
import type { DenseArrays } from './layout.ts';

/** Draws which units are silent for each sample of a group: the `first`-th sample and those after it of step `step`. */
export function dropUnits(
  { layers }: DenseArrays,
  count: number,
  random: RandomSource,
  step: number,
  first: number,
): void {
  for (const [l, { dropped, dropout = 0, size, stride }] of layers.entries()) {
    if (!dropped) continue;
    const kept = 1 / (1 - dropout);
    for (let row = 0; row < count; row++) {
      random.at(draws.dropout, first + row, step, l % 32);
      for (let unit = 0; unit < size; unit++) dropped.view[row * stride + unit] = random.uniform() < dropout ? 0 : kept;
    }
  }
}

/** Leaves all units as they are, which is what the loss is of outside of training. */
export function wakeUnits({ layers }: DenseArrays): void {
  for (const { dropped } of layers) dropped?.view.fill(1);
}
