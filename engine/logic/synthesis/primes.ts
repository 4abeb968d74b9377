import type { Cube } from './cubes.ts';
import { dontCare } from './function.ts';

/**
 * All prime implicants: cubes without a row of value 0 that no literal can be taken from (Quine 1952, McCluskey 1956). Null where there
 * would be more than `most` implicants on the way.
 */
export function primeImplicants(values: Uint8Array, most: number): Cube[] | null {
  const all = values.length - 1;
  let level = new Set<number>();
  values.forEach((value, row) => value !== 0 && level.add(keyOf(all, row, values.length)));
  const primes: Cube[] = [];
  let total = 0;
  while (level.size > 0) {
    total += level.size;
    if (total > most) return null;
    const next = new Set<number>();
    for (const key of level) {
      const [care, value] = [Math.floor(key / values.length), key % values.length];
      let isPrime = true;
      for (let bit = 1; bit <= all; bit *= 2) {
        if ((care & bit) === 0 || !level.has(keyOf(care, value ^ bit, values.length))) continue;
        isPrime = false;
        next.add(keyOf(care & ~bit, value & ~bit, values.length));
      }
      if (isPrime) primes.push({ care, value });
    }
    level = next;
  }
  return primes.filter((cube) => hasOne(cube, values));
}

function keyOf(care: number, value: number, rowCount: number): number {
  return care * rowCount + value;
}

/** A prime of don't-cares alone is of no use. */
function hasOne({ care, value }: Cube, values: Uint8Array): boolean {
  return values.some((bit, row) => bit !== 0 && bit !== dontCare && (row & care) === value);
}
