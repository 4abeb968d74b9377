import { createRandom, hashId } from '../simulation/random.ts';

/** Which rows of a truth table are run, in binary order; the first input is the most significant bit. */
export interface RowPlan {
  readonly count: number;
  readonly inputCount: number;
  /** 2 to the power of the number of inputs. */
  readonly possible: number;
  /** Whether the rows are a random sample of those possible. */
  readonly sampled: boolean;
  /** Level of input i in row r at `r * inputCount + i`. */
  readonly levels: Uint8Array;
}

/** Up to this many inputs every row is run. */
export const maxExhaustiveInputs = 12;
/** Above it this many rows are drawn. */
export const sampleSize = 4096;
/** Most rows one table takes. */
export const maxRows = 2 ** 20;

/** `rows`: how many, or all; left out, all for up to 12 inputs and a sample of 4096 above. */
export function planRows(inputCount: number, seed: number, rows?: number | 'all'): RowPlan {
  const possible = 2 ** inputCount;
  const standard = inputCount <= maxExhaustiveInputs ? possible : sampleSize;
  const count = Math.min(possible, rows === 'all' ? possible : (rows ?? standard));
  const sampled = count < possible;
  const levels = sampled ? drawRows(inputCount, count, seed) : countUp(inputCount, count);
  return { count, inputCount, possible, sampled, levels };
}

function countUp(inputCount: number, count: number): Uint8Array {
  const levels = new Uint8Array(count * inputCount);
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < inputCount; i++) levels[row * inputCount + i] = (row >>> (inputCount - 1 - i)) & 1;
  }
  return levels;
}

/** Draws without replacement, from random numbers that no trial uses: trials are numbered from 1. */
function drawRows(inputCount: number, count: number, seed: number): Uint8Array {
  const random = createRandom(seed, 0);
  const drawn = new Set<string>();
  for (let attempt = 0; drawn.size < count; attempt++) {
    random.at(hashId('rows of the truth table'), 0, attempt);
    drawn.add(Array.from({ length: inputCount }, () => (random.uniform() < 0.5 ? '0' : '1')).join(''));
  }
  return Uint8Array.from([...drawn].sort().join(''), Number);
}
