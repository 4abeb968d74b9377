import type { ModelSource } from '../equations/types.ts';

/**
 * A network is a description, never a computation: readonly JSON, made by the editor, a file or an importer.
 * `parseNetwork` fills every default, so code that holds a `Network` finds every field.
 */
export interface Network {
  readonly format: 'nandrite.network';
  readonly version: 1;
  readonly name: string;
  /** What the circuit shows, in a few sentences. */
  readonly note: string;
  readonly time: TimeBase;
  /** Seed of all randomness, an integer in [0, 2³²). */
  readonly seed: number;
  /** Models of the user's own, on equal footing with the built-in ones; their ids differ from those. */
  readonly models: readonly ModelSource[];
  /** Kinds of synapse that connections name by id. */
  readonly synapses: readonly SynapseType[];
  readonly populations: readonly Population[];
  readonly stimuli: readonly Stimulus[];
  readonly connections: readonly Connection[];
  readonly probes: readonly Probe[];
  /** What happens to the circuit at a set time, in the order of the file. */
  readonly events: readonly NetworkEvent[];
  /** Position on the canvas of populations, stimuli and lamps, by id. */
  readonly layout: Readonly<Record<string, Position>>;
}

export interface TimeBase {
  /** Duration of one step in ms. */
  readonly dt: number;
}

/** Neurons of one model that are wired and drawn together; a single neuron is a population of size 1. */
export interface Population {
  readonly id: string;
  readonly label: string;
  /** Id of a built-in model (`engine/models`) or of one of the network's own. */
  readonly model: string;
  readonly size: number;
  /** By symbol: one value for all neurons, one a neuron, or a law. A symbol left out takes the model's default. */
  readonly parameters: Readonly<Record<string, number | readonly number[] | Distribution>>;
  /** Values of state variables at step 0, alike; a symbol left out takes the model's initial value. */
  readonly initial: Readonly<Record<string, number | readonly number[] | Distribution>>;
}

interface StimulusBase {
  readonly id: string;
  readonly label: string;
}

/** A source of signals from outside the circuit; it acts through connections, like a neuron. Times in ms. */
export type Stimulus =
  /** An input of the circuit: held at 0 or 1, switched by a click, enumerated by truth tables. */
  | (StimulusBase & { readonly kind: 'toggle'; readonly value: 0 | 1 })
  /** Held at 0 or 1 for good. */
  | (StimulusBase & { readonly kind: 'clamp'; readonly value: 0 | 1 })
  /** The same real value at every step. */
  | (StimulusBase & { readonly kind: 'constant'; readonly value: number })
  /** `value` in [start, stop), 0 otherwise. */
  | (StimulusBase & { readonly kind: 'step'; readonly value: number; readonly start: number; readonly stop: number })
  /** From `from` at `start` evenly to `to` at `stop`, held before and after. */
  | (StimulusBase & {
      readonly kind: 'ramp';
      readonly from: number;
      readonly to: number;
      readonly start: number;
      readonly stop: number;
    })
  /** offset + amplitude · sin(2π · frequency · t + phase); frequency in Hz, phase in radians. */
  | (StimulusBase & {
      readonly kind: 'sine';
      readonly amplitude: number;
      readonly frequency: number;
      readonly phase: number;
      readonly offset: number;
    })
  /** Ornstein–Uhlenbeck process of this mean, standard deviation and correlation time `tau` (ms), starting at its mean. */
  | (StimulusBase & {
      readonly kind: 'ornstein-uhlenbeck';
      readonly mean: number;
      readonly sd: number;
      readonly tau: number;
    })
  /** `size` independent Poisson spike trains; rate of each in spikes/s. */
  | (StimulusBase & { readonly kind: 'poisson'; readonly rate: number; readonly size: number })
  /** `size` sources that spike at given times; the two lists have one length. `file` names a CSV file beside the network that they were read from, or ''. */
  | (StimulusBase & {
      readonly kind: 'spike-times';
      readonly size: number;
      readonly times: readonly number[];
      readonly sources: readonly number[];
      readonly file: string;
    });

export type Sign = 'excitatory' | 'inhibitory' | 'either';

/**
 * How a signal that arrives acts on the target: its time course, its depletion, its learning. A connection that names none
 * uses `auto`: `sum(w*x)` of step-based neurons; for neurons in time a jump of the membrane potential by w for spikes, and an
 * input current w·x for values. `delta` and `current` name these two kinds.
 */
export interface SynapseType {
  readonly id: string;
  readonly label: string;
  /** `exponential`: w·e^(−t/tau); `alpha`: w·(t/tau)·e^(1−t/tau), whose peak is w. */
  readonly kind: 'delta' | 'current' | 'exponential' | 'alpha';
  /** A current w of the unit of the model's input, or a conductance that drives towards `reversal`. */
  readonly based: 'current' | 'conductance';
  /** ms */
  readonly tau: number;
  /** mV */
  readonly reversal: number;
  readonly shortTerm: ShortTerm | null;
  readonly plasticity: Plasticity | null;
}

