import type { ThresholdNeuron } from './smallest-weights.ts';

/** A threshold neuron and the table it computes. */
export interface KnownNeuron extends ThresholdNeuron {
  readonly values: Uint8Array;
}

/** Up to 4 inputs no threshold function needs larger weights than 3 (Muroga 1971), so that the catalogue has all of them. */
export const mostCataloguedInputs = 4;
const largestWeights = [0, 1, 1, 2, 3, 2, 1];

/** Whether there is a catalogue, all of its functions or not. */
export function hasCatalogue(inputCount: number): boolean {
  return inputCount < largestWeights.length;
}

/** Threshold functions of so many inputs, once each and with their smallest weights, constants left out. */
export function catalogueOf(inputCount: number): KnownNeuron[] {
  const largest = largestWeights[inputCount]!;
  const range = Array.from({ length: 2 * largest + 1 }, (_, k) => k - largest);
  let vectors: number[][] = [[]];
  for (let input = 0; input < inputCount; input++)
    vectors = vectors.flatMap((vector) => range.map((weight) => [...vector, weight]));
  const sizeOf = (weights: readonly number[]): number => weights.reduce((sum, each) => sum + Math.abs(each), 0);
  const known = new Map<string, KnownNeuron>();
  for (const weights of vectors.sort((a, b) => sizeOf(a) - sizeOf(b))) {
    const sums = sumsOf(weights);
    for (const threshold of new Set(sums)) {
      const values = Uint8Array.from(sums, (sum) => Number(sum >= threshold));
      const key = values.join('');
      if (!known.has(key) && values.includes(0)) known.set(key, { weights, threshold, values });
    }
  }
  return [...known.values()];
}

/** Σ w x by row, as the first input is the most significant. */
function sumsOf(weights: readonly number[]): number[] {
  return weights.reduce((sums, weight) => sums.flatMap((sum) => [sum, sum + weight]), [0]);
}
