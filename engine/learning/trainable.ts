import type { Samples } from './samples.ts';

/**
 * A function of parameters with a loss over samples: what gradient checks and L-BFGS work on, be it a multilayer perceptron or a circuit
 * as drawn. Losses are means over the samples given, weighted where samples have weights, without penalties on weights.
 */
export interface Trainable {
  readonly samples: Samples;
  readonly parameterCount: number;
  /** A copy, in an order of the network's own that never changes. */
  parameters(): Float64Array;
  setParameters(values: Float64Array): void;
  /** `rows` are sample numbers; all when left out. */
  loss(rows?: Int32Array): number;
  /** The loss and its gradient, one number a parameter. */
  gradient(rows?: Int32Array): { readonly loss: number; readonly gradient: Float64Array };
  /** Where parameter `k` is, for people: `layer 2, weight of unit 1 from unit 3`. */
  nameOf(k: number): string;
  /** What parameter `k` is; a free weight where left out. */
  roleOf?(k: number): ParameterRole;
}

export interface ParameterRole {
  readonly kind: 'weight' | 'bias';
  readonly frozen: boolean;
  /** The sign that it must keep. */
  readonly sign: 'excitatory' | 'inhibitory' | 'either';
}
