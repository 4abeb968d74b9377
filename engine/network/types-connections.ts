export type Sign = 'excitatory' | 'inhibitory' | 'either';

export interface Connection {
  readonly id: string;
  /** Id of a population or stimulus, or an output port of a chip as `chip.port`. */
  readonly source: string;
  /** Id of a population, or an input port of a chip as `chip.port`. */
  readonly target: string;
  readonly connector: Connector;
  /** In the unit that the synapse and the target's model give it: `inputs` and `jump` of the model name it. */
  readonly weight: number | Distribution;
  /**
   * In steps, at least 1, or in ms (rounded to steps, at least one): what leaves in step s acts from step s + delay on. One step is the
   * unit delay of McCulloch and Pitts (1943), and for neurons in time the shortest way: the signal acts in the very next step.
   */
  readonly delay: number | { readonly ms: number | Distribution };
  /** `excitatory` and `inhibitory` bind the sign of the weight (Dale's law); `either` leaves it free. */
  readonly sign: Sign;
  /** Id of one of the network's synapses, or `auto`, `delta`, `current`. */
  readonly synapse: string;
  /** Whether training leaves its weights as they are. */
  readonly frozen?: boolean | undefined;
  /** Connections of one such name learn the same weights, synapse by synapse. */
  readonly shared?: string | undefined;
}

/**
 * Wiring by its PyNN name; the two plain words are the common cases without options. `self` allows a neuron of a
 * population onto itself. Random wiring follows from the seed and the connection's id.
 */
export type Connector =
  | 'AllToAll'
  | 'OneToOne'
  | { readonly kind: 'AllToAll'; readonly self: boolean }
  | { readonly kind: 'FixedProbability'; readonly probability: number; readonly self: boolean }
  /** Each target gets exactly `number` different sources. */
  | { readonly kind: 'FixedNumberPre'; readonly number: number; readonly self: boolean }
  /** Each source reaches exactly `number` different targets. */
  | { readonly kind: 'FixedNumberPost'; readonly number: number; readonly self: boolean }
  /** One synapse each [source, target], or [source, target, weight], or [source, target, weight, delay in steps]. */
  | { readonly kind: 'FromList'; readonly list: readonly (readonly number[])[] }
  /**
   * Probability as an expression of the distance d. Neurons stand evenly on a line or ring of length 1, or on the
   * smallest square grid of side 1 that holds them; source and target populations share that space.
   */
  | {
      readonly kind: 'DistanceDependent';
      readonly space: 'line' | 'ring' | 'grid';
      readonly probability: string;
      readonly self: boolean;
    };

/**
 * A law from which each synapse or neuron draws its own number. `low` and `high`, where given, redraw what falls outside.
 * A negative median or mean mirrors a law of positive numbers, as inhibitory weights need.
 */
export type Distribution =
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | {
      readonly kind: 'normal';
      readonly mean: number;
      readonly sd: number;
      readonly low?: number;
      readonly high?: number;
    }
  /** `median` and `sigma`: the logarithm is normal with mean ln(median) and deviation sigma. */
  | {
      readonly kind: 'lognormal';
      readonly median: number;
      readonly sigma: number;
      readonly low?: number;
      readonly high?: number;
    }
  | { readonly kind: 'exponential'; readonly mean: number; readonly low?: number; readonly high?: number };
