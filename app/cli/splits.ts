import type { Problem } from '../../engine/data/problem.ts';
import { checkFolds, checkShare, foldRows, splitRows, type Split } from '../../engine/data/split.ts';
import { limits } from '../../engine/network/limits.ts';
import type { Arguments } from './arguments.ts';
import { fail } from './failure.ts';
import { numberOption, wholeOption } from './numbers.ts';

/** Options of which rows are learnt and which are tested on, and how often. */
export const splitOptions = {
  test: { type: 'string', valueHint: 'SHARE', description: 'Rows set aside for testing; 0.2 when left out' },
  folds: {
    type: 'string',
    valueHint: 'N',
    description:
      'Cross-validation: each of N parts is tested on once; what --out writes is then trained anew on all labelled rows',
  },
  seeds: {
    type: 'string',
    valueHint: 'N',
    description: 'Train N times, from seed --seed on, each with splits, weights and order of its own; tells the spread',
  },
} as const;

/** One training of those asked for. */
export interface Round {
  readonly split: Split;
  readonly seed: number;
  /** `fold 2`, `seed 3`, `seed 3, fold 2`; empty where there is one alone. */
  readonly label: string;
}

/** All trainings: each fold of each seed. */
export function roundsOf(problem: Problem, args: Arguments, first: number): Round[] {
  const count = wholeOption(args, 'seeds', { min: 1, max: 10_000 }) ?? 1;
  if (first + count - 1 > limits.seed)
    fail('--seeds', `found ${count} seeds from ${first} on`, `none beyond ${limits.seed}`);
  return Array.from({ length: count }, (_, k) => first + k).flatMap((seed) => {
    const splits = splitsOf(problem, args, seed);
    return splits.map((split, fold) => {
      const names = [...(count > 1 ? [`seed ${seed}`] : []), ...(splits.length > 1 ? [`fold ${fold + 1}`] : [])];
      return { split, seed, label: names.join(', ') };
    });
  });
}

/** One split, or one a fold; stratified by class. */
function splitsOf({ labelled, target }: Problem, args: Arguments, seed: number): Split[] {
  const codes = target.task === 'classification' ? target.codes : null;
  const folds = wholeOption(args, 'folds', { min: 2 });
  const share = numberOption(args, 'test', { above: 0, below: 1 });
  if (folds !== null && share !== null) fail('--test', 'is given besides --folds', 'one of the two');
  const issue = folds === null ? checkShare(labelled, share ?? 0.2) : checkFolds(labelled, folds);
  if (issue) {
    const isOwn = folds !== null || share !== null;
    const expected = isOwn ? issue.expected : `${issue.expected}, by --test, or --folds`;
    fail(folds !== null ? '--folds' : share !== null ? '--test' : '--data', issue.message, expected);
  }
  return folds === null
    ? [splitRows(labelled, share ?? 0.2, { seed, codes })]
    : foldRows(labelled, folds, { seed, codes });
}

/** All labelled rows to learn from, and none to test on. */
export function allRows({ labelled }: Problem): Split {
  return { train: labelled, test: new Int32Array(0) };
}
