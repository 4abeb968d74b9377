import type { Expression, Statement } from './ast.ts';
import type { integrationMethods } from './methods.ts';
import type { Dimension } from './units.ts';

/**
 * A neuron model as its author writes it: plain data, the same for built-in models and for those that a network file
 * carries. `text` is in the equation language (docs/equations.md).
 */
export interface ModelSource {
  /** Persisted id, such as `lif`. */
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** Where the model is from. */
  readonly reference: string;
  /** Id of the model with the same mean output: the deterministic rate twin of a spiking model, and back. */
  readonly twin?: string;
}

/** A model's text, parsed and with its units checked. Names are unique among all parts. */
export interface ParsedModel {
  /** `d…/dt = …`, in the order of the text. */
  readonly equations: readonly DifferentialEquation[];
  /** `name = expr : unit`, in an order in which each uses only earlier ones. */
  readonly subexpressions: readonly Subexpression[];
  /** `name : unit (input)`: what currents add to, and what `current`, `exponential` … synapses drive. */
  readonly inputs: readonly Quantity[];
  /** Unit of `sum(w*x)`, the weighted sum of the signals that arrive in a step; null where the text has none. In trees it is the symbol `sum_wx`. */
  readonly netInput: Quantity | null;
  readonly parameters: readonly ParameterDefinition[];
  /** What leaves through the axon: one spike where the condition holds, a spike count, or a real value. */
  readonly output: { readonly kind: 'threshold' | 'count' | 'rate'; readonly value: Expression };
  /** Normalised over the population after the step (`output: softmax(z)`): then `output.value` is z. */
  readonly softmax: boolean;
  /** When the output `y` counts as a logical 1; a condition on the symbol `y`, or null for the default (y > 0 of spikes, y >= 0.5 of rates). */
  readonly on: Expression | null;
  /** After a spike, in order. */
  readonly reset: readonly Statement[];
  /** A time in ms, or a condition that keeps the neuron refractory while it holds; null where there is none. */
  readonly refractory: { readonly kind: 'time' | 'condition'; readonly value: Expression } | null;
  /** Initial values of state variables (0 where not named); only parameters may appear in them. */
  readonly initial: readonly Statement[];
  readonly method: IntegrationMethod | null;
}

export interface Quantity {
  readonly name: string;
  /** As the author wrote it, such as `mV` or `uA/cm^2`. */
  readonly unit: string;
  readonly dimension: Dimension;
}

export interface DifferentialEquation extends Quantity {
  readonly rate: Expression;
  /** `(unless refractory)`: the variable stands still while the neuron is refractory, and ignores jumps. */
  readonly unlessRefractory: boolean;
}

export interface Subexpression extends Quantity {
  readonly value: Expression;
}

export interface ParameterDefinition extends Quantity {
  readonly label: string;
  /** In internal units. */
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export type IntegrationMethod = (typeof integrationMethods)[number];
