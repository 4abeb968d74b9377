import type { Connection } from './types-connections.ts';
import type { Probe } from './types-probes.ts';
import type { Population, Position } from './types-populations.ts';
import type { Stimulus } from './types-stimuli.ts';

/** What is drawn on one canvas: the lists of a network, or of the inside of a chip. */
export interface Circuit {
  readonly populations: readonly Population[];
  readonly stimuli: readonly Stimulus[];
  readonly connections: readonly Connection[];
  readonly probes: readonly Probe[];
  readonly chips: readonly Chip[];
  readonly notes: readonly Note[];
  /** Position on the canvas of populations, stimuli, lamps, chips and notes, by id. */
  readonly layout: Readonly<Record<string, Position>>;
}

/**
 * A circuit to be used as one part of others. Its toggles are the input ports, in their order, its lamps the output ports;
 * a connection of the outer circuit names a port as `chip.port`.
 */
export interface ChipType {
  readonly id: string;
  readonly label: string;
  /** What the chip does, in a few sentences. */
  readonly note: string;
  readonly circuit: Circuit;
}

/** A chip in a circuit: all that is inside is its type's. */
export interface Chip {
  readonly id: string;
  readonly label: string;
  /** Id of a chip type of the network. */
  readonly type: string;
}

/** Free text on the canvas. */
export interface Note {
  readonly id: string;
  readonly text: string;
  /** Of its lines, in the unit of positions; as wide as the text when left out. */
  readonly width?: number | undefined;
}