/**
 * Vesicles: Tsodyks & Markram (1997, 1998). A spike raises u by U·(1 − u), releases u·x of the transmitter, and the signal is
 * w·u·x; x recovers with tau_rec, u decays with tau_facil (0: u = U at every spike). With `sites` > 0, each of so
 * many release sites is full or empty and releases at random with probability u, and the signal is w · released / sites.
 */
export interface ShortTerm {
  readonly U: number;
  /** ms */
  readonly tau_rec: number;
  /** ms */
  readonly tau_facil: number;
  readonly sites: number;
}

/** Weights stay within [w_min, w_max]. Times in ms; A and rates are in units of the weight unless said otherwise. */
export type Plasticity =
  /** Pair rule, all to all: Song, Miller & Abbott (2000) with hard bounds, van Rossum et al. (2000) with soft ones (A scaled by the distance to the bound). */
  | {
      readonly kind: 'stdp';
      readonly A_plus: number;
      readonly A_minus: number;
      readonly tau_plus: number;
      readonly tau_minus: number;
      readonly bounds: 'hard' | 'soft';
      readonly w_min: number;
      readonly w_max: number;
    }
  /** Pfister & Gerstner (2006), all to all. */
  | {
      readonly kind: 'triplet-stdp';
      readonly A2_plus: number;
      readonly A3_plus: number;
      readonly A2_minus: number;
      readonly A3_minus: number;
      readonly tau_plus: number;
      readonly tau_minus: number;
      readonly tau_x: number;
      readonly tau_y: number;
      readonly bounds: 'hard' | 'soft';
      readonly w_min: number;
      readonly w_max: number;
    }
  /** Pair rule into an eligibility trace (tau_e); the mean signal of `reward` (a population's or stimulus's output) turns it into weight: Izhikevich (2007). */
  | {
      readonly kind: 'reward-stdp';
      readonly A_plus: number;
      readonly A_minus: number;
      readonly tau_plus: number;
      readonly tau_minus: number;
      readonly tau_e: number;
      readonly reward: string;
      readonly rate: number;
      readonly w_min: number;
      readonly w_max: number;
    }
  /** dw = rate·x·y a step: Hebb (1949). For spiking neurons x and y are rates estimated over tau. */
  | {
      readonly kind: 'hebb';
      readonly rate: number;
      readonly tau: number;
      readonly w_min: number;
      readonly w_max: number;
    }
  /** dw = rate·y·(x − y·w): Oja (1982). */
  | {
      readonly kind: 'oja';
      readonly rate: number;
      readonly tau: number;
      readonly w_min: number;
      readonly w_max: number;
    }
  /** dw = rate·x·y·(y − θ), θ following y² with tau_theta: Bienenstock, Cooper & Munro (1982). */
  | {
      readonly kind: 'bcm';
      readonly rate: number;
      readonly tau: number;
      readonly tau_theta: number;
      readonly w_min: number;
      readonly w_max: number;
    };

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

export interface Connection {
  readonly id: string;
  /** Id of a population or stimulus. */
  readonly source: string;
  /** Id of a population. */
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
}

interface ProbeBase {
  readonly id: string;
  readonly label: string;
  /** Id of the population (for `spikes` also of the stimulus) that is measured. */
  readonly target: string;
}

export type Probe =
  /** Every spike of every neuron of the target. */
  | (ProbeBase & { readonly kind: 'spikes' })
  /** One variable of one neuron, at every `interval`-th step, from step 0 on. */
  | (ProbeBase & {
      readonly kind: 'trace';
      readonly neuron: number;
      readonly variable: string;
      readonly interval: number;
    })
  /** All weights of a connection (the target's id) at every `interval`-th step. */
  | (ProbeBase & { readonly kind: 'weights'; readonly interval: number })
  /** Mean rate of the target's neurons in spikes/s, in bins of `interval` steps. */
  | (ProbeBase & { readonly kind: 'rate'; readonly interval: number })
  /** A named output of the circuit: lit while the neuron is active. `expect` is a Boolean expression over the toggles, or ''. */
  | (ProbeBase & { readonly kind: 'lamp'; readonly neuron: number; readonly expect: string });

/** Something that happens before the first step at or after `at` ms. */
export type NetworkEvent =
  /** Neurons fall silent for good: those listed, or a random fraction of the population where the list is empty. */
  | {
      readonly kind: 'lesion';
      readonly at: number;
      readonly population: string;
      readonly neurons: readonly number[];
      readonly fraction: number;
    }
  /** A random fraction of a connection's synapses is lost for good: their weight is 0, and they learn no more. */
  | { readonly kind: 'cut'; readonly at: number; readonly connection: string; readonly fraction: number }
  /** Each weight is multiplied by a normal variate of mean 1 and deviation `sd`; its sign is kept where the connection binds it. */
  | { readonly kind: 'weight-noise'; readonly at: number; readonly connection: string; readonly sd: number };

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What is wrong with a user's input: where, what, and what was expected in its place. */
export interface Issue {
  /** Such as `connections[2].source`; '' for the whole. */
  readonly path: string;
  readonly message: string;
  readonly expected: string;
}

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };
