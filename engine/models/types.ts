import type { ModelSource, ParsedModel } from '../equations/types.ts';

/** A neuron model, ready to be simulated, shown and checked: its source, and what follows from it. */
export interface NeuronModel extends ModelSource {
  readonly parsed: ParsedModel;
  /** `spikes`: the output is a spike count, recorded by spike probes; `rate`: a real value at every step. */
  readonly output: 'spikes' | 'rate';
  /** Whether its step draws random numbers. */
  readonly random: boolean;
  /** Whether it has differential equations, so that dt is a choice of accuracy; else a step is a unit of time of its own. */
  readonly inTime: boolean;
  /** The lines of the model in the equation language, without parameters, for people. */
  readonly equations: readonly string[];
  /** The same in TeX. */
  readonly tex: readonly string[];
  readonly parameters: readonly ParameterSpec[];
  /** State variables and subexpressions; `recordable` has all that a probe can record. */
  readonly variables: readonly VariableSpec[];
  /** What currents add to, such as `I`. */
  readonly inputs: readonly { readonly name: string; readonly unit: string }[];
  /** What a spike through a `delta` synapse adds its weight to: the membrane potential; null for models without one, and where several could be it. */
  readonly jump: { readonly variable: string; readonly unit: string } | null;
  /** Mean output of one step of `dt` ms at net input z, the law that a long simulation must meet; null where none is known. */
  readonly meanOutput: ((z: number, dt: number) => number) | null;
  /** The output of one step as a bit. */
  isOn(output: number): boolean;
}

/** Range and default in internal units, which are those of `unit` (see `engine/equations/units.ts`). */
export interface ParameterSpec {
  readonly symbol: string;
  readonly label: string;
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface VariableSpec {
  readonly symbol: string;
  readonly label: string;
  readonly unit: string;
}
