import { createDense, type DenseNetwork } from '../../../../engine/learning/dense/network.ts';
import type { LayerSpec } from '../../../../engine/learning/dense/spec.ts';
import { optimizerOf } from '../../../../engine/learning/optimizers.ts';
import type { Samples } from '../../../../engine/learning/samples.ts';
import { startTraining, type TrainingOptions } from '../../../../engine/learning/training.ts';

/** A classifier with softmax outputs, trained with Adam on batches of 32 in f32. */
export interface Classifier {
  readonly hidden: LayerSpec;
  readonly rate: number;
  readonly epochs: number;
  readonly options?: Partial<TrainingOptions>;
}

/** The trained network, with the samples to test on in place of those it learnt. */
export function trainClassifier(
  { hidden, rate, epochs, options }: Classifier,
  train: Samples,
  test: Samples,
  seed: number,
): DenseNetwork {
  const spec = { inputs: train.inputs, layers: [hidden, { size: train.outputs, activation: 'softmax' as const }] };
  const settings = { loss: 'cross-entropy', optimizer: 'adam', precision: 'f32' } as const;
  const network = createDense(spec, train, settings);
  const training = startTraining(network, {
    ...{ optimizer: optimizerOf('adam', { rate }), schedule: { kind: 'constant' }, batch: 32, epochs },
    ...{ l1: 0, l2: 0, seed, initializer: { kind: 'glorot' } },
    ...options,
  });
  training.advance(epochs * training.stepsPerEpoch);
  const tested = createDense(spec, test, settings);
  tested.setParameters(network.parameters());
  return tested;
}

/** Samples whose largest output is that of their class. */
export function countRight(network: DenseNetwork, classes: readonly number[]): number {
  const outputs = network.outputs();
  const size = network.samples.outputs;
  return classes.filter((own, row) => {
    const scores = outputs.subarray(row * size, (row + 1) * size);
    return scores[own] === Math.max(...scores);
  }).length;
}
