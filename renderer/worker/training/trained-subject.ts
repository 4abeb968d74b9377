import type { Prepared } from '../../../engine/data/apply.ts';
import type { Preparation } from '../../../engine/data/preparation.ts';
import { prepareRows } from '../../../engine/data/prepare.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { Split } from '../../../engine/data/split.ts';
import type { DenseSpec, LossName } from '../../../engine/learning/dense/spec.ts';
import type { Experiment } from '../../../engine/learning/experiment.ts';

/** A network as training has left it at one moment, and the rows it learnt and did not. */
export interface TrainedSubject {
  /** Of the data. */
  readonly name: string;
  readonly spec: DenseSpec;
  readonly parameters: Float64Array;
  readonly loss: LossName;
  readonly preparation: Preparation;
  readonly train: Prepared;
  readonly test: Prepared;
}

export function trainedSubject(problem: Problem, experiment: Experiment, split: Split, name: string): TrainedSubject {
  const { spec, network, loss, preparation } = experiment;
  return {
    ...{ name, spec, loss, preparation },
    parameters: Float64Array.from(network.parameters()),
    train: prepareRows(problem, preparation, split.train),
    test: prepareRows(problem, preparation, split.test),
  };
}
