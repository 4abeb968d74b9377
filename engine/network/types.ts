import type { ModelSource } from '../equations/types.ts';
import type { Connection, Distribution } from './types-connections.ts';
import type { NetworkEvent } from './types-events.ts';
import type { Probe } from './types-probes.ts';
import type { Stimulus } from './types-stimuli.ts';
import type { SynapseType } from './types-synapses.ts';

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

export interface Position {
  readonly x: number;
  readonly y: number;
}
