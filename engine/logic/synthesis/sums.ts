import { dontCare, inputBit } from './function.ts';

/** A function that depends on a weighted sum of its inputs alone, such as a symmetric one. */
export interface SumFunction {
  readonly weights: readonly number[];
  /** The sums that occur, rising, and the value at each: 0, 1 or don't care. */
  readonly levels: readonly Level[];
  /** How often the value changes from one sum to the next. */
  readonly jumps: number;
}

export interface Level {
  readonly sum: number;
  readonly value: number;
}

/** Enough to choose from; those with few jumps are the best. */
const mostKept = 12;

/**
 * Weighted sums that the table is a function of: all of weights ±1 (and ±2, ±4 for fewer inputs), pairs of binary numbers added
 * or subtracted, and the binary number of all inputs, which every table is a function of. Those with the fewest jumps first.
 */
export function sumFunctions(values: Uint8Array): SumFunction[] {
  const inputCount = Math.log2(values.length);
  if (inputCount === 0) return [];
  return candidates(inputCount)
    .flatMap((weights) => readLevels(values, weights) ?? [])
    .sort((a, b) => a.jumps - b.jumps || a.levels.length - b.levels.length)
    .slice(0, mostKept);
}

function candidates(inputCount: number): number[][] {
  const magnitudes = inputCount <= 6 ? [1, 2, 4] : inputCount <= 8 ? [1, 2] : [1];
  const signed = inputCount <= 12 ? magnitudes.flatMap((each) => [each, -each]) : magnitudes;
  // The first weight positive: all of the other sign are the same sums from above.
  let vectors = magnitudes.map((first) => [first]);
  for (let input = 1; input < inputCount; input++)
    vectors = vectors.flatMap((vector) => signed.map((weight) => [...vector, weight]));
  return [...vectors, ...numerals(inputCount)];
}

function numerals(inputCount: number): number[][] {
  const half = Math.ceil(inputCount / 2);
  const place = (digits: number, k: number): number => 2 ** (digits - 1 - k);
  const whole = Array.from({ length: inputCount }, (_, k) => place(inputCount, k));
  return [
    whole,
    ...[1, -1].flatMap((sign) => [
      whole.map((_, k) => (k < half ? place(half, k) : sign * place(inputCount - half, k - half))),
      whole.map((_, k) => (k % 2 === 0 ? 1 : sign) * place(half, Math.floor(k / 2))),
    ]),
  ];
}

function readLevels(values: Uint8Array, weights: readonly number[]): SumFunction | null {
  const bySum = new Map<number, number>();
  for (let row = 0; row < values.length; row++) {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += weights[k]! * inputBit(row, k, weights.length);
    const [known = dontCare, value] = [bySum.get(sum), values[row]!];
    if (known !== dontCare && value !== dontCare && known !== value) return null;
    bySum.set(sum, known === dontCare ? value : known);
  }
  const levels = [...bySum].map(([sum, value]) => ({ sum, value })).sort((a, b) => a.sum - b.sum);
  return { weights, levels, jumps: jumpsOf(levels) };
}

/** Sums at which the value becomes another, with don't-cares taken as the value before. */
export function jumpsAt(levels: readonly Level[]): number[] {
  const given = levels.filter(({ value }) => value !== dontCare);
  return given.filter(({ value }, k) => k > 0 && value !== given[k - 1]!.value).map(({ sum }) => sum);
}

export function jumpsOf(levels: readonly Level[]): number {
  return jumpsAt(levels).length;
}

/** The value at the lowest sum where one is given. */
export function firstValue(levels: readonly Level[]): number {
  return levels.find(({ value }) => value !== dontCare)?.value ?? 0;
}
