import type { Network, Population } from '../network/types.ts';
import { hashId } from './random.ts';

/** The keys of all that draws random numbers: whatever draws from the same trials has a key of its own. */
export interface RandomKeys {
  /** What is drawn as time goes on: by id of a population or stimulus, */
  readonly sources: ReadonlyMap<string, number>;
  /** by the population whose neurons an intervention chooses, */
  readonly lesions: ReadonlyMap<string, number>;
  /** by the connection whose vesicles are released, */
  readonly releases: ReadonlyMap<string, number>;
  /** and for what the network plans to happen. */
  readonly events: number;
  /** What makes the network: by id of a connection, */
  readonly connections: ReadonlyMap<string, number>;
  /** and by `population.parameter` or `population.variable(0)`, where a law gives their values. */
  readonly values: ReadonlyMap<string, number>;
}

/** Ids have neither a space nor a dot in them, so that the names of different purposes differ from all ids. */
export function createRandomKeys(network: Network): RandomKeys {
  const populations = network.populations.map(({ id }) => id);
  const [sources, events, lesions, releases] = keyTables(
    { ids: [...populations, ...network.stimuli.map(({ id }) => id)] },
    { ids: ['event'] },
    { ids: populations, nameOf: (id) => `lesion ${id}` },
    { ids: connectionsWithVesicles(network), nameOf: (id) => `release ${id}` },
  );
  const [connections, values] = keyTables(
    { ids: network.connections.map(({ id }) => id) },
    { ids: drawnValues(network) },
  );
  return {
    ...{ sources: sources!, lesions: lesions!, releases: releases!, events: events!.get('event')! },
    ...{ connections: connections!, values: values! },
  };
}

interface Named {
  readonly ids: readonly string[];
  readonly nameOf?: (id: string) => string;
}

/** A table for each list; no key appears twice in all of them. */
function keyTables(...lists: readonly Named[]): ReadonlyMap<string, number>[] {
  const keys = keysOf(lists.flatMap(({ ids, nameOf = (id) => id }) => ids.map(nameOf)));
  let next = 0;
  return lists.map(({ ids }) => new Map(ids.map((id) => [id, keys[next++]!])));
}

/**
 * Hashes of the names. Where several have one hash, the first in their order keeps it, and the others take the next that is
 * free, so that no key depends on the order in a file. Of equal names the first given is the first.
 */
function keysOf(names: readonly string[]): number[] {
  const keys = names.map(hashId);
  const taken = new Set(keys);
  if (taken.size === keys.length) return keys;
  const owned = new Set<number>();
  for (const k of inOrder(names)) {
    if (owned.has(keys[k]!)) while (taken.has(keys[k]!)) keys[k] = (keys[k]! + 1) >>> 0;
    owned.add(keys[k]!);
    taken.add(keys[k]!);
  }
  return keys;
}

function inOrder(names: readonly string[]): number[] {
  return [...names.keys()].sort((a, b) => (names[a]! < names[b]! ? -1 : names[a]! > names[b]! ? 1 : a - b));
}

function connectionsWithVesicles({ connections, synapses }: Network): string[] {
  const quantal = new Set(synapses.flatMap(({ id, shortTerm }) => (shortTerm && shortTerm.sites > 0 ? [id] : [])));
  return connections.flatMap(({ id, synapse }) => (quantal.has(synapse) ? [id] : []));
}

function drawnValues({ populations }: Network): string[] {
  return populations.flatMap(({ id, parameters, initial }) => [
    ...lawsIn(parameters).map((symbol) => parameterName(id, symbol)),
    ...lawsIn(initial).map((symbol) => initialName(id, symbol)),
  ]);
}

function lawsIn(values: Population['parameters' | 'initial']): string[] {
  return Object.entries(values).flatMap(([symbol, value]) =>
    typeof value === 'number' || Array.isArray(value) ? [] : [symbol],
  );
}

/** Names in `RandomKeys.values`. */
export function parameterName(population: string, symbol: string): string {
  return `${population}.${symbol}`;
}

export function initialName(population: string, symbol: string): string {
  return `${population}.${symbol}(0)`;
}

/** What the values of parameters and initial states are drawn from. */
export interface ValueDraws {
  readonly seed: number;
  readonly keys: RandomKeys['values'];
}

/** The key of a value; any where no law gives it, since it draws nothing. */
export function keyOf({ keys }: ValueDraws, name: string): number {
  return keys.get(name) ?? 0;
}
