import type { NeuronModel } from '../models/types.ts';
import { sendsSpikes, synapseOf, takesSums } from '../network/synapse-of.ts';
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
  const type = synapseOf(connection, network, model);
  if (!type) throw new Error(`Found synapse "${connection.synapse}", expected one of the network's, or a built-in one`);
  switch (type.kind) {
    case 'delta':
      if (takesSums(model)) return { kind: 'net' };
      return { kind: 'jump', variable: need(model.jump, model, 'a membrane potential').variable };
    case 'current':
      return { kind: 'input', name: need(model.inputs[0], model, 'an input').name };
    default:
      return { kind: sendsSpikes(connection.source, network) ? 'receptor' : 'value', type };
  }
}

/** Whether the ends of a valid connection spike, or put out values. */
export interface EndKinds {
  readonly sourceSpikes: boolean;
  readonly targetSpikes: boolean;
}

/** Toggles and clamps are held, and count as values. */
export function endKindsOf({ source, target }: Connection, network: Network): EndKinds {
  return { sourceSpikes: sendsSpikes(source, network), targetSpikes: sendsSpikes(target, network) };
}

function need<T>(value: T | null | undefined, { id }: NeuronModel, what: string): T {
  if (value) return value;
  throw new Error(`Found model "${id}" without ${what}, expected one that the connection can drive`);
}
