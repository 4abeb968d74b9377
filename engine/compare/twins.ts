import { getModel } from '../models/index.ts';
import { checkNetwork } from '../network/check.ts';
import type { Network } from '../network/types.ts';
import { isDeterministic } from '../logic/timing.ts';

/**
 * The circuit with every neuron that spikes at random under its rate twin, such as the logistic one of a stochastic binary
 * neuron; null where a neuron that spikes has none, or nothing is random.
 */
export function rateTwinOf(network: Network): Network | null {
  if (isDeterministic(network)) return null;
  const populations = network.populations.map((population) => {
    const model = getModel(population.model, network.models);
    if (model.output === 'rate') return population;
    if (model.twin === undefined || getModel(model.twin, network.models).output !== 'rate') return null;
    return { ...population, model: model.twin };
  });
  if (populations.some((each) => each === null)) return null;
  const twin = { ...network, populations: populations.flatMap((each) => each ?? []), probes: [] };
  // Plasticity and depletion need spikes.
  return checkNetwork(twin).length === 0 ? twin : null;
}
