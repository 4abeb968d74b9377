import { getModel } from '../../models/index.ts';
import type { NeuronModel } from '../../models/types.ts';
import { sendsSpikes, synapseOf, takesSums } from '../../network/synapse-of.ts';
import type { Connection } from '../../network/types-connections.ts';
import type { SynapseType } from '../../network/types-synapses.ts';
import type { Network, Population } from '../../network/types.ts';

/**
 * Net input that a connection of weight 1 adds to its target: of a model of steps for an output of 1, of a neuron in time the
 * steady current for a held value of 1, and for spikes their mean current at one spike/ms, which is the area below one.
 */
export function inputPerOutput(connection: Connection, network: Network): number {
  const population = network.populations.find(({ id }) => id === connection.target)!;
  const model = getModel(population.model, network.models);
  const type = synapseOf(connection, network, model);
  if (takesSums(model) || !type) return 1;
  const drive = type.based === 'conductance' ? type.reversal - restOf(population, model) : 1;
  return drive * (sendsSpikes(connection.source, network) ? areaOf(type, population, model, network.time.dt) : 1);
}

/** Of the current that a spike of weight 1 leaves, in its unit times ms. */
function areaOf({ kind, tau }: SynapseType, population: Population, model: NeuronModel, dt: number): number {
  if (kind === 'exponential') return tau;
  if (kind === 'alpha') return Math.E * tau;
  return kind === 'current' ? dt : capacityOf(population, model);
}

/** What turns a jump of the potential into the charge that makes it: C_m, of some models τ_m/R_m, and 1 where there is neither. */
export function capacityOf(population: Population, model: NeuronModel): number {
  const capacity = parameterOf(population, model, 'C_m');
  if (capacity !== null) return capacity;
  const [tau, resistance] = ['tau_m', 'R_m'].map((symbol) => parameterOf(population, model, symbol));
  if (tau && resistance) return tau / resistance;
  const leak = parameterOf(population, model, 'g_L');
  return tau && leak ? tau * leak : 1;
}

function restOf(population: Population, model: NeuronModel): number {
  return parameterOf(population, model, 'E_L') ?? -65;
}

/** One number for a parameter: the first of a list, the middle of a law; null where the model has none. */
export function parameterOf(population: Population, model: NeuronModel, symbol: string): number | null {
  const spec = model.parameters.find((each) => each.symbol === symbol);
  if (!spec) return null;
  const value = Object.hasOwn(population.parameters, symbol) ? population.parameters[symbol]! : spec.default;
  if (typeof value === 'number') return value;
  if (!('kind' in value)) return value[0] ?? spec.default;
  if (value.kind === 'uniform') return (value.low + value.high) / 2;
  return value.kind === 'lognormal' ? value.median : value.mean;
}
