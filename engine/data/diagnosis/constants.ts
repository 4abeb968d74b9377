import type { Input } from '../inputs.ts';
import type { Problem } from '../problem.ts';
import { columnPath, listed, shorten } from '../words.ts';
import type { Finding } from './finding.ts';
import { keysOf } from './keys.ts';

/** Columns that have one value in all rows with a value, or nearly; where they are many, such as the margins of images, as one finding. */
export function findConstants({ inputs, labelled, report }: Problem): Finding[] {
  const names = (reason: string): string[] =>
    report.droppedColumns.filter((each) => each.reason === reason).map(({ column }) => column);
  const shares = inputs.map((input) => commonShare(input, labelled));
  const named = (holds: (share: number) => boolean): string[] =>
    inputs.filter((_, k) => holds(shares[k]!)).map(({ name }) => name);
  const isNear = (share: number): boolean => labelled.length >= leastRows && share >= nearlyAll && share < 1;
  return [
    ...describe('constant', names('empty'), 'no value in any row, and says nothing of the target', 'drop it'),
    ...describe('constant', names('constant'), 'one value in all rows, and says nothing of the target', 'drop it'),
    ...describe(
      'constant',
      named((share) => share === 1),
      'one value in all labelled rows that have any, and says nothing of the target',
      'drop it',
    ),
    ...describe(
      'near-constant',
      named(isNear),
      `one value in ${100 * nearlyAll} % of labelled rows or more`,
      'look at the few other rows: mistakes, or what matters most? Some folds may have none of them',
    ),
  ];
}

const nearlyAll = 0.99;
const leastRows = 100;
const most = 10;

function describe(kind: Finding['kind'], names: readonly string[], what: string, advice: string): Finding[] {
  if (names.length <= most)
    return names.map((name) => ({ kind, path: columnPath(name), message: `has ${what}`, advice }));
  const message = `each of ${names.length} columns has ${what}: ${listed(names.map(shorten))}`;
  return [{ kind, path: '', message, advice: advice.replace('drop it', 'drop them') }];
}

/** The share of the most frequent value among rows that have one; 1 where none has. */
function commonShare(input: Input, rows: Int32Array): number {
  const keys = keysOf(input);
  const counts = new Map<number, number>();
  let [present, common] = [0, 0];
  for (const row of rows) {
    const key = keys[row]!;
    if (Number.isNaN(key)) continue;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    present++;
    common = Math.max(common, count);
  }
  return present === 0 ? 1 : common / present;
}
