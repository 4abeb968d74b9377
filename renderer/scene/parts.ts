import type { Connection } from '../../engine/network/types-connections.ts';
import type { Probe } from '../../engine/network/types-probes.ts';
import type { Chip, Note } from '../../engine/network/types-chips.ts';
import type { Stimulus } from '../../engine/network/types-stimuli.ts';
import type { Population, Position } from '../../engine/network/types.ts';
import type { Curve } from './curve.ts';
import { CROWD_SIZE } from './geometry.ts';
import type { PortSignal } from '../network/chip-look.ts';
import type { ModelLook } from '../network/model-look.ts';

export type LampProbe = Extract<Probe, { kind: 'lamp' }>;

export type AxonSign = 'excitatory' | 'inhibitory' | 'silent';

export interface PartPlace {
  readonly id: string;
  /** Place in `Diagram.parts`. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** What is drawn with a body: a population, a stimulus, a lamp, a chip with its ports, or a note. */
export type Part =
  | (PartPlace & { readonly kind: 'population'; readonly item: Population; readonly look: ModelLook })
  | (PartPlace & { readonly kind: 'stimulus'; readonly item: Stimulus })
  | (PartPlace & { readonly kind: 'lamp'; readonly item: LampProbe })
  | (PartPlace & { readonly kind: 'chip'; readonly item: Chip; readonly caption: string })
  | PortPart
  | (PartPlace & { readonly kind: 'note'; readonly item: Note });

/** A port of a chip; its id is what connections call it, `chip.port`. It moves with its chip. */
export interface PortPart extends PartPlace {
  readonly kind: 'port';
  readonly item: { readonly id: string; readonly label: string };
  readonly role: 'input' | 'output';
  readonly chip: string;
  /** From the middle of the chip. */
  readonly offset: Position;
  /** The neuron whose signal an output port sends, by its flat population; null for an input port. */
  readonly reads: PortSignal | null;
}

/** Whether a part is drawn as the dots of its neurons. */
export function isCrowd(part: Part): boolean {
  return part.kind === 'population' && part.item.size >= CROWD_SIZE;
}

/** Whether a part is a port at which signals come in. */
export function isInputPort(part: Part | null): boolean {
  return part?.kind === 'port' && part.role === 'input';
}

/** A connection as it is drawn. */
export interface Axon {
  readonly item: Connection;
  /** Of a law, its mean. */
  readonly weight: number;
  readonly sign: AxonSign;
  readonly width: number;
  /** Steps, of a law the mean. */
  readonly delay: number;
  readonly source: Part;
  readonly target: Part;
  /** Which of the target's arrivals this is, from the top, of how many. */
  readonly slot: number;
  readonly slots: number;
  readonly curve: Curve;
}

/** The thin line from a neuron to the lamp that reads it. */
export interface LampWire {
  readonly source: Part;
  readonly lamp: Part;
  readonly curve: Curve;
}

/** A network as a drawing. Immutable; what has not changed is shared with the diagram before it. */
export interface Diagram {
  readonly parts: readonly Part[];
  readonly partById: ReadonlyMap<string, Part>;
  readonly axons: readonly Axon[];
  /** Axons that leave each part, as places in `axons`, by the part's index. */
  readonly outgoing: readonly (readonly number[])[];
  readonly lampWires: readonly LampWire[];
}

export const emptyDiagram: Diagram = { parts: [], partById: new Map(), axons: [], outgoing: [], lampWires: [] };
