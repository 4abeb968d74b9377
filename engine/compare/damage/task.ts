import type { Prepared } from '../../data/apply.ts';
import type { Preparation } from '../../data/preparation.ts';
import type { DenseSpec, LossName } from '../../learning/dense/spec.ts';
import type { Issue } from '../../network/issue.ts';
import type { ConversionOptions } from '../conversion/types.ts';
import type { LesionKind } from './types.ts';

/** What to lesion, how much, and what to compare. */
export interface DamageTask {
  readonly spec: DenseSpec;
  readonly parameters: ArrayLike<number>;
  readonly loss: LossName;
  readonly preparation: Preparation;
  /** Rows that scales are taken of and that are learnt again, and rows to test on. */
  readonly train: Prepared;
  readonly test: Prepared;
  /** The neurons that the perceptron is compared with, each with its options. */
  readonly conversions: readonly ConversionOptions[];
  readonly kind: LesionKind;
  readonly fractions: readonly number[];
  readonly repeats: number;
  readonly seed: number;
  /** Epochs of learning again after each lesion of the first repeat, and the rate of Adam; null for none. */
  readonly retrain: { readonly epochs: number; readonly rate: number } | null;
}

export function checkDamage({ spec, preparation, test, kind, fractions, repeats }: DamageTask): Issue[] {
  const issues: Issue[] = [];
  const add = (path: string, message: string, expected: string): void => void issues.push({ path, message, expected });
  if (preparation.target.task === 'regression')
    add('model', 'found a model of a quantity', 'a model of classes, which are right or wrong');
  if (test.samples.count === 0) add('data', 'found no rows to test on', 'rows with a class');
  if (kind === 'neurons' && spec.layers.length === 1)
    add('lesion', 'found no hidden neurons to lose', 'a model with a hidden layer, or a lesion of synapses');
  if (fractions.length === 0 || !fractions.every((fraction) => fraction >= 0 && fraction <= 1))
    add('lesion', `found ${fractions.join(', ') || 'no fractions'}`, 'fractions from 0 to 1');
  if (!(Number.isInteger(repeats) && repeats >= 1)) add('repeats', `found ${repeats}`, 'a whole number of at least 1');
  return issues;
}
