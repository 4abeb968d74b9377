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
  readonly populations: readonly Population[];
  readonly stimuli: readonly Stimulus[];
  readonly connections: readonly Connection[];
  readonly probes: readonly Probe[];
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
  /** Id of a registered model, see `engine/models`. */
  readonly model: string;
  readonly size: number;
  /** By symbol: one value for all neurons, or one a neuron. A symbol left out takes the model's default. */
  readonly parameters: Readonly<Record<string, number | readonly number[]>>;
}

interface StimulusBase {
  readonly id: string;
  readonly label: string;
}

/** A source of signals from outside the circuit; it acts through connections, like a neuron. */
export type Stimulus =
  /** An input of the circuit: held at 0 or 1, switched by a click, enumerated by truth tables. */
  | (StimulusBase & { readonly kind: 'toggle'; readonly value: 0 | 1 })
  /** Held at 0 or 1 for good. */
  | (StimulusBase & { readonly kind: 'clamp'; readonly value: 0 | 1 })
  /** The same real value at every step. */
  | (StimulusBase & { readonly kind: 'constant'; readonly value: number })
  /** A Poisson spike train; rate in spikes/s. */
  | (StimulusBase & { readonly kind: 'poisson'; readonly rate: number });

export type Sign = 'excitatory' | 'inhibitory' | 'either';

/** Wiring by its PyNN name: every source to every target, or the k-th to the k-th. */
export type Connector = 'AllToAll' | 'OneToOne';

export interface Connection {
  readonly id: string;
  /** Id of a population or stimulus. */
  readonly source: string;
  /** Id of a population. */
  readonly target: string;
  readonly connector: Connector;
  readonly weight: number;
  /** In steps, at least 1: the unit delay of McCulloch and Pitts (1943). */
  readonly delay: number;
  /** `excitatory` and `inhibitory` bind the sign of the weight (Dale's law); `either` leaves it free. */
  readonly sign: Sign;
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
  /** One variable of one neuron, at every step. */
  | (ProbeBase & { readonly kind: 'trace'; readonly neuron: number; readonly variable: string })
  /** A named output of the circuit: lit while the neuron is active. `expect` is a Boolean expression over the toggles, or ''. */
  | (ProbeBase & { readonly kind: 'lamp'; readonly neuron: number; readonly expect: string });

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
