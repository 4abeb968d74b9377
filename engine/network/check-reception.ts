import { findModel } from '../models/index.ts';
import type { NeuronModel } from '../models/types.ts';
import { receptorJump, receptorVariable } from '../synapses/attach.ts';
import type { NetworkParts } from './network-parts.ts';
import { takesSums } from './synapse-of.ts';
import type { Issue } from './issue.ts';
import type { Connection } from './types-connections.ts';
import type { SynapseType } from './types-synapses.ts';

/** Whether the target's model has what a synapse acts on. */
export function checkReception(
  connection: Connection,
  synapse: SynapseType,
  path: string,
  parts: NetworkParts,
): Issue[] {
  const model = parts.models.get(connection.target);
  if (!model) return [];
  const issue = model.inTime
    ? (refusedInTime(model, synapse) ?? refusedName(connection, synapse, parts))
    : refusedByStep(model, synapse);
  return issue ? [{ path: `${path}.synapse`, ...issue }] : [];
}

type Refusal = Omit<Issue, 'path'> | null;

/** A synapse's current or conductance is a variable of the neuron, and must not be mistaken for one of the model's own. */
function refusedName({ target }: Connection, synapse: SynapseType, { network, populations }: NetworkParts): Refusal {
  if (synapse.kind !== 'exponential' && synapse.kind !== 'alpha') return null;
  const parsed = findModel(populations.get(target)?.model ?? '', network.models)?.parsed;
  if (!parsed) return null;
  const own = [...parsed.equations, ...parsed.subexpressions, ...parsed.parameters, ...parsed.inputs].map(
    ({ name }) => name,
  );
  const taken = [receptorVariable(synapse), receptorJump(synapse)].find((name) => own.includes(name));
  if (taken === undefined) return null;
  const message = `the variable ${taken} of synapse "${synapse.id}" is already a name of the model`;
  return { message, expected: 'another id for the synapse' };
}

function refusedByStep(model: NeuronModel, { kind }: SynapseType): Refusal {
  if (!takesSums(model)) {
    return { message: `${model.label} takes no signals`, expected: 'a model with sum(w*x) in its text' };
  }
  if (kind === 'delta') return null;
  const message = `${model.label} is step-based: all it takes is the weighted sum of a step`;
  return { message, expected: 'auto, delta, or a synapse of kind delta' };
}

function refusedInTime(model: NeuronModel, { kind, based }: SynapseType): Refusal {
  if (kind === 'delta') {
    if (model.jump || takesSums(model)) return null;
    const message = `${model.label} has no membrane potential for a delta synapse to add to`;
    return { message, expected: model.inputs.length > 0 ? 'current, or a synapse of kind exponential or alpha' : none };
  }
  if (model.inputs.length === 0) {
    const message = `${model.label} has no input for the current of a synapse`;
    return { message, expected: model.jump ? 'delta, or a model with an input such as I : pA (input)' : none };
  }
  if (based === 'current' || model.jump) return null;
  const message = `${model.label} has no membrane potential for a conductance to act on`;
  return { message, expected: 'a synapse based on a current' };
}

const none = 'a model with a membrane potential, or an input such as I : pA (input)';
