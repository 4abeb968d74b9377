import type { RandomSource } from '../simulation/random.ts';

/**
 * Chooses `count` different numbers below `n`, all choices equally likely, in any order: Floyd's algorithm (Bentley &
 * Floyd 1987, A sample of brilliance), with one draw a number and memory of n marks for all calls.
 */
export function createChooser(n: number): (count: number, random: RandomSource, out: Int32Array) => void {
  const marks = new Int32Array(n);
  let mark = 0;
  return (count, random, out) => {
    mark++;
    for (let k = 0, last = n - count; k < count; k++, last++) {
      const any = Math.floor(random.uniform() * (last + 1));
      const chosen = marks[any] === mark ? last : any;
      marks[chosen] = mark;
      out[k] = chosen;
    }
  };
}
