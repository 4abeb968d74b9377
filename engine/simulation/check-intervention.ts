import { byId } from '../network/by-id.ts';
import { checkParameter } from '../network/check-populations.ts';
import { checkRefractory } from '../network/check-refractory.ts';
import { checkWeight } from '../network/check-weights.ts';
import { getModel } from '../models/index.ts';
import { limits } from '../network/limits.ts';
import type { Issue } from '../network/issue.ts';
import type { Stimulus } from '../network/types-stimuli.ts';
import type { Network } from '../network/types.ts';
import { weightBounds } from '../network/weight-bounds.ts';
import { issuesOf } from '../network/zod-issues.ts';
import { interventionSchema } from '../runs/schema-interventions.ts';
import type { Intervention } from '../runs/types.ts';

/** What is wrong with a change to a network under way; null when the simulation takes it. */
export function checkIntervention(network: Network, change: DistributiveOmit<Intervention, 'step'>): Issue | null {
  const shaped = interventionSchema.safeParse({ step: 0, ...change });
  if (!shaped.success) return issuesOf(shaped.error, change)[0]!;
  switch (change.kind) {
    case 'level': {
      const stimulus = byId(network.stimuli).get(change.stimulus);
      return stimulus ? checkLevel(stimulus, change.value) : unknown('stimulus', change.stimulus, network.stimuli);
    }
    case 'weight': {
      const connection = byId(network.connections).get(change.connection);
      if (!connection) return unknown('connection', change.connection, network.connections);
      const synapse = network.synapses.find(({ id }) => id === connection.synapse);
      const bounds = weightBounds(connection.sign, synapse);
      return checkMagnitude(change.value, limits.weight) ?? checkWeight(change.value, bounds, 'value')[0] ?? null;
    }
    case 'parameter': {
      const population = byId(network.populations).get(change.population);
      if (!population) return unknown('population', change.population, network.populations);
      const model = getModel(population.model, network.models);
      const given = { model, size: population.size, symbol: change.symbol, value: change.value, path: 'value' };
      const { parameters, size } = population;
      const changed = { size, parameters: { ...parameters, [change.symbol]: change.value } };
      return checkParameter(given)[0] ?? checkRefractory(model, changed, 'value')[0] ?? null;
    }
    case 'lesion':
      return checkLesion(network, change);
  }
}

/** What the caller of `apply` gives: the simulation adds the step. */
export type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function checkLesion({ populations }: Network, { population: id, neurons, fraction }: LesionChange): Issue | null {
  const population = byId(populations).get(id);
  if (!population) return unknown('population', id, populations);
  const outside = neurons.find((neuron) => !Number.isInteger(neuron) || neuron < 0 || neuron >= population.size);
  if (outside !== undefined)
    return issue('neurons', `found ${outside}`, `whole numbers from 0 to ${population.size - 1}`);
  return fraction >= 0 && fraction <= 1 ? null : issue('fraction', `found ${fraction}`, 'a number from 0 to 1');
}

type LesionChange = Omit<Extract<Intervention, { kind: 'lesion' }>, 'step'>;

function checkLevel({ kind }: Stimulus, value: number): Issue | null {
  if (kind === 'ramp' || kind === 'spike-times') {
    return issue('stimulus', `a ${kind} stimulus has no level`, 'a stimulus with one value, such as a constant');
  }
  if (kind === 'constant' || kind === 'step' || kind === 'sine' || kind === 'ornstein-uhlenbeck')
    return checkMagnitude(value, limits.constant);
  if (kind !== 'poisson') return value === 0 || value === 1 ? null : issue('value', `found ${value}`, '0 or 1');
  const { rate } = limits;
  return value >= 0 && value <= rate ? null : issue('value', `found ${value}`, `a rate from 0 to ${rate} spikes/s`);
}

function checkMagnitude(value: number, most: number): Issue | null {
  return Math.abs(value) <= most ? null : issue('value', `found ${value}`, `a value from ${-most} to ${most}`);
}

function unknown(kind: string, id: string, items: readonly { readonly id: string }[]): Issue {
  return issue(kind, `there is no ${kind} "${id}"`, items.length > 0 ? listed(items) : `a network with a ${kind}`);
}

function listed(items: readonly { readonly id: string }[]): string {
  return `one of ${items.map(({ id }) => id).join(', ')}`;
}

function issue(path: string, message: string, expected: string): Issue {
  return { path, message, expected };
}
