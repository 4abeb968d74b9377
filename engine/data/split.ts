import { draws } from '../learning/shuffle.ts';
import type { Issue } from '../network/issue.ts';
import { createRandom } from '../simulation/random.ts';
import { countOf } from '../network/count.ts';

/** Rows to learn from and rows to test on, each in rising order. */
export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

export interface SplitOptions {
  readonly seed: number;
  /** Class of each row of the table: both parts then have nearly the same shares of all classes. null for none. */
  readonly codes: Int32Array | null;
}

/** Sets a share of rows aside for testing, drawn at random; a class keeps at least one row to learn from, unless all have only one. */
export function splitRows(rows: Int32Array, share: number, options: SplitOptions): Split {
  must(checkShare(rows, share));
  const classes = shuffledGroups(rows, options);
  // Where every class has one row, none could be spared for the test.
  const groups = classes.some(({ length }) => length > 1) ? classes : shuffledGroups(rows, { ...options, codes: null });
  const sizes = shareOut(
    groups.map(({ length }) => length),
    share,
  );
  return splitOf(
    rows,
    groups.flatMap((group, k) => group.slice(0, sizes[k])),
  );
}

/** Parts of nearly equal size, each the test of one fold (k-fold cross-validation, Stone 1974); classes are dealt out in turn. */
export function foldRows(rows: Int32Array, folds: number, options: SplitOptions): Split[] {
  must(checkFolds(rows, folds));
  const dealt = shuffledGroups(rows, options).flat();
  return Array.from({ length: folds }, (_, fold) =>
    splitOf(
      rows,
      dealt.filter((_row, k) => k % folds === fold),
    ),
  );
}

/** Why a share cannot be set aside; null where it can. */
export function checkShare(rows: Int32Array, share: number): Issue | null {
  const tests = Math.round(share * rows.length);
  if (share > 0 && share < 1 && tests >= 1 && tests < rows.length) return null;
  const expected = 'a share between 0 and 1 that leaves rows on both sides';
  return {
    path: 'test share',
    message: `found a share of ${share} of ${countOf(rows.length, 'labelled row')}`,
    expected,
  };
}

/** Why rows cannot be split into folds; null where they can. */
export function checkFolds(rows: Int32Array, folds: number): Issue | null {
  if (Number.isInteger(folds) && folds >= 2 && folds <= rows.length) return null;
  const message = `found ${folds} folds of ${countOf(rows.length, 'labelled row')}`;
  return { path: 'folds', message, expected: 'a whole number from 2 to the number of labelled rows' };
}

function must(issue: Issue | null): void {
  if (issue) throw new Error(`${issue.message.replace('found', 'Found')}, expected ${issue.expected}`);
}

/** Rows of each class, or all as one, each group in an order of its own. */
function shuffledGroups(rows: Int32Array, { seed, codes }: SplitOptions): number[][] {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const code = codes ? codes[row]! : 0;
    const group = groups.get(code);
    if (group) group.push(row);
    else groups.set(code, [row]);
  }
  const random = createRandom(seed);
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([code, group]) => {
      random.at(draws.split, 0, Math.max(0, code));
      return permute(group, () => random.uniform());
    });
}

/** Fisher & Yates. */
function permute(items: number[], uniform: () => number): number[] {
  for (let k = items.length - 1; k > 0; k--) {
    const other = Math.floor(uniform() * (k + 1));
    [items[k], items[other]] = [items[other]!, items[k]!];
  }
  return items;
}

/** How many of each group, by largest remainder. */
function shareOut(sizes: readonly number[], share: number): number[] {
  const total = Math.round(share * sizes.reduce((sum, size) => sum + size, 0));
  const most = sizes.map((size) => Math.max(1, size) - 1);
  const taken = sizes.map((size, k) => Math.min(most[k]!, Math.floor(share * size)));
  const byRemainder = sizes.map((size, k) => ({ k, remainder: share * size - taken[k]! }));
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.k - b.k);
  let left = total - taken.reduce((sum, each) => sum + each, 0);
  for (const { k } of byRemainder) {
    if (left <= 0) break;
    if (taken[k]! >= most[k]!) continue;
    taken[k]!++;
    left--;
  }
  return taken;
}

function splitOf(rows: Int32Array, chosen: readonly number[]): Split {
  const isTest = new Set(chosen);
  return { train: rows.filter((row) => !isTest.has(row)).sort(), test: Int32Array.from(chosen).sort() };
}
