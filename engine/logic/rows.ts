import type { Condition } from './condition.ts';
import { drawSuch, numbersSuch } from './rows-such.ts';
import { createRandom, hashId, type RandomSource } from '../simulation/random.ts';

/** Which rows of a truth table are run, in binary order; the first input is the most significant bit. */
export interface RowPlan {
  readonly count: number;
  readonly inputCount: number;
  /**
   * 2 to the power of the number of inputs, Infinity past the range of numbers; under a condition the rows that meet it,
   * null where they are too many to be counted.
   */
  readonly possible: number | null;
  /** What all rows meet, in words; null without a condition. */
  readonly only: string | null;
  /** Whether the rows are a random sample of those possible. */
  readonly sampled: boolean;
  /** Level of input i in row r at `r * inputCount + i`. */
  readonly levels: Uint8Array;
}

/** Up to this many inputs every row is run. */
export const maxExhaustiveInputs = 12;
/** Above it this many rows are drawn. */
export const sampleSize = 4096;
/** Most rows one table takes, those of this many inputs, and most levels of inputs in all its rows. */
export const maxRows = 2 ** 20;
export const maxExhaustibleInputs = 20;
export const maxLevels = maxExhaustibleInputs * maxRows;

/** `rows`: how many, or all; left out, all for up to 12 inputs and a sample of 4096 above. */
export function planRows(
  inputCount: number,
  seed: number,
  rows?: number | 'all',
  condition: Condition | null = null,
): RowPlan {
  if (condition) return planSuch(inputCount, seed, rows, condition);
  const possible = 2 ** inputCount;
  const count = countRows(inputCount, rows);
  const sampled = count < possible;
  const levels = sampled ? drawRows(inputCount, count, seed) : countUp(inputCount, count);
  return { count, inputCount, possible, only: null, sampled, levels };
}

/** The rows that meet a condition: of up to 20 inputs all are found, of more some among as many as are drawn. */
function planSuch(inputCount: number, seed: number, rows: number | 'all' | undefined, condition: Condition): RowPlan {
  const head = { inputCount, only: condition.text };
  if (inputCount > maxExhaustibleInputs) {
    const levels = drawSuch(inputCount, countRows(inputCount, rows), seed, condition);
    return { ...head, count: levels.length / inputCount, possible: null, sampled: true, levels };
  }
  const such = numbersSuch(inputCount, condition);
  const standard = inputCount <= maxExhaustiveInputs ? such.length : sampleSize;
  const count = Math.min(such.length, rows === 'all' ? such.length : (rows ?? standard));
  const sampled = count < such.length;
  const random = createRandom(seed, 0).at(hashId('rows of the truth table'), 0, 0);
  const chosen = sampled ? Array.from(drawNumbers(such.length, count, random), (place) => such[place]!) : such;
  const levels = new Uint8Array(count * inputCount);
  chosen.forEach((number, row) => writeRow(number, levels, row * inputCount, inputCount));
  return { ...head, count, possible: such.length, sampled, levels };
}

/** Rows of a table, fewer where there are not as many or where so many inputs leave no room for more by themselves. */
export function countRows(inputCount: number, rows?: number | 'all'): number {
  const possible = 2 ** inputCount;
  if (rows === 'all') return possible;
  const standard = inputCount <= maxExhaustiveInputs ? possible : Math.min(sampleSize, mostRows(inputCount));
  return Math.min(possible, rows ?? standard);
}

/** How many rows of so many inputs one table takes. */
export function mostRows(inputCount: number): number {
  return Math.min(maxRows, Math.floor(maxLevels / Math.max(1, inputCount)));
}

/** `8,192`, or `2^60` where digits would not be read, and past 2⁵³ not be true of every number. */
export function possibleRowsText(inputCount: number): string {
  return inputCount > 53 ? `2^${inputCount}` : (2 ** inputCount).toLocaleString('en');
}

function countUp(inputCount: number, count: number): Uint8Array {
  const levels = new Uint8Array(count * inputCount);
  for (let row = 0; row < count; row++) writeRow(row, levels, row * inputCount, inputCount);
  return levels;
}

function writeRow(number: number, levels: Uint8Array, offset: number, inputCount: number): void {
  for (let i = 0; i < inputCount; i++) levels[offset + i] = (number >>> (inputCount - 1 - i)) & 1;
}

/** A number holds this many inputs; rows that differ in them differ. */
const maxDigits = 53;

/** Draws without replacement, from random numbers that no trial uses: trials are numbered from 1. */
function drawRows(inputCount: number, count: number, seed: number): Uint8Array {
  const random = createRandom(seed, 0);
  const key = hashId('rows of the truth table');
  const digits = Math.min(inputCount, maxDigits);
  const levels = new Uint8Array(count * inputCount);
  drawNumbers(2 ** digits, count, random.at(key, 0, 0)).forEach((number, row) => {
    let left = number;
    for (let i = digits - 1; i >= 0; i--, left = Math.floor(left / 2)) levels[row * inputCount + i] = left % 2;
    random.at(key, 1, row);
    for (let i = digits; i < inputCount; i++) levels[row * inputCount + i] = random.uniform() < 0.5 ? 0 : 1;
  });
  return levels;
}

/** `count` different whole numbers below `end`, in rising order: Floyd's sample (Bentley & Floyd 1987). */
function drawNumbers(end: number, count: number, random: RandomSource): Float64Array {
  const drawn = new Set<number>();
  for (let last = end - count; last < end; last++) {
    const number = Math.floor(random.uniform() * (last + 1));
    drawn.add(drawn.has(number) ? last : number);
  }
  return Float64Array.from(drawn).sort();
}
