import { hashId } from '../../simulation/random.ts';

/** Ids of the populations that the converted network has, whose random numbers follow from them. */
export const inputId = 'input';
export const layerId = (l: number): string => `layer${l + 1}`;
export const outputId = 'output';

/** Each sample has random numbers of its own, and its network, written alone, the same. */
export function sampleSeed(seed: number, row: number): number {
  return hashId(`${seed} ${row}`);
}
