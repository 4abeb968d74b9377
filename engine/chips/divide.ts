import { readEnd } from '../network/chip-ports.ts';
import type { Circuit } from '../network/types-chips.ts';
import type { Connection } from '../network/types-connections.ts';
import type { Probe } from '../network/types-probes.ts';

/** A circuit cut in two: what goes into a chip, and what stays around it. */
export interface Division {
  /** Ids of populations, chips, notes and stimuli inside. */
  readonly inside: ReadonlySet<string>;
  readonly inner: readonly Connection[];
  readonly incoming: readonly Connection[];
  readonly outgoing: readonly Connection[];
  readonly beside: readonly Connection[];
  /** Lamps outside that read what is inside. */
  readonly lamps: readonly Lamp[];
  /** Other probes of what is inside, which move in. */
  readonly moving: readonly Probe[];
}

export type Lamp = Extract<Probe, { kind: 'lamp' }>;

/** Toggles stay outside, and so do lamps, and stimuli that something outside listens to as well. */
export function divide(circuit: Circuit, selected: ReadonlySet<string>): Division {
  const { populations, stimuli, chips, notes, connections, probes } = circuit;
  const body = new Set([...populations, ...chips, ...notes].flatMap(({ id }) => (selected.has(id) ? [id] : [])));
  const isIn = (ids: ReadonlySet<string>, end: string): boolean => ids.has(readEnd(end).id);
  const heardOutside = new Set(connections.flatMap(({ source, target }) => (isIn(body, target) ? [] : [source])));
  const ownStimuli = stimuli.filter(({ id, kind }) => selected.has(id) && kind !== 'toggle' && !heardOutside.has(id));
  const inside = new Set([...body, ...ownStimuli.map(({ id }) => id)]);
  const part = (from: boolean, to: boolean): Connection[] =>
    connections.filter(({ source, target }) => isIn(inside, source) === from && isIn(inside, target) === to);
  const inner = part(true, true);
  const wires = new Set(inner.map(({ id }) => id));
  const read = probes.filter((probe) =>
    probe.kind === 'weights' ? wires.has(probe.target) : isIn(inside, probe.target),
  );
  return {
    ...{ inside, inner, incoming: part(false, true), outgoing: part(true, false), beside: part(false, false) },
    lamps: read.filter((probe): probe is Lamp => probe.kind === 'lamp'),
    moving: read.filter(({ kind }) => kind !== 'lamp'),
  };
}
