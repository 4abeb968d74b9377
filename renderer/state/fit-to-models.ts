import { findModel } from '../../engine/models/index.ts';
import { recordable } from '../../engine/models/recordable.ts';
import type { NeuronModel } from '../../engine/models/types.ts';
import { checkReception } from '../../engine/network/check-reception.ts';
import { partsOf } from '../../engine/network/network-parts.ts';
import { synapseOf } from '../../engine/network/synapse-of.ts';
import type { Connection } from '../../engine/network/types-connections.ts';
import type { Probe } from '../../engine/network/types-probes.ts';
import type { Network, Population } from '../../engine/network/types.ts';
import { drivenModel } from '../../engine/synapses/driven-model.ts';

/** Whether the target's model has something that the connection can act on. */
export function canReceive(connection: Connection, network: Network): boolean {
  const parts = partsOf(network);
  const synapse = synapseOf(connection, network, parts.models.get(connection.target));
  return synapse !== undefined && checkReception(connection, synapse, '', parts).length === 0;
}

/**
 * Takes away what populations whose model has changed can no longer have: parameters and initial values that the model
 * lacks or whose range they leave, traces of variables that it lacks. Synapses that it cannot take become `auto`, and
 * connections that it cannot take at all go.
 */
export function fitToModels(network: Network, changed: ReadonlySet<string>): Network {
  const connections = network.connections.flatMap((connection) => {
    const isTouched = changed.has(connection.target) || changed.has(connection.source);
    if (!isTouched || canReceive(connection, network)) return [connection];
    const auto = { ...connection, synapse: 'auto' };
    return canReceive(auto, network) ? [auto] : [];
  });
  const next = { ...network, connections };
  const models = new Map(network.populations.map((population) => [population.id, modelOf(population, next)]));
  return {
    ...next,
    populations: network.populations.map((one) => (changed.has(one.id) ? fitted(one, models.get(one.id)) : one)),
    probes: network.probes.filter((probe) => !changed.has(probe.target) || exists(probe, models.get(probe.target))),
  };
}

function modelOf(population: Population, network: Network): NeuronModel | undefined {
  const model = findModel(population.model, network.models);
  return model && drivenModel(model, population, network);
}

function fitted(population: Population, model: NeuronModel | undefined): Population {
  const state = new Set(model?.parsed.equations.map(({ name }) => name));
  const parameters = Object.entries(population.parameters).filter(([symbol, value]) => {
    const spec = model?.parameters.find((each) => each.symbol === symbol);
    return spec !== undefined && (typeof value !== 'number' || (value >= spec.min && value <= spec.max));
  });
  const initial = Object.entries(population.initial).filter(([symbol]) => state.has(symbol));
  return { ...population, parameters: Object.fromEntries(parameters), initial: Object.fromEntries(initial) };
}

function exists(probe: Probe, model: NeuronModel | undefined): boolean {
  if (probe.kind !== 'trace' || probe.variable === 'y') return true;
  return model !== undefined && recordable(model).some(({ symbol }) => symbol === probe.variable);
}
