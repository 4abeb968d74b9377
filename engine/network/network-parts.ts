import { findModel } from '../models/index.ts';
import type { NeuronModel } from '../models/types.ts';
import { drivenModels } from '../synapses/driven-model.ts';
import { byId } from './by-id.ts';
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
  return {
    network,
    populations: byId(network.populations),
    stimuli: byId(network.stimuli),
    connections: byId(network.connections),
    synapses: byId(network.synapses),
    models: drivenModels(network, ({ model }) => found.get(model)),
  };
}
