import type { Probe } from '../network/types-probes.ts';
import type { Stimulus } from '../network/types-stimuli.ts';
import type { Network } from '../network/types.ts';

export type Toggle = Extract<Stimulus, { kind: 'toggle' }>;
export type Lamp = Extract<Probe, { kind: 'lamp' }>;

/** The inputs of a network as a logic circuit: its toggles, in the order of the file. */
export function circuitInputs(network: Network): Toggle[] {
  return network.stimuli.filter((stimulus): stimulus is Toggle => stimulus.kind === 'toggle');
}

/** The outputs of a network as a logic circuit: its lamps, in the order of the file. */
export function circuitOutputs(network: Network): Lamp[] {
  return network.probes.filter((probe): probe is Lamp => probe.kind === 'lamp');
}
