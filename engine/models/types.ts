import type { RandomSource } from '../simulation/random.ts';

/**
 * A neuron model: its mathematics as text for people, and as an update of a batch for the clock.
 * One file a model; `engine/models/index.ts` registers them.
 */
export interface NeuronModel {
  /** Persisted id, such as `mcculloch-pitts`. */
  readonly id: string;
  readonly label: string;
  /** `spikes`: the output is a spike count, recorded by spike probes; `rate`: a real value at every step. */
  readonly output: 'spikes' | 'rate';
  /** Whether its update draws random numbers. */
  readonly random: boolean;
  /** Id of the model with the same mean output: the deterministic rate twin of a spiking model, and back. */
  readonly twin: string;
  /** The equations in the notation of the field. */
  readonly equations: readonly string[];
  /** The output as a function of z, in TeX, without the numbers. */
  readonly tex: string;
  readonly parameters: readonly ParameterSpec[];
  readonly variables: readonly VariableSpec[];
  /** Mean output of one step of `dt` ms at net input z, the law that a long simulation must meet. */
  meanOutput(z: number, dt: number): number;
  /**
   * The output of one step as a bit. A spiking model is on with at least one spike; a rate model where its spiking twin
   * would spike in the step with a probability of at least 0.5, so that twins agree.
   */
  isOn(output: number): boolean;
  /** Advances a batch by one step: reads `input`, writes the variables and `output`. */
  update(batch: Batch, clock: StepContext): void;
  /** Where the model is from. */
  readonly reference: string;
}

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

/** All neurons of one model, as a structure of arrays; every array has `size` elements unless it says otherwise. */
export interface Batch {
  readonly size: number;
  /** Σ xᵢwᵢ that arrives in this step. */
  readonly input: Float64Array;
  /** What leaves through the axon: a spike count or a rate. */
  readonly output: Float64Array;
  /** By symbol. */
  readonly variables: Readonly<Record<string, Float64Array>>;
  /** By symbol; a column holds one value when all neurons share it. */
  readonly parameters: Record<string, Column>;
  /** Random key of each neuron's population, and its index there. */
  readonly populationKey: Uint32Array;
  readonly neuronInPopulation: Uint32Array;
}

/** Value of neuron i is `values[i * stride]`; stride 0 when all share one value. */
export interface Column {
  readonly values: Float64Array;
  readonly stride: 0 | 1;
}

export interface StepContext {
  readonly step: number;
  /** ms */
  readonly dt: number;
  readonly random: RandomSource;
}
