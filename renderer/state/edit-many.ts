import type { Connection } from '../../engine/network/types-connections.ts';
import type { Network, Population } from '../../engine/network/types.ts';
import { setDelay, setWeight } from './edits.ts';

/** The populations and connections of a selection, in the order of the network. */
export interface SelectedParts {
  readonly populations: readonly Population[];
  readonly connections: readonly Connection[];
}

export function selectedParts(network: Network, selection: ReadonlySet<string>): SelectedParts {
  return {
    populations: network.populations.filter(({ id }) => selection.has(id)),
    connections: network.connections.filter(({ id }) => selection.has(id)),
  };
}

export function setWeights(network: Network, ids: readonly string[], weight: number): Network {
  return ids.reduce((current, id) => setWeight(current, id, weight), network);
}

export function setDelays(network: Network, ids: readonly string[], steps: number): Network {
  return ids.reduce((current, id) => setDelay(current, id, steps), network);
}

/** The number that all have; null where they differ, or where one is a law. */
export function common<T>(items: readonly T[], read: (item: T) => unknown): number | null {
  const first = items[0] === undefined ? undefined : read(items[0]);
  return typeof first === 'number' && items.every((item) => read(item) === first) ? first : null;
}
