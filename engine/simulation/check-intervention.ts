import { checkParameter } from '../network/check-populations.ts';
import { checkSign } from '../network/check-connections.ts';
import { limits } from '../network/limits.ts';
import type { Issue, Network, Stimulus } from '../network/types.ts';
import type { Intervention } from '../runs/types.ts';

/** What is wrong with a change to a network under way; null when the simulation takes it. */
export function checkIntervention(network: Network, change: DistributiveOmit<Intervention, 'step'>): Issue | null {
  if (!Number.isFinite(change.value)) return issue('value', `found ${change.value}`, 'a finite number');
  switch (change.kind) {
    case 'level': {
      const stimulus = network.stimuli.find(({ id }) => id === change.stimulus);
      return stimulus ? checkLevel(stimulus, change.value) : unknown('stimulus', change.stimulus, network.stimuli);
    }
    case 'weight': {
      const connection = network.connections.find(({ id }) => id === change.connection);
      if (!connection) return unknown('connection', change.connection, network.connections);
      return (
        checkMagnitude(change.value, limits.weight) ?? checkSign(connection.sign, change.value, 'value')[0] ?? null
      );
    }
    case 'parameter': {
      const population = network.populations.find(({ id }) => id === change.population);
      if (!population) return unknown('population', change.population, network.populations);
      return checkParameter(population, change.symbol, change.value, 'value')[0] ?? null;
    }
  }
}

/** What the caller of `apply` gives: the simulation adds the step. */
export type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function checkLevel({ kind }: Stimulus, value: number): Issue | null {
  if (kind === 'constant') return checkMagnitude(value, limits.constant);
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
