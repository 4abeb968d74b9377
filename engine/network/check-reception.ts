import type { ParsedModel } from '../equations/types.ts';
import { potentialsOf } from '../models/define.ts';
import { findModel } from '../models/index.ts';
import type { NeuronModel } from '../models/types.ts';
import { receptorJump, receptorVariable } from '../synapses/attach.ts';
import type { NetworkParts } from './network-parts.ts';
import { arrivesAsSpikes, takesSums } from './synapse-of.ts';
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
  // Of `model` the receptors are part: of its text only what the author wrote.
  const own = findModel(model?.id ?? '', parts.network.models)?.parsed;
  if (!model || !own) return [];
  const issue = model.inTime
    ? (refusedInTime(connection.source, model, synapse, { own, parts }) ?? refusedName(synapse, own))
    : refusedByStep(model, synapse);
  return issue ? [{ path: `${path}.synapse`, ...issue }] : [];
}

type Refusal = Omit<Issue, 'path'> | null;

/** A synapse's current or conductance is a variable of the neuron, and must not be mistaken for one of the model's own. */
function refusedName(synapse: SynapseType, own: ParsedModel): Refusal {
  if (synapse.kind !== 'exponential' && synapse.kind !== 'alpha') return null;
  const names = [...own.equations, ...own.subexpressions, ...own.parameters, ...own.inputs].map(({ name }) => name);
  const taken = [receptorVariable(synapse), receptorJump(synapse)].find((name) => names.includes(name));
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

function refusedInTime(
  source: string,
  model: NeuronModel,
  { kind, based, reversal }: SynapseType,
  { own, parts }: { readonly own: ParsedModel; readonly parts: NetworkParts },
): Refusal {
  const { label, inputs, jump } = model;
  if (kind === 'delta') {
    if (takesSums(model)) return null;
    if (jump) return refusedValue(source, jump.variable, parts);
    const currents = inputs.length > 0 ? 'current, or a synapse of kind exponential or alpha' : '';
    return withoutPotential(model, own, 'a delta synapse to add to', currents);
  }
  if (inputs.length === 0) {
    const message = `${label} has no input for the current of a synapse`;
    return { message, expected: jump ? 'delta, or a model with an input such as I : pA (input)' : none };
  }
  if (based === 'current') return null;
  if (!jump) return withoutPotential(model, own, 'a conductance to act on', currentBased);
  if (jump.unit === 'mV') return null;
  const unit = jump.unit === '1' ? 'without unit' : `in ${jump.unit}`;
  const message = `the potential ${jump.variable} of ${label} is ${unit}, but a conductance pulls it towards ${reversal} mV`;
  return { message, expected: currentBased };
}

/** A value would jump in every step, and twice as often at half of dt. */
function refusedValue(source: string, variable: string, parts: NetworkParts): Refusal {
  const isThere = parts.stimuli.has(source) || parts.models.has(source);
  if (!isThere || arrivesAsSpikes(source, parts)) return null;
  const message = `"${source}" sends values, by which a delta synapse would make ${variable} jump in every step, however short`;
  return { message, expected: 'auto, current, or a synapse of another kind than delta' };
}

/** Without a membrane potential, or with several variables that could be it; `instead` works without. */
function withoutPotential({ label }: NeuronModel, own: ParsedModel, what: string, instead: string): Refusal {
  const several = potentialsOf(own.equations).map(({ name }) => name);
  if (several.length < 2) {
    return { message: `${label} has no membrane potential for ${what}`, expected: instead === '' ? none : instead };
  }
  const message = `${label} has several variables in mV, ${several.join(', ')}, and none called v for ${what}`;
  return { message, expected: `the potential called v in its text${instead === '' ? '' : `, or ${instead}`}` };
}

const currentBased = 'a synapse based on a current';
const none = 'a model with a membrane potential, or an input such as I : pA (input)';
