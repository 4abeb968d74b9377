import { dontCare } from './function.ts';

/** Rows p, q of value 1 and r, s of value 0 with p + q = r + s, input by input: no neuron that sees the inputs alone is right about all. */
export type Quadruple = readonly [p: number, q: number, r: number, s: number];

/** The quadruples of a table, at most so many. */
export function quadruplesOf(values: Uint8Array, most: number): Quadruple[] {
  // Two rows have the same sum where they agree in what both have and in what one of them has.
  const sumOf = (p: number, q: number): number => (p & q) * values.length + (p ^ q);
  const pairs = new Map<number, (readonly [number, number])[]>();
  const found: Quadruple[] = [];
  for (const value of [1, 0]) {
    const rows = [...values.keys()].filter((row) => values[row] === value && values[row] !== dontCare);
    for (const [k, p] of rows.entries()) {
      for (let at = k + 1; at < rows.length; at++) {
        const q = rows[at]!;
        const same = pairs.get(sumOf(p, q)) ?? [];
        if (value === 1) pairs.set(sumOf(p, q), [...same, [p, q]]);
        else for (const pair of same) found.push([...pair, p, q]);
        if (found.length >= most) return found;
      }
    }
  }
  return found;
}

/** Whether a neuron that also sees `help` may be right about the four rows. */
export function breaks(help: Uint8Array, [p, q, r, s]: Quadruple): boolean {
  return help[p]! + help[q]! !== help[r]! + help[s]!;
}
