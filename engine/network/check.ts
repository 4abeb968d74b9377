import { checkConnection } from './check-connections.ts';
import { checkEvent } from './check-events.ts';
import { checkModels } from './check-models.ts';
import { checkPopulation } from './check-populations.ts';
import { checkProbe } from './check-probes.ts';
import { checkSize } from './check-size.ts';
import { checkStimulus } from './check-stimuli.ts';
import { checkSynapse } from './check-synapses.ts';
import { partsOf, type NetworkParts } from './network-parts.ts';
import type { Issue } from './issue.ts';
import type { Network } from './types.ts';

/** What the shape of a network cannot say: references, models, ranges, sizes. After an empty list only memory can fail. */
export function checkNetwork(network: Network): Issue[] {
  const parts = partsOf(network);
  return [
    ...duplicateIds(network),
    ...checkModels(network),
    ...checkEach('synapses', network.synapses, checkSynapse, parts),
    ...checkEach('populations', network.populations, checkPopulation, parts),
    ...checkEach('stimuli', network.stimuli, checkStimulus, parts),
    ...checkEach('connections', network.connections, checkConnection, parts),
    ...checkEach('probes', network.probes, checkProbe, parts),
    ...checkEach('events', network.events, checkEvent, parts),
    ...checkSize(parts),
  ];
}

function checkEach<T>(
  list: string,
  items: readonly T[],
  check: (item: T, path: string, parts: NetworkParts) => Issue[],
  parts: NetworkParts,
): Issue[] {
  return items.flatMap((item, index) => check(item, `${list}[${index}]`, parts));
}

function duplicateIds({ models, synapses, populations, stimuli, connections, probes }: Network): Issue[] {
  // Models, synapses and connections are only named among themselves.
  return [{ models }, { synapses }, { populations, stimuli, probes }, { connections }].flatMap(duplicatesAmong);
}

function duplicatesAmong(lists: Readonly<Record<string, readonly { readonly id: string }[]>>): Issue[] {
  const seen = new Map<string, string>();
  return Object.entries(lists).flatMap(([list, items]) =>
    items.flatMap(({ id }, index) => {
      const path = `${list}[${index}].id`;
      const first = seen.get(id);
      if (first === undefined) seen.set(id, path);
      return first === undefined
        ? []
        : [{ path, message: `"${id}" is already the id at ${first}`, expected: 'an id of its own' }];
    }),
  );
}

/** A place of nothing is a misspelt id, or left over from something that was removed. */
export function checkLayout({ populations, stimuli, probes, layout }: Network): Issue[] {
  const placed = new Set([...populations, ...stimuli, ...probes].map(({ id }) => id));
  return Object.keys(layout).flatMap((id) => {
    const expected = 'the id of a population, stimulus or probe; correct or remove it';
    return placed.has(id) ? [] : [{ path: `layout.${id}`, message: `there is nothing called "${id}"`, expected }];
  });
}
