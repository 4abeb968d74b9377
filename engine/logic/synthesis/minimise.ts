import { cheapestCover } from './cover.ts';
import { literalCount, rowsOfCube, type Cube } from './cubes.ts';
import { expandedCover } from './expand.ts';
import { dontCare } from './function.ts';
import { primeImplicants } from './primes.ts';
import { bitSet } from './tables.ts';

/** A sum of products: the function is 1 where any of its cubes is. */
export interface SumOfProducts {
  readonly cubes: readonly Cube[];
  readonly literals: number;
  /** Whether no sum of products has fewer products, nor as many with fewer literals. */
  readonly isMinimal: boolean;
}

/** Up to here all primes are found and the cover is searched. */
const mostExactInputs = 10;
const mostImplicants = 200_000;
const mostPrimes = 3000;
/** A product counts more than all literals of a sum together. */
const productCost = 2 ** 24;

/**
 * A least sum of products of a table of 0, 1 and don't care: first the fewest products, then the fewest literals. Up to 10 inputs by
 * prime implicants and branch and bound, else, and where there are too many of them, by a heuristic that expands and prunes.
 */
export function minimise(values: Uint8Array): SumOfProducts {
  const inputCount = Math.log2(values.length);
  const primes = inputCount <= mostExactInputs ? primeImplicants(values, mostImplicants) : null;
  if (primes === null || primes.length > mostPrimes) return summed(expandedCover(values), false);
  const columns = primes.map((cube) => ({
    rows: bitSet(rowsOfCube(cube, inputCount), values.length),
    cost: productCost + literalCount(cube),
  }));
  const { chosen, isProven } = cheapestCover(columns, bitSet(rowsWith(values, 1), values.length));
  return summed(
    chosen.map((k) => primes[k]!),
    isProven,
  );
}

/** The table with 0 and 1 exchanged. */
export function complementOf(values: Uint8Array): Uint8Array {
  return values.map((value) => (value === dontCare ? dontCare : 1 - value));
}

export function rowsWith(values: Uint8Array, value: number): number[] {
  return [...values.keys()].filter((row) => values[row] === value);
}

function summed(cubes: readonly Cube[], isMinimal: boolean): SumOfProducts {
  // By literals as they are read: those of the first inputs first, plain before negated.
  const ordered = [...cubes].sort((a, b) => b.care - a.care || b.value - a.value);
  return { cubes: ordered, literals: ordered.reduce((sum, cube) => sum + literalCount(cube), 0), isMinimal };
}
