import type { Activation } from '../units.ts';
import { activations } from '../units.ts';

/** A multilayer perceptron: every unit of a layer sees every unit of the layer before, and a bias. */
export interface DenseSpec {
  readonly inputs: number;
  readonly layers: readonly LayerSpec[];
}

export interface LayerSpec {
  readonly size: number;
  readonly activation: Activation;
  /** Probability that training silences a unit for one sample (Srivastava et al. 2014); others grow by 1/(1 − p). */
  readonly dropout?: number;
}

/**
 * Of one sample, of which a batch takes the mean (weighted where samples have weights):
 * `squared` is ½ Σ (y − t)², `mse` is Σ (y − t)² / outputs, PyTorch's and Keras's; `cross-entropy` is −Σ t ln y under softmax and
 * −Σ (t ln y + (1 − t) ln(1 − y)) under logistic units, from z so that saturated units cost what they should.
 */
export type LossName = 'squared' | 'mse' | 'cross-entropy';

export const losses: readonly LossName[] = ['squared', 'mse', 'cross-entropy'];

/** What is wrong with a network and its loss, in words; null where nothing is. */
export function checkDense({ inputs, layers }: DenseSpec, loss: LossName): string | null {
  const isSize = (size: number): boolean => Number.isInteger(size) && size >= 1 && size <= largestLayer;
  if (!isSize(inputs)) return `Found ${inputs} inputs, expected 1 to ${largestLayer}`;
  if (layers.length === 0) return 'Found no layer, expected at least one of output units';
  for (const [k, { size, activation, dropout = 0 }] of layers.entries()) {
    if (!isSize(size)) return `Found ${size} units in layer ${k + 1}, expected 1 to ${largestLayer}`;
    if (!activations.includes(activation))
      return `Found activation "${activation}" in layer ${k + 1}, expected one of ${activations.join(', ')}`;
    if (!(dropout >= 0 && dropout < 1))
      return `Found dropout ${dropout} in layer ${k + 1}, expected at least 0 and below 1`;
    if (dropout > 0 && k === layers.length - 1)
      return 'Found dropout of the output layer, expected it of hidden layers';
    if (activation === 'softmax' && k < layers.length - 1)
      return `Found softmax in hidden layer ${k + 1}, expected it in the last layer`;
  }
  if (!losses.includes(loss)) return `Found loss "${loss}", expected one of ${losses.join(', ')}`;
  const { activation } = layers.at(-1)!;
  if (loss === 'cross-entropy' && activation !== 'softmax' && activation !== 'logistic')
    return `Found cross-entropy of ${activation} outputs, expected logistic or softmax outputs, whose values are probabilities`;
  return null;
}

/** Rows of weights of 65,536 units are as long as a kernel's offsets allow. */
const largestLayer = 65_536;
