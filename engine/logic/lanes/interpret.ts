import { operation, type LaneProgram } from './program.ts';

/** Runs a program word by word, 32 lanes each: the reference that tests hold the WebAssembly backend against. */
export function interpret({ code }: LaneProgram, values: Uint32Array, words: number): void {
  const { and, or, andNot, orNot, nand, nor, copy, not, zero } = operation;
  for (let at = 0; at < code.length; at += 4) {
    const op = code[at]!;
    const target = code[at + 1]! * words;
    const a = code[at + 2]! * words;
    const b = code[at + 3]! * words;
    for (let w = 0; w < words; w++) {
      const x = values[a + w]!;
      const y = values[b + w]!;
      let result: number;
      if (op === and) result = x & y;
      else if (op === or) result = x | y;
      else if (op === andNot) result = x & ~y;
      else if (op === orNot) result = x | ~y;
      else if (op === nand) result = ~(x & y);
      else if (op === nor) result = ~(x | y);
      else if (op === copy) result = x;
      else if (op === not) result = ~x;
      else result = op === zero ? 0 : -1;
      values[target + w] = result;
    }
  }
}
