import { findModel } from '../../engine/models/index.ts';
import type { NeuronModel } from '../../engine/models/types.ts';
import type { Network, Population } from '../../engine/network/types.ts';
import { setModel } from './edits.ts';

/** A network whose populations have another model, and what became of what they had. */
export interface ModelChange {
  readonly network: Network;
  /** In words, a part each: `nand: tau_m`, `w1: its synapse, now auto`. */
  readonly lost: readonly string[];
}

type Parameters = Population['parameters'];

/**
 * Gives populations another model. Parameters go over by their symbol, and where the two models say the same thing in
 * other terms (a membrane by its resistance and time constant, or by its conductance and capacitance; a threshold by its
 * two names) by that. What has no counterpart is listed.
 */
export function changeModel(before: Network, ids: readonly string[], model: string): ModelChange {
  const to = findModel(model, before.models);
  const network = ids.reduce((current, id) => setModel(translated(current, id, to), id, model), before);
  const lost = ids.flatMap((id) => lostParameters(before, network, id, to));
  return { network, lost: [...lost, ...lostParts(before, network), ...newTime(before, network)] };
}

/** The network with those parameters of a population that its new model knows under other names added under them. */
function translated(network: Network, id: string, to: NeuronModel | undefined): Network {
  const populations = network.populations.map((population) => {
    const from = findModel(population.model, network.models);
    if (population.id !== id || !from || !to) return population;
    return { ...population, parameters: { ...population.parameters, ...translate(population.parameters, from, to) } };
  });
  return { ...network, populations };
}

/** Under its new names what was given under the old ones. R_m in GΩ, tau_m in ms: g_L = 1/R_m in nS, C_m = tau_m/R_m in pF. */
function translate(parameters: Parameters, from: NeuronModel, to: NeuronModel): Record<string, number> {
  const has = (model: NeuronModel, ...symbols: string[]): boolean =>
    symbols.every((symbol) => model.parameters.some((spec) => spec.symbol === symbol));
  const isGiven = (...symbols: string[]): boolean => symbols.some((symbol) => typeof parameters[symbol] === 'number');
  const value = (symbol: string): number => {
    const own = parameters[symbol];
    return typeof own === 'number' ? own : from.parameters.find((spec) => spec.symbol === symbol)!.default;
  };
  const found: Record<string, number> = {};
  if (has(from, 'tau_m', 'R_m') && has(to, 'C_m', 'g_L') && !has(to, 'tau_m') && isGiven('tau_m', 'R_m')) {
    found.g_L = tidy(1 / value('R_m'));
    found.C_m = tidy(value('tau_m') / value('R_m'));
  }
  if (has(from, 'C_m', 'g_L') && has(to, 'tau_m', 'R_m') && !has(to, 'C_m') && isGiven('C_m', 'g_L')) {
    found.R_m = tidy(1 / value('g_L'));
    found.tau_m = tidy(value('C_m') / value('g_L'));
  }
  for (const [a, b] of [
    ['V_th', 'V_T'],
    ['V_T', 'V_th'],
  ] as const) {
    if (has(from, a) && !has(from, b) && has(to, b) && !has(to, a) && isGiven(a)) found[b] = value(a);
  }
  return found;
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Names under which a parameter may live on. */
const counterparts: Readonly<Record<string, readonly string[]>> = {
  tau_m: ['C_m', 'g_L'],
  R_m: ['g_L'],
  C_m: ['tau_m', 'R_m'],
  g_L: ['R_m'],
  V_th: ['V_T'],
  V_T: ['V_th'],
};

function lostParameters(before: Network, after: Network, id: string, to: NeuronModel | undefined): string[] {
  const [old, now] = [before, after].map(({ populations }) => populations.find((one) => one.id === id));
  if (!old || !now) return [];
  const lost = Object.keys(old.parameters).flatMap((symbol) => {
    if (symbol in now.parameters) return [];
    const livesOn = counterparts[symbol]?.some((name) => name in now.parameters) ?? false;
    if (livesOn) return [];
    const isOutOfRange = to?.parameters.some((spec) => spec.symbol === symbol) ?? false;
    return [`${symbol} of ${old.label}${isOutOfRange ? ', out of the new range' : ''}`];
  });
  const initial = Object.keys(old.initial).filter((symbol) => !(symbol in now.initial));
  return [...lost, ...initial.map((symbol) => `initial ${symbol} of ${old.label}`)];
}

/** Synapses, axons and traces that the new model cannot take. */
function lostParts(before: Network, after: Network): string[] {
  const connections = new Map(after.connections.map((connection) => [connection.id, connection]));
  const probes = new Set(after.probes.map(({ id }) => id));
  return [
    ...before.connections.flatMap(({ id, source, target, synapse }) => {
      const now = connections.get(id);
      if (now === undefined) return [`the axon from ${source} to ${target}`];
      return now.synapse === synapse ? [] : [`the synapse ${synapse} from ${source} to ${target}, now ${now.synapse}`];
    }),
    ...before.probes.flatMap(({ id, label }) => (probes.has(id) ? [] : [`the trace ${label}`])),
  ];
}

function newTime(before: Network, after: Network): string[] {
  return before.time.dt === after.time.dt ? [] : [`the time step of ${before.time.dt} ms, now ${after.time.dt} ms`];
}
