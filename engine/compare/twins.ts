import { getModel } from '../models/index.ts';
import { checkNetwork } from '../network/check.ts';
import type { Network } from '../network/types.ts';
import type { Mapping } from './mapping/types.ts';
import { isDeterministic } from '../logic/timing.ts';

/**
 * The circuit with every neuron that spikes at random under its rate twin, such as the logistic one of a stochastic binary
 * neuron; null where a neuron that spikes has none, or nothing is random.
 */
function rateTwinOf(network: Network): Network | null {
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

/** A circuit of rates that says what another one should do, and by which factor: see `rateReferenceOf`. */
export interface RateReference {
  readonly network: Network;
  /** Output a step of the reference → output a step of the neurons of a population. */
  readonly factor: (population: string) => number;
}

/** The rate twin of what is simulated; of neurons in time that a rule gave a rate, the circuit that it came from. */
export function rateReferenceOf(source: Network, { network, rule, populations }: Mapping): RateReference | null {
  const twin = rateTwinOf(network);
  if (twin) return { network: twin, factor: () => 1 };
  const before = rule?.id === 'rate' ? (isAllRates(source) ? source : rateTwinOf(source)) : null;
  if (!before) return null;
  const scales = new Map(populations.map(({ population, outputScale }) => [population, outputScale ?? 1]));
  const perStep = network.time.dt / source.time.dt;
  return { network: { ...before, probes: [] }, factor: (population) => scales.get(population)! * perStep };
}

function isAllRates({ populations, models }: Network): boolean {
  return populations.every(({ model }) => getModel(model, models).output === 'rate');
}
