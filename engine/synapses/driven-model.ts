import { formatDimension } from '../equations/units.ts';
import type { NeuronModel } from '../models/types.ts';
import type { SynapseType } from '../network/types-synapses.ts';
import type { Network, Population } from '../network/types.ts';
import { attachReceptors } from './attach.ts';

/**
 * The model of a population with the receptors of the synapses that reach it: `g_<synapse>`, `I_<synapse>`, whose values can be
 * recorded and set at step 0 like those of the model's own variables. Takes networks that are not valid yet.
 */
export function drivenModel(model: NeuronModel, { id }: Population, { connections, synapses }: Network): NeuronModel {
  const used = connections.flatMap(({ target, synapse }) => (target === id ? [synapse] : []));
  return withReceptors(model, receptorsOf(model, new Set(used), synapses));
}

/** The same of every population, by id, where its model is known; those that are alike share one. */
export function drivenModels(
  { connections, synapses, populations }: Network,
  modelOf: (population: Population) => NeuronModel | undefined,
): Map<string, NeuronModel> {
  const used = new Map(populations.map(({ id }) => [id, new Set<string>()]));
  for (const { target, synapse } of connections) used.get(target)?.add(synapse);
  const made = new Map<string, NeuronModel>();
  return new Map(
    populations.flatMap((population) => {
      const model = modelOf(population);
      if (!model) return [];
      const types = receptorsOf(model, used.get(population.id)!, synapses);
      const key = [model.id, ...types.map(({ id }) => id)].join(' ');
      const driven = made.get(key) ?? withReceptors(model, types);
      made.set(key, driven);
      return [[population.id, driven] as const];
    }),
  );
}

function withReceptors(model: NeuronModel, types: readonly SynapseType[]): NeuronModel {
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
  used: ReadonlySet<string>,
  synapses: readonly SynapseType[],
): SynapseType[] {
  if (inputs.length === 0) return [];
  return synapses.filter(
    ({ id, kind, based }) =>
      used.has(id) && (kind === 'exponential' || kind === 'alpha') && (based === 'current' || jump?.unit === 'mV'),
  );
}
