import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFolds, checkShare, foldRows, splitRows, type Split } from '../../../engine/data/split.ts';

/** Rows 3, 6, 9 … of a table, and their classes. */
const labelled = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 120 }).map((classes) => {
  const rows = Int32Array.from(classes, (_, k) => 3 * k + 3);
  const codes = new Int32Array(3 * classes.length + 4).fill(-1);
  for (const [k, row] of rows.entries()) codes[row] = classes[k]!;
  return { rows, codes };
});

const seed = fc.integer({ min: 0, max: 2 ** 31 });
const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const settings = { seed: 20, numRuns: 300 };

/** Whether every row is in one of both parts, and both rise. */
function expectParts({ train, test }: Split, rows: Int32Array): void {
  expect(Int32Array.from([...train, ...test]).sort()).toEqual(rows);
  for (const part of [train, test]) expect(part).toEqual(part.slice().sort());
}

function countsOf(rows: Int32Array, codes: Int32Array): number[] {
  const counts = [0, 0, 0, 0, 0];
  for (const row of rows) counts[codes[row]!]!++;
  return counts;
}

describe('a share set aside', () => {
  it('parts all rows, neither part empty, and the test as large as asked where no class is at its end', () => {
    fc.assert(
      fc.property(labelled, share, seed, ({ rows }, portion, seed) => {
        fc.pre(checkShare(rows, portion) === null);
        const split = splitRows(rows, portion, { seed, codes: null });
        expectParts(split, rows);
        expect(split.test).toHaveLength(Math.round(portion * rows.length));
      }),
      settings,
    );
  });

  it('keeps the share of each class within one row, and one row of each to learn from', () => {
    fc.assert(
      fc.property(labelled, share, seed, ({ rows, codes }, portion, seed) => {
        fc.pre(checkShare(rows, portion) === null);
        const split = splitRows(rows, portion, { seed, codes });
        expectParts(split, rows);
        expect(split.test.length).toBeGreaterThan(0);
        expect(split.train.length).toBeGreaterThan(0);
        const [all, test] = [countsOf(rows, codes), countsOf(split.test, codes)];
        if (Math.max(...all) < 2) return;
        for (const [k, count] of all.entries()) {
          if (count > 0) expect(test[k]!).toBeLessThan(count);
          const quota = portion * count;
          if (quota <= count - 1) expect(Math.abs(test[k]! - quota)).toBeLessThanOrEqual(1);
        }
      }),
      settings,
    );
  });

  it('tests on something even where each class has one row', () => {
    const { train, test } = splitRows(Int32Array.of(0, 1, 2), 0.34, { seed: 1, codes: Int32Array.of(0, 1, 2) });
    expect([train.length, test.length]).toEqual([2, 1]);
  });

  it('is drawn by the seed alone', () => {
    const rows = Int32Array.from({ length: 60 }, (_, k) => k);
    const codes = rows.map((row) => row % 3);
    const of = (seed: number): Split => splitRows(rows, 0.25, { seed, codes });
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
    expect(countsOf(of(7).test, codes)).toEqual([5, 5, 5, 0, 0]);
  });

  it('draws every row about as often as any other', () => {
    const rows = Int32Array.from({ length: 20 }, (_, k) => k);
    const drawn = new Array<number>(20).fill(0);
    for (let seed = 0; seed < 1000; seed++)
      for (const row of splitRows(rows, 0.25, { seed, codes: null }).test) drawn[row]!++;
    // Binomial with n = 1000, p = 1/4: a standard deviation of 13.7, five of which are 68.
    for (const count of drawn) expect(Math.abs(count - 250)).toBeLessThan(68);
  });
});

describe('folds', () => {
  it('test each row once, and have sizes and classes within one row of each other', () => {
    fc.assert(
      fc.property(labelled, fc.integer({ min: 2, max: 12 }), seed, fc.boolean(), (data, folds, seed, isStratified) => {
        const { rows, codes } = data;
        fc.pre(checkFolds(rows, folds) === null);
        const splits = foldRows(rows, folds, { seed, codes: isStratified ? codes : null });
        for (const split of splits) expectParts(split, rows);
        expect(Int32Array.from(splits.flatMap(({ test }) => [...test])).sort()).toEqual(rows);
        const sizes = splits.map(({ test }) => test.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        if (!isStratified) return;
        const counts = splits.map(({ test }) => countsOf(test, codes));
        for (const k of [0, 1, 2, 3, 4]) {
          const own = counts.map((each) => each[k]!);
          expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(1);
        }
      }),
      settings,
    );
  });

  it('are drawn by the seed alone', () => {
    const rows = Int32Array.from({ length: 30 }, (_, k) => k);
    const of = (seed: number): Split[] => foldRows(rows, 5, { seed, codes: null });
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });
});

it('says which shares and folds there cannot be', () => {
  const rows = Int32Array.of(0, 1, 2);
  for (const portion of [0, 1, -0.5, Number.NaN, 0.1, 0.9])
    expect(checkShare(rows, portion)).toEqual({
      path: 'test share',
      message: `found a share of ${portion} of 3 labelled rows`,
      expected: 'a share between 0 and 1 that leaves rows on both sides',
    });
  for (const folds of [1, 4, 2.5, Number.NaN])
    expect(checkFolds(rows, folds)).toEqual({
      path: 'folds',
      message: `found ${folds} folds of 3 labelled rows`,
      expected: 'a whole number from 2 to the number of labelled rows',
    });
  expect(() => splitRows(rows, 2, { seed: 1, codes: null })).toThrow('Found a share of 2');
  expect(() => foldRows(rows, 1, { seed: 1, codes: null })).toThrow('Found 1 folds');
});
