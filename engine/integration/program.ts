import type { Expression, Statement } from '../equations/ast.ts';
import type { IntegrationMethod } from '../equations/types.ts';

/**
 * What one step does to every neuron of a batch, as plain assignments: what both backends execute. `update` runs for every
 * neuron, then `output`; `reset` later, for neurons that spiked. Symbols: state, inputs (sums that arrived in this step),
 * constants, earlier targets, `t` (ms), and `active`, a condition that is false while the neuron is refractory.
 * `select(condition, a, b)` chooses; `rand`, `randn` and `poisson` carry the number of their draw as last argument;
 * `lookup(table, function, x)` reads a function of `tables` at the symbol x.
 */
export interface Program {
  readonly method: IntegrationMethod;
  /** Values that last, one a neuron: state variables, and subexpressions that are kept to be looked at. */
  readonly state: readonly string[];
  readonly inputs: readonly string[];
  /** In an order in which each uses only earlier ones. */
  readonly constants: readonly Constant[];
  readonly systems: readonly LinearSystem[];
  /** A target that is no state is a temporary. */
  readonly update: readonly Statement[];
  readonly output: { readonly kind: 'threshold' | 'count' | 'rate'; readonly value: Expression };
  readonly reset: readonly Statement[];
  readonly refractory: Refractory | null;
  readonly random: boolean;
  /** Empty unless tables are asked for. */
  readonly tables: readonly RateTable[];
}

/** Functions of one variable that are read from a table. */
export interface RateTable {
  /** The state variable whose values, also those at stages within a step, they are functions of. */
  readonly variable: string;
  readonly functions: readonly TabulatedFunction[];
}

export interface TabulatedFunction {
  /** As reports call it. */
  readonly name: string;
  /** A tree of `tableArgument` and constants that all neurons share. */
  readonly value: Expression;
}

/** A column: one value a neuron, or one for all where nothing that it depends on differs. */
export type Constant =
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'derived'; readonly name: string; readonly value: Expression }
  /** An element of the propagator of `systems[system]`. */
  | {
      readonly kind: 'propagator';
      readonly name: string;
      readonly system: number;
      readonly row: number;
      readonly column: number;
    };

/**
 * x' = A x + B u with A (n × n) and B (n × m) of parameters alone, u constant in a step. Its propagator is the upper part
 * of exp([A B; 0 0] dt), n × (n + m): x(t + dt) = P x + Q u.
 */
export interface LinearSystem {
  readonly matrix: readonly (readonly Expression[])[];
}

export type Refractory =
  /** Name of the constant that holds the time in ms. */
  | { readonly kind: 'time'; readonly duration: string }
  /** Refractory since a spike as long as the condition holds at the beginning of a step. */
  | { readonly kind: 'condition'; readonly value: Expression };
