import { byId } from './by-id.ts';
import { findModel } from '../models/index.ts';
import type { NeuronModel } from '../models/types.ts';
import type { NetworkParts } from './network-parts.ts';
import { countsAsSpikes, isSpikeTrain } from './sources.ts';
import type { Connection } from './types-connections.ts';
import type { SynapseType } from './types-synapses.ts';
import type { Network } from './types.ts';

/** Names that connections may give their synapse without a type in the network. */
export const builtInSynapses: readonly string[] = ['auto', 'delta', 'current'];

/**
 * The type of a connection's synapses onto neurons of `model`. `auto` is `delta` for what arrives as spikes and for
 * neurons that take a weighted sum, `current` for values onto neurons in time. Undefined where the network has no such type.
 */
export function synapseOf(
  { synapse, source }: Connection,
  network: Network,
  model: NeuronModel | undefined,
): SynapseType | undefined {
  if (synapse === 'auto') return !model || takesSums(model) || sendsSpikes(source, network) ? delta : current;
  if (synapse === 'delta') return delta;
  return synapse === 'current' ? current : byId(network.synapses).get(synapse);
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

/** Whether what leaves a source are single spikes, not a value that is held. */
export function sendsSpikes(source: string, { stimuli, populations, models }: Network): boolean {
  const stimulus = byId(stimuli).get(source);
  if (stimulus) return isSpikeTrain(stimulus);
  const population = byId(populations).get(source);
  return findModel(population?.model ?? '', models)?.output === 'spikes';
}

/** Whether what a source sends acts on neurons in time as spikes, not as values that are held: bits are values there. */
export function arrivesAsSpikes(source: string, { stimuli, models }: NetworkParts): boolean {
  const stimulus = stimuli.get(source);
  return stimulus ? isSpikeTrain(stimulus) : models.get(source)?.output === 'spikes';
}

const delta = plain('delta');
const current = plain('current');

function plain(kind: 'delta' | 'current'): SynapseType {
  return { id: kind, label: kind, kind, based: 'current', tau: 5, reversal: 0, shortTerm: null, plasticity: null };
}
