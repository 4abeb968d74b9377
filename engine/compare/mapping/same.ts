import type { NeuronModel } from '../../models/types.ts';
import type { Parsed } from '../../network/issue.ts';
import type { Network, Population } from '../../network/types.ts';
import { withModel } from '../swap-model.ts';
import { keptChange, keptIn, keptNote } from './kept.ts';
import { delayFor } from './connections.ts';
import { setParameters } from './populations.ts';
import { mapProbes } from './probes.ts';
import { ruleOf } from './rules.ts';
import { scaleConnector } from './scale.ts';
import type { Mapping, MappingNote, MappingOverrides } from './types.ts';

/** The rule of the same numbers. */
export function mapSame(flat: Network, to: NeuronModel, dt: number, overrides: MappingOverrides): Parsed<Mapping> {
  const known = new Set(to.variables.map(({ symbol }) => symbol));
  const swapped = withModel(flat, to.id);
  const kept = keptIn(flat);
  const populations = swapped.populations.map((population, k): Population => {
    if (kept.has(population.id)) return flat.populations[k]!;
    const initial = Object.entries(population.initial).filter(([symbol]) => known.has(symbol));
    return {
      ...population,
      initial: Object.fromEntries(initial),
      parameters: { ...population.parameters, ...overrides.parameters?.[population.id] },
    };
  });
  const stretch = flat.time.dt / dt;
  const probes = mapProbes(flat, to, stretch);
  const connections = flat.connections.map((each) => ({
    ...each,
    connector: scaleConnector(each.connector, 1, stretch),
    delay: delayFor(each, [flat.time.dt, dt]),
    weight: overrides.weights?.[each.id] ?? each.weight,
  }));
  const notes = flat.populations.flatMap((population, k) => {
    if (kept.has(population.id)) return [keptNote(population, flat)];
    return [
      ...missing(population, 'parameters', populations[k]!, to),
      ...missing(population, 'initial', populations[k]!, to),
    ];
  });
  return {
    ok: true,
    value: {
      network: { ...swapped, time: { dt }, populations, connections, probes: probes.probes },
      rule: ruleOf('same'),
      populations: flat.populations.map((population, k) => {
        const change = keptChange(population);
        if (kept.has(population.id)) return change;
        return { ...change, to: to.id, isKept: false, set: setParameters(to, populations[k]!.parameters) };
      }),
      connections: connections.map(({ id, synapse, delay }) => ({
        ...{ connection: id, factor: 1, weight: overrides.weights?.[id] ?? null, unit: 'as it was', synapse },
        delay: typeof delay === 'number' ? `${delay} steps` : 'in ms, as it was',
      })),
      notes: [...notes, ...probes.notes],
    },
  };
}

function missing(
  population: Population,
  part: 'parameters' | 'initial',
  now: Population,
  to: NeuronModel,
): MappingNote[] {
  return Object.keys(population[part])
    .filter((symbol) => !Object.hasOwn(now[part], symbol))
    .map((symbol) => ({
      path: `populations.${population.id}.${part}.${symbol}`,
      message: `has no counterpart in ${to.id}`,
    }));
}
