import { findModel } from '../models/index.ts';
import type { NeuronModel } from '../models/types.ts';
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
  /** A jump of a current or conductance with a time course, by a spike. */
  | { readonly kind: 'receptor'; readonly type: SynapseType }
  /** What such a current or conductance follows: a value that is held for a step. */
  | { readonly kind: 'value'; readonly type: SynapseType };

/** The port of a valid connection at its target's model. Throws on one that validation would have refused. */
export function portOf(connection: Connection, network: Network, model: NeuronModel): Port {
  const { synapse } = connection;
  const type = network.synapses.find(({ id }) => id === synapse);
  const isPlain = synapse === 'auto' || synapse === 'delta' || type?.kind === 'delta';
  if (model.parsed.netInput && (!model.inTime || isPlain)) return { kind: 'net' };
  const [input] = model.inputs;
  if (synapse === 'current' || (synapse === 'auto' && sendsValues(connection.source, network))) {
    return { kind: 'input', name: need(input, model, 'an input').name };
  }
  if (!type || type.kind === 'delta')
    return { kind: 'jump', variable: need(model.jump, model, 'a membrane potential').variable };
  if (type.kind === 'current') return { kind: 'input', name: need(input, model, 'an input').name };
  return { kind: sendsValues(connection.source, network) ? 'value' : 'receptor', type };
}

/** The kind of synapse behind a connection; null for the plain ones. */
export function synapseOf({ synapse }: Connection, { synapses }: Network): SynapseType | null {
  return synapses.find(({ id }) => id === synapse) ?? null;
}

/** Whether what leaves a source is a real value that is held, not a spike. */
export function sendsValues(source: string, network: Network): boolean {
  const stimulus = network.stimuli.find(({ id }) => id === source);
  if (stimulus) return stimulus.kind !== 'poisson' && stimulus.kind !== 'spike-times';
  const population = network.populations.find(({ id }) => id === source);
  return findModel(population?.model ?? '', network.models)?.output === 'rate';
}

function need<T>(value: T | null | undefined, { id }: NeuronModel, what: string): T {
  if (value) return value;
  throw new Error(`Found model "${id}" without ${what}, expected one that the connection can drive`);
}
