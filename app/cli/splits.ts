import type { Problem } from '../../engine/data/problem.ts';
import { checkFolds, checkShare, foldRows, splitRows, type Split } from '../../engine/data/split.ts';
import type { Arguments } from './arguments.ts';
import { fail } from './failure.ts';
import { numberOption, wholeOption } from './numbers.ts';

/** Options of which rows are learnt and which are tested on. */
export const splitOptions = {
  test: { type: 'string', valueHint: 'SHARE', description: 'Rows set aside for testing; 0.2 when left out' },
  folds: {
    type: 'string',
    valueHint: 'N',
    description:
      'Cross-validation: each of N parts is tested on once; what --out writes is then trained anew on all labelled rows',
  },
} as const;

/** One split, or one a fold; stratified by class. */
export function splitsOf({ labelled, target }: Problem, args: Arguments, seed: number): Split[] {
  const codes = target.task === 'classification' ? target.codes : null;
  const folds = wholeOption(args, 'folds', { min: 2 });
  const share = numberOption(args, 'test', { above: 0, below: 1 });
  if (folds !== null && share !== null) fail('--test', 'is given besides --folds', 'one of the two');
  const issue = folds === null ? checkShare(labelled, share ?? 0.2) : checkFolds(labelled, folds);
  if (issue) fail(folds !== null ? '--folds' : share !== null ? '--test' : '--data', issue.message, issue.expected);
  return folds === null
    ? [splitRows(labelled, share ?? 0.2, { seed, codes })]
    : foldRows(labelled, folds, { seed, codes });
}

/** All labelled rows to learn from, and none to test on. */
export function allRows({ labelled }: Problem): Split {
  return { train: labelled, test: new Int32Array(0) };
}
