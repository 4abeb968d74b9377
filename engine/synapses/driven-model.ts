import { formatDimension } from '../equations/units.ts';
import type { NeuronModel } from '../models/types.ts';
import type { SynapseType } from '../network/types-synapses.ts';
import type { Network, Population } from '../network/types.ts';
import { attachReceptors } from './attach.ts';

/**
 * The model of a population with the receptors of the synapses that reach it: `g_<synapse>`, `I_<synapse>`, whose values can be
 * recorded and set at step 0 like those of the model's own variables. Takes networks that are not valid yet.
 */
export function drivenModel(model: NeuronModel, { id }: Population, network: Network): NeuronModel {
  const types = receptorsOf(model, id, network);
  if (types.length === 0) return model;
  const parsed = attachReceptors(model.parsed, types, model.jump?.variable ?? null);
  const added = parsed.equations.slice(model.parsed.equations.length);
  const variables = added.map(({ name, dimension }) => ({
    symbol: name,
    label: name,
    unit: formatDimension(dimension),
  }));
  return { ...model, parsed, variables: [...model.variables, ...variables] };
}

function receptorsOf(
  { inputs, jump }: NeuronModel,
  population: string,
  { connections, synapses }: Network,
): SynapseType[] {
  if (inputs.length === 0) return [];
  const used = new Set(connections.flatMap(({ target, synapse }) => (target === population ? [synapse] : [])));
  return synapses.filter(
    ({ id, kind, based }) =>
      used.has(id) && (kind === 'exponential' || kind === 'alpha') && (based === 'current' || jump?.unit === 'mV'),
  );
}
