import type { DenseSpec } from '../../learning/dense/spec.ts';
import { activate, softmax } from '../../learning/units.ts';
import type { PlainLayer } from './types.ts';

/** The layers of a multilayer perceptron from its parameters: layer by layer, weights [input][unit], then biases. */
export function plainLayers({ inputs, layers }: DenseSpec, parameters: ArrayLike<number>): PlainLayer[] {
  let [at, width] = [0, inputs];
  const take = (count: number): Float64Array => Float64Array.from({ length: count }, () => parameters[at++]!);
  return layers.map(({ size, activation }) => {
    const layer = { inputs: width, size, activation, weights: take(width * size), biases: take(size) };
    width = size;
    return layer;
  });
}

/** The same the other way. */
export function parametersOf(layers: readonly PlainLayer[]): number[] {
  return layers.flatMap(({ weights, biases }) => [...weights, ...biases]);
}

/** Net inputs z of a layer. */
export function netInputs({ inputs, size, weights, biases }: PlainLayer, x: ArrayLike<number>): Float64Array {
  const z = biases.slice();
  for (let i = 0; i < inputs; i++) {
    const value = x[i]!;
    if (value === 0) continue;
    for (let j = 0, at = i * size; j < size; j++, at++) z[j]! += value * weights[at]!;
  }
  return z;
}

export function activateAll({ activation }: Pick<PlainLayer, 'activation'>, z: Float64Array): Float64Array {
  return activation === 'softmax' ? Float64Array.from(softmax(z)) : z.map((each) => activate(activation, each));
}

/** Outputs of hidden layers for one sample, and the net inputs of the last layer. */
export interface Activations {
  readonly hidden: readonly Float64Array[];
  readonly z: Float64Array;
}

export function activationsOf(layers: readonly PlainLayer[], x: ArrayLike<number>): Activations {
  const hidden: Float64Array[] = [];
  let from = x;
  for (const layer of layers.slice(0, -1)) {
    const y = activateAll(layer, netInputs(layer, from));
    hidden.push(y);
    from = y;
  }
  return { hidden, z: netInputs(layers.at(-1)!, from) };
}
