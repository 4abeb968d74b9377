/**
 * A product of literals over inputs: rows whose bits under `care` are those of `value`. Bits are those of row numbers, so that the
 * first input is the most significant.
 */
export interface Cube {
  readonly care: number;
  readonly value: number;
}

/** Number of literals. */
export function literalCount({ care }: Cube): number {
  let count = 0;
  for (let left = care; left !== 0; left &= left - 1) count++;
  return count;
}

/** Rows of the cube, in rising order. */
export function rowsOfCube({ care, value }: Cube, inputCount: number): number[] {
  const free = (2 ** inputCount - 1) & ~care;
  const rows: number[] = [];
  // Counts through all subsets of the free bits.
  for (let part = 0; ; part = (part - free) & free) {
    rows.push(value | part);
    if (part === free) return rows;
  }
}

/** Literals of a cube: the input, and whether it must be 1. */
export function literalsOf({ care, value }: Cube, inputCount: number): { input: number; isOn: boolean }[] {
  return Array.from({ length: inputCount }, (_, input) => ({ input, bit: 1 << (inputCount - 1 - input) }))
    .filter(({ bit }) => (care & bit) !== 0)
    .map(({ input, bit }) => ({ input, isOn: (value & bit) !== 0 }));
}

/** `a & !b | c`; `0` for no cube. */
export function sumOfProducts(cubes: readonly Cube[], inputs: readonly string[]): string {
  if (cubes.length === 0) return '0';
  const products = cubes.map((cube) =>
    literalsOf(cube, inputs.length).map(({ input, isOn }) => (isOn ? '' : '!') + inputs[input]!),
  );
  return products.map((literals) => (literals.length === 0 ? '1' : literals.join(' & '))).join(' | ');
}

/** `(a | !b) & c` of the cubes of the complement; `1` for no cube. */
export function productOfSums(complement: readonly Cube[], inputs: readonly string[]): string {
  if (complement.length === 0) return '1';
  const sums = complement.map((cube) =>
    literalsOf(cube, inputs.length).map(({ input, isOn }) => (isOn ? '!' : '') + inputs[input]!),
  );
  return sums
    .map((literals) => {
      if (literals.length === 0) return '0';
      return literals.length === 1 || sums.length === 1 ? literals.join(' | ') : `(${literals.join(' | ')})`;
    })
    .join(' & ');
}
