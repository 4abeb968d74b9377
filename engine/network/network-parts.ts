import { findModel } from '../models/index.ts';
import type { NeuronModel } from '../models/types.ts';
import { drivenModel } from '../synapses/driven-model.ts';
import type { Connection } from './types-connections.ts';
import type { Stimulus } from './types-stimuli.ts';
import type { SynapseType } from './types-synapses.ts';
import type { Network, Population } from './types.ts';

/** The parts of a network by id, for checks that follow references. */
export interface NetworkParts {
  readonly network: Network;
  readonly populations: ReadonlyMap<string, Population>;
  readonly stimuli: ReadonlyMap<string, Stimulus>;
  readonly connections: ReadonlyMap<string, Connection>;
  readonly synapses: ReadonlyMap<string, SynapseType>;
  /** By population; none where the model is unknown, or its text is wrong. */
  readonly models: ReadonlyMap<string, NeuronModel>;
}

export function partsOf(network: Network): NetworkParts {
  const ids = new Set(network.populations.map(({ model }) => model));
  const found = new Map([...ids].map((id) => [id, findModel(id, network.models)]));
  const models = network.populations.flatMap((population) => {
    const known = found.get(population.model);
    return known ? [[population.id, drivenModel(known, population, network)] as const] : [];
  });
  return {
    network,
    populations: byId(network.populations),
    stimuli: byId(network.stimuli),
    connections: byId(network.connections),
    synapses: byId(network.synapses),
    models: new Map(models),
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
