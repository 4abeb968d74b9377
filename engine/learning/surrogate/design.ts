import { inputNames, outputNames, type Preparation } from '../../data/preparation.ts';
import type { LossName } from '../dense/spec.ts';
import { decayOf, type Encoding, type Readout, type SpikingNeuron, type SpikingSpec } from './spec.ts';
import { defaultSlopes, type SurrogateKind } from './surrogate.ts';

/** A spiking network as a user chooses it; inputs and outputs follow from the data. */
export interface SpikingDesign {
  readonly hidden: readonly number[];
  readonly neuron: SpikingNeuron;
  readonly steps: number;
  readonly encoding: Encoding;
  /** What suits the outputs where null: cross-entropy of classes, squared error of values. */
  readonly lossName: LossName | null;
}

/** LIF neurons with τ_m = 10 ms and steps of 1 ms, without synaptic filter, reset by subtraction. */
export function defaultLif(kind: SurrogateKind = 'fast-sigmoid', slope = defaultSlopes[kind]): SpikingNeuron {
  return { kind: 'lif', membrane: decayOf(10, 1), synapse: 0, reset: 'subtract', surrogate: { kind, slope } };
}

/** The network for prepared data, read out by the mean over steps: of leaky integrators as slow as LIF neurons, else of plain sums. */
export function designSpiking(
  preparation: Preparation,
  { hidden, neuron, steps, encoding, lossName }: SpikingDesign,
): { readonly spec: SpikingSpec; readonly loss: LossName } {
  const { target } = preparation;
  const activation: Readout['activation'] =
    target.task === 'regression' ? 'linear' : target.encoding === 'single' ? 'logistic' : 'softmax';
  const decay = neuron.kind === 'lif' ? neuron.membrane : 0;
  const readout = { size: outputNames(preparation).length, decay, over: 'mean', activation } as const;
  const inputs = inputNames(preparation).length;
  const spec = { inputs, hidden: hidden.map((size) => ({ size })), neuron, steps, encoding, readout };
  return { spec, loss: lossName ?? (target.task === 'regression' ? 'squared' : 'cross-entropy') };
}
