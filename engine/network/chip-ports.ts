import { byId } from './by-id.ts';
import type { Circuit } from './types-chips.ts';
import type { Probe } from './types-probes.ts';
import type { Stimulus } from './types-stimuli.ts';

/** Where a connection begins or ends: a part by its id, or a port of a chip. */
export interface End {
  readonly id: string;
  /** Null for a part that is no chip. */
  readonly port: string | null;
}

/** `adder.sum` → chip `adder`, port `sum`; ids hold no dot. */
export function readEnd(text: string): End {
  const dot = text.indexOf('.');
  return dot < 0 ? { id: text, port: null } : { id: text.slice(0, dot), port: text.slice(dot + 1) };
}

export type InputPort = Extract<Stimulus, { kind: 'toggle' }>;
export type OutputPort = Extract<Probe, { kind: 'lamp' }>;

/** The input ports of a circuit that is used as a chip: its toggles. */
export function inputPorts({ stimuli }: Pick<Circuit, 'stimuli'>): InputPort[] {
  return stimuli.filter((stimulus): stimulus is InputPort => stimulus.kind === 'toggle');
}

/** The output ports: its lamps. */
export function outputPorts({ probes }: Pick<Circuit, 'probes'>): OutputPort[] {
  return probes.filter((probe): probe is OutputPort => probe.kind === 'lamp');
}

export function inputPort({ stimuli }: Circuit, id: string): InputPort | undefined {
  const found = byId(stimuli).get(id);
  return found?.kind === 'toggle' ? found : undefined;
}

export function outputPort({ probes }: Circuit, id: string): OutputPort | undefined {
  const found = byId(probes).get(id);
  return found?.kind === 'lamp' ? found : undefined;
}
