import type { NeuronModel } from '../models/types.ts';
import type { NetworkParts } from './network-parts.ts';
import { countsAsSpikes, isSpikeTrain } from './sources.ts';
import type { Connection } from './types-connections.ts';
import type { SynapseType } from './types-synapses.ts';

/** Names that connections may give their synapse without a type in the network. */
export const builtInSynapses: readonly string[] = ['auto', 'delta', 'current'];

/**
 * The type of a connection's synapses. `auto` is `delta` for what arrives as spikes and for neurons that take a weighted
 * sum, `current` for values onto neurons in time. Undefined where the network has no such type.
 */
export function synapseOf(connection: Connection, parts: NetworkParts): SynapseType | undefined {
  const { synapse, source, target } = connection;
  if (synapse !== 'auto') return builtInSynapses.includes(synapse) ? plain(synapse) : parts.synapses.get(synapse);
  const model = parts.models.get(target);
  return plain(!model || takesSums(model) || arrivesAsSpikes(source, parts) ? 'delta' : 'current');
}

/** Whether signals enter the model's text as `sum(w*x)`. */
export function takesSums(model: NeuronModel): boolean {
  return model.parsed.netInput !== null;
}

/** Whether a source has spikes that a synapse can learn from, or be depleted by. */
export function spikes(source: string, { stimuli, models }: NetworkParts): boolean {
  const stimulus = stimuli.get(source);
  return stimulus ? countsAsSpikes(stimulus) : models.get(source)?.output === 'spikes';
}

/** Whether what a source sends acts on neurons in time as spikes, not as values that are held: bits are values there. */
export function arrivesAsSpikes(source: string, { stimuli, models }: NetworkParts): boolean {
  const stimulus = stimuli.get(source);
  return stimulus ? isSpikeTrain(stimulus) : models.get(source)?.output === 'spikes';
}

function plain(kind: string): SynapseType {
  const id = kind === 'current' ? 'current' : 'delta';
  return { id, label: id, kind: id, based: 'current', tau: 5, reversal: 0, shortTerm: null, plasticity: null };
}
