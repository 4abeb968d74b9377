import type { DenseNetwork } from '../../../engine/learning/dense/network.ts';
import type { Experiment, ExperimentOf } from '../../../engine/learning/experiment.ts';
import type { CircuitNetwork } from '../../../engine/learning/graph/network.ts';

/** A training of layers, or of a circuit as drawn. */
export type AnyExperiment = ExperimentOf<DenseNetwork | CircuitNetwork>;

export function isDense(experiment: AnyExperiment): experiment is Experiment {
  return 'spec' in experiment;
}
