import { findModel } from '../models/index.ts';
import type { NeuronModel } from '../models/types.ts';
import { byId } from '../network/by-id.ts';
import type { Connection } from '../network/types-connections.ts';
import type { SynapseType } from '../network/types-synapses.ts';
import type { Network } from '../network/types.ts';

/** Where a signal that arrives at a neuron goes. */
export type Port =
  /** Into `sum(w*x)`. */
  | { readonly kind: 'net' }
  /** A jump of a state variable by the weight. */
  | { readonly kind: 'jump'; readonly variable: string }
  /** Onto an input such as `I`, for the step in which it arrives. */
  | { readonly kind: 'input'; readonly name: string }
  /** A jump of a current or conductance with a time course. */
  | { readonly kind: 'receptor'; readonly type: SynapseType };

/** The port of a valid connection at its target's model. Throws on one that validation would have refused. */
export function portOf(connection: Connection, network: Network, model: NeuronModel): Port {
  const { synapse } = connection;
  const type = byId(network.synapses).get(synapse);
  const isPlain = synapse === 'auto' || synapse === 'delta' || type?.kind === 'delta';
  if (model.parsed.netInput && (!model.inTime || isPlain)) return { kind: 'net' };
  const [input] = model.inputs;
  if (synapse === 'current' || (synapse === 'auto' && sendsValues(connection.source, network))) {
    return { kind: 'input', name: need(input, model, 'an input').name };
  }
  if (!type || type.kind === 'delta')
    return { kind: 'jump', variable: need(model.jump, model, 'a membrane potential').variable };
  return type.kind === 'current'
    ? { kind: 'input', name: need(input, model, 'an input').name }
    : { kind: 'receptor', type };
}

/** The kind of synapse behind a connection; null for the plain ones. */
export function synapseOf({ synapse }: Connection, { synapses }: Network): SynapseType | null {
  return byId(synapses).get(synapse) ?? null;
}

/** Whether what leaves a source is a real value that is held, not a spike. */
export function sendsValues(source: string, network: Network): boolean {
  const stimulus = byId(network.stimuli).get(source);
  if (stimulus) return stimulus.kind !== 'poisson' && stimulus.kind !== 'spike-times';
  const population = byId(network.populations).get(source);
  return findModel(population?.model ?? '', network.models)?.output === 'rate';
}

/** Whether the ends of a valid connection spike, or put out values. */
export interface EndKinds {
  readonly sourceSpikes: boolean;
  readonly targetSpikes: boolean;
}

/** Toggles and clamps are held, and count as values. */
export function endKindsOf({ source, target }: Connection, network: Network): EndKinds {
  return { sourceSpikes: !sendsValues(source, network), targetSpikes: !sendsValues(target, network) };
}

function need<T>(value: T | null | undefined, { id }: NeuronModel, what: string): T {
  if (value) return value;
  throw new Error(`Found model "${id}" without ${what}, expected one that the connection can drive`);
}
