import { rowsOfCube, type Cube } from './cubes.ts';

/**
 * A cover of the rows of value 1 by primes, none of them superfluous, found as ESPRESSO begins (Brayton et al. 1984): each row not yet covered is
 * expanded in two orders of literals as far as no row of value 0 is met, and the larger cube is kept; then what others cover is left out.
 */
export function expandedCover(values: Uint8Array): Cube[] {
  const inputCount = Math.log2(values.length);
  const bits = Array.from({ length: inputCount }, (_, k) => 1 << k);
  const covered = new Int32Array(values.length);
  const cubes: Cube[] = [];
  for (let row = 0; row < values.length; row++) {
    if (values[row] !== 1 || covered[row]! > 0) continue;
    const candidates = [bits, [...bits].reverse()].map((order) => expand(values, row, order, inputCount));
    const gains = candidates.map(({ rows }) => rows.filter((each) => values[each] === 1 && covered[each] === 0).length);
    const { cube, rows } = candidates[gains[1]! > gains[0]! ? 1 : 0]!;
    cubes.push(cube);
    for (const each of rows) covered[each]!++;
  }
  return cubes.filter((cube) => {
    const rows = rowsOfCube(cube, inputCount);
    if (rows.some((row) => values[row] === 1 && covered[row] === 1)) return true;
    for (const row of rows) covered[row]!--;
    return false;
  });
}

interface Expansion {
  readonly cube: Cube;
  readonly rows: readonly number[];
}

function expand(values: Uint8Array, row: number, order: readonly number[], inputCount: number): Expansion {
  let care = 2 ** inputCount - 1;
  let rows = [row];
  for (const bit of order) {
    const mirrored = rows.map((each) => each ^ bit);
    if (mirrored.some((each) => values[each] === 0)) continue;
    care &= ~bit;
    rows = [...rows, ...mirrored];
  }
  return { cube: { care, value: row & care }, rows };
}
