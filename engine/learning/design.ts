import { outputNames, inputNames, type Preparation } from '../data/preparation.ts';
import type { DenseSpec, LossName } from './dense/spec.ts';
import type { Initializer } from './initializers.ts';
import type { Activation } from './units.ts';

/** The hidden layers, as a user chooses them; inputs and outputs follow from the data. */
export interface Design {
  readonly hidden: readonly number[];
  readonly activation: Exclude<Activation, 'softmax'>;
  /** Of hidden units, 0 for none. */
  readonly dropout: number;
  /** What suits the outputs where null: cross-entropy of classes, squared error of values. */
  readonly lossName: LossName | null;
}

/** The network for prepared data: softmax for classes, one logistic unit where two classes have a single output, linear for values. */
export function designDense(
  preparation: Preparation,
  { hidden, activation, dropout, lossName }: Design,
): { readonly spec: DenseSpec; readonly loss: LossName } {
  const { target } = preparation;
  const output: Activation =
    target.task === 'regression' ? 'linear' : target.encoding === 'single' ? 'logistic' : 'softmax';
  const layers = hidden.map((size) => ({ size, activation, ...(dropout > 0 && { dropout }) }));
  const spec = {
    inputs: inputNames(preparation).length,
    layers: [...layers, { size: outputNames(preparation).length, activation: output }],
  };
  return { spec, loss: lossName ?? (target.task === 'regression' ? 'squared' : 'cross-entropy') };
}

/** First weights that suit the hidden units: He for ReLUs, else Glorot. */
export function suitedInitializer({ activation }: Pick<Design, 'activation'>): Initializer {
  return { kind: activation === 'relu' || activation === 'leaky-relu' ? 'he' : 'glorot' };
}
