import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBoolean } from '../../../../engine/logic/boolean.ts';
import { literalCount, productOfSums, rowsOfCube, sumOfProducts } from '../../../../engine/logic/synthesis/cubes.ts';
import { expandedCover } from '../../../../engine/logic/synthesis/expand.ts';
import { tabulate } from '../../../../engine/logic/synthesis/function.ts';
import { complementOf, minimise } from '../../../../engine/logic/synthesis/minimise.ts';
import { primeImplicants } from '../../../../engine/logic/synthesis/primes.ts';

const inputs = ['a', 'b', 'c', 'd'];

/** The least products, then literals, of all sets of cubes, by dynamic programming over sets of rows. */
function leastByForce(values: Uint8Array): { products: number; literals: number } {
  const n = Math.log2(values.length);
  const cubes = Array.from({ length: 4 ** n }, (_, k) => ({ care: k % 2 ** n, value: Math.floor(k / 2 ** n) }))
    .filter(({ care, value }) => (value & ~care) === 0)
    .map((cube) => ({ rows: rowsOfCube(cube, n), cost: 1000 + literalCount(cube) }))
    .filter(({ rows }) => rows.every((row) => values[row] !== 0))
    .map(({ rows, cost }) => ({ set: rows.reduce((set, row) => set | (1 << row), 0), cost }));
  const ones = values.reduce((set, value, row) => (value === 1 ? set | (1 << row) : set), 0);
  const least = new Map<number, number>();
  const costOf = (left: number): number => {
    if (left === 0) return 0;
    const known = least.get(left);
    if (known !== undefined) return known;
    const row = left & -left;
    let best = Infinity;
    for (const { set, cost } of cubes) if (set & row) best = Math.min(best, cost + costOf(left & ~set));
    least.set(left, best);
    return best;
  };
  const total = costOf(ones);
  return { products: Math.floor(total / 1000), literals: total % 1000 };
}

function minimised(text: string): string {
  const parsed = parseBoolean(text);
  if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
  return sumOfProducts(minimise(tabulate(parsed.value, inputs)).cubes, inputs);
}

describe('minimise', () => {
  it.each([
    ['a & b | a & !b', 'a'],
    ['a & b | !a & c | b & c', 'a & b | !a & c'],
    ['(a | b) & (a | c)', 'a | b & c'],
    ['a ^ b', 'a & !b | !a & b'],
    ['a & b & c & d | 1', '1'],
    ['a & !a', '0'],
  ])('%s is %s', (text, expected) => {
    expect(minimised(text)).toBe(expected);
  });

  it('finds the four primes, and three of them, of Σ(4, 8, 10, 11, 12, 15) + d(9, 14)', () => {
    const values = Uint8Array.from({ length: 16 }, (_, row) =>
      [4, 8, 10, 11, 12, 15].includes(row) ? 1 : row === 9 || row === 14 ? 2 : 0,
    );
    expect(primeImplicants(values, 1000)).toHaveLength(4);
    expect(minimise(values)).toMatchObject({ literals: 7, isMinimal: true });
    expect(minimise(values).cubes).toHaveLength(3);
  });

  it('is as good as all covers by force, for every function of three inputs', () => {
    for (let code = 0; code < 256; code++) {
      const values = Uint8Array.from({ length: 8 }, (_, row) => (code >> row) & 1);
      const { cubes, literals, isMinimal } = minimise(values);
      expect({ products: cubes.length, literals }).toEqual(leastByForce(values));
      expect(isMinimal).toBe(true);
    }
  });

  it("is so for random functions of four inputs with don't-cares", () => {
    const table = fc.uint8Array({ minLength: 16, maxLength: 16, max: 2 });
    fc.assert(
      fc.property(table, (values) => {
        const { cubes, literals } = minimise(values);
        expect({ products: cubes.length, literals }).toEqual(leastByForce(values));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('computes its function in both forms, exactly or by expansion', () => {
    const table = fc.uint8Array({ minLength: 64, maxLength: 64, max: 2 });
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const check = (text: string, values: Uint8Array): void => {
      const parsed = parseBoolean(text);
      if (!parsed.ok) throw new Error(text);
      const computed = tabulate(parsed.value, names);
      expect(values.every((value, row) => value === 2 || value === computed[row])).toBe(true);
    };
    fc.assert(
      fc.property(table, (values) => {
        check(sumOfProducts(minimise(values).cubes, names), values);
        check(productOfSums(minimise(complementOf(values)).cubes, names), values);
        check(sumOfProducts(expandedCover(values), names), values);
        expect(expandedCover(values).length).toBeGreaterThanOrEqual(minimise(values).cubes.length);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('says that it proves nothing past ten inputs', () => {
    const parity = Uint8Array.from({ length: 2 ** 11 }, (_, row) => row.toString(2).replaceAll('0', '').length % 2);
    expect(minimise(parity)).toMatchObject({ isMinimal: false, literals: 11 * 2 ** 10 });
  });
});
