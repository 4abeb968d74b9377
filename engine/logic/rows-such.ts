import { createRandom, hashId } from '../simulation/random.ts';
import type { Condition } from './condition.ts';

/** Rows drawn at most, of which those that meet a condition are kept. */
export const maxDraws = 1_000_000;

/** The rows of up to 20 inputs that meet a condition, as binary numbers, the first input the most significant bit. */
export function numbersSuch(inputCount: number, { holds }: Condition, most = Infinity): number[] {
  const numbers: number[] = [];
  const levels = new Uint8Array(inputCount);
  for (let number = 0; number < 2 ** inputCount && numbers.length < most; number++) {
    for (let i = 0; i < inputCount; i++) levels[i] = (number >>> (inputCount - 1 - i)) & 1;
    if (holds(levels, 0)) numbers.push(number);
  }
  return numbers;
}

/**
 * Levels of up to `count` different rows that meet a condition, in binary order: every such row is as likely as another
 * (rejection, von Neumann 1951). Fewer where a million draws do not give as many.
 */
export function drawSuch(inputCount: number, count: number, seed: number, { holds }: Condition): Uint8Array {
  const random = createRandom(seed, 0);
  const key = hashId('rows such that');
  const found = new Map<string, Uint8Array>();
  const draw = new Uint8Array(inputCount);
  for (let k = 0; k < maxDraws && found.size < count; k++) {
    random.at(key, 0, k);
    for (let i = 0; i < inputCount; i++) draw[i] = random.uniform() < 0.5 ? 0 : 1;
    if (holds(draw, 0)) found.set(draw.join(''), draw.slice());
  }
  const levels = new Uint8Array(found.size * inputCount);
  [...found.keys()].sort().forEach((name, row) => levels.set(found.get(name)!, row * inputCount));
  return levels;
}
