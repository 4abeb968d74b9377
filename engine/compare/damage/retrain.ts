import { createDense, type DenseNetwork } from '../../learning/dense/network.ts';
import type { DenseSpec, LossName } from '../../learning/dense/spec.ts';
import { optimizerOf } from '../../learning/optimizers.ts';
import type { Samples } from '../../learning/samples.ts';
import { startTraining, type Training } from '../../learning/training.ts';
import { plainLayers } from '../conversion/layers.ts';
import type { PlainLayer } from '../conversion/types.ts';
import { isCut, lesioned, type Lesion } from './lesion.ts';

export interface RetrainOptions {
  readonly loss: LossName;
  /** Of Adam. */
  readonly rate: number;
  readonly batch: number;
  readonly epochs: number;
  readonly seed: number;
}

/** Learning that goes on after a lesion. */
export interface Retraining {
  readonly network: DenseNetwork;
  readonly training: Training;
  /** The layers as they are now. */
  layers(): PlainLayer[];
}

/** From the weights that a lesion left; those that are gone are 0 after each batch. */
export function startRetraining(
  spec: DenseSpec,
  layers: readonly PlainLayer[],
  lesion: Lesion,
  samples: Samples,
  { loss, rate, ...options }: RetrainOptions,
): Retraining {
  const network = createDense(spec, samples, { loss, optimizer: 'adam', precision: 'f32' });
  const left = lesioned(layers, lesion).flatMap(({ weights, biases }) => [...weights, ...biases]);
  network.setParameters(Float64Array.from(left));
  const { view } = network.arrays.parameters;
  const gone = placesGone(network, lesion);
  const learner = {
    ...network,
    learn(...batch: Parameters<DenseNetwork['learn']>) {
      const sum = network.learn(...batch);
      for (const place of gone) view[place] = 0;
      return sum;
    },
  };
  const training = startTraining(
    learner,
    {
      ...{ optimizer: optimizerOf('adam', { rate }), schedule: { kind: 'constant' }, l1: 0, l2: 0 },
      ...{ initializer: { kind: 'zero' } },
      ...options,
    },
    true,
  );
  return { network, training, layers: () => plainLayers(spec, network.parameters()) };
}

/** Places in the array of all parameters: of weights that are gone, and of the biases of neurons that are. */
function placesGone({ arrays }: DenseNetwork, lesion: Lesion): Int32Array {
  const places: number[] = [];
  for (const [l, { inputs, size, stride, weights, biases }] of arrays.layers.entries()) {
    for (let at = 0; at < inputs * size; at++)
      if (isCut(lesion, l, at, size)) places.push(weights.first + Math.floor(at / size) * stride + (at % size));
    for (let j = 0; j < size; j++) if (lesion.neurons[l]?.[j] === 1) places.push(biases.first + j);
  }
  return Int32Array.from(places);
}
