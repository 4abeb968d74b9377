import { getModel } from '../models/index.ts';
import type { Network, Population } from '../network/types.ts';

/** The same circuit with every neuron under another model; parameters that model lacks are left out. */
export function withModel(network: Network, modelId: string): Network {
  const known = new Set(getModel(modelId, network.models).parameters.map(({ symbol }) => symbol));
  const swap = (populations: readonly Population[]): Population[] =>
    populations.map((population) => ({
      ...population,
      model: modelId,
      parameters: Object.fromEntries(Object.entries(population.parameters).filter(([symbol]) => known.has(symbol))),
    }));
  return {
    ...network,
    populations: swap(network.populations),
    chipTypes: network.chipTypes.map((type) => ({
      ...type,
      circuit: { ...type.circuit, populations: swap(type.circuit.populations) },
    })),
  };
}
