import type { RandomSource } from '../../simulation/random.ts';
import type { SpikingLayer } from './layout.ts';

/** Which random numbers a sample sees. */
export interface Place {
  readonly random: RandomSource;
  readonly sample: number;
  readonly step: number;
}

/** Neurons of a hidden layer through all steps of one sample. */
export interface Dynamics {
  /** From drives to spikes; `index` is the layer's. */
  forward(layer: SpikingLayer, index: number, place: Place): void;
  /** From dL/ds to dL/d drive, in the layer's deltas. */
  backward(layer: SpikingLayer): void;
}
