import type { ModelSource } from '../equations/types.ts';
import type { ChipType, Circuit } from './types-chips.ts';
import type { NetworkEvent } from './types-events.ts';
import type { SynapseType } from './types-synapses.ts';

export type { Population, Position } from './types-populations.ts';

/**
 * A network is a description, never a computation: readonly JSON, made by the editor, a file or an importer.
 * `parseNetwork` fills every default, so code that holds a `Network` finds every field.
 */
export interface Network extends Circuit {
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
  /** What happens to the circuit at a set time, in the order of the file. */
  readonly events: readonly NetworkEvent[];
  /** Circuits that `chips`, here and inside of each other, are made of. */
  readonly chipTypes: readonly ChipType[];
}

export interface TimeBase {
  /** Duration of one step in ms. */
  readonly dt: number;
}
