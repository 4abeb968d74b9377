import { getModel } from '../models/index.ts';
import type { Distribution } from '../network/types-connections.ts';
import type { Network, Population } from '../network/types.ts';

/** Bounds of what is taken as the slowest time constant, in ms: adaptation over minutes says nothing about an answer. */
export const shortestTimeConstant = 10;
export const longestTimeConstant = 200;

/**
 * The slowest time constant of a circuit in ms, by which its answer is waited for: of parameters in ms and, inverted, in
 * 1/ms; of membranes C_m/g_L; of the synapses in use. Within 10 to 200 ms.
 */
export function slowestTimeConstant(network: Network): number {
  const used = new Set(network.connections.map(({ synapse }) => synapse));
  const ofSynapses = network.synapses
    .filter(({ id }) => used.has(id))
    .flatMap(({ tau, shortTerm }) => [tau, shortTerm?.tau_rec ?? 0, shortTerm?.tau_facil ?? 0]);
  const ofNeurons = network.populations.flatMap((population) => constantsOf(population, network));
  const slowest = Math.max(0, ...ofSynapses, ...ofNeurons);
  return Math.min(longestTimeConstant, Math.max(shortestTimeConstant, slowest));
}

function constantsOf(population: Population, network: Network): number[] {
  const { parameters, inTime } = getModel(population.model, network.models);
  if (!inTime) return [];
  const typical = new Map(
    parameters.map(({ symbol, default: standard }) => [symbol, typicalOf(population.parameters[symbol] ?? standard)]),
  );
  const membrane = (typical.get('C_m') ?? 0) / (typical.get('g_L') ?? Infinity);
  const own = parameters.map(({ symbol, unit }) => {
    if (unit === 'ms') return typical.get(symbol)!;
    return unit === '1/ms' && typical.get(symbol)! > 0 ? 1 / typical.get(symbol)! : 0;
  });
  return [membrane, ...own].filter(Number.isFinite);
}

/** One value for a parameter: the largest of a list, the middle of a law. */
function typicalOf(value: number | readonly number[] | Distribution): number {
  if (typeof value === 'number') return value;
  if (!('kind' in value)) return value.reduce((most, each) => Math.max(most, each), 0);
  if (value.kind === 'uniform') return (value.low + value.high) / 2;
  return value.kind === 'lognormal' ? value.median : value.mean;
}
