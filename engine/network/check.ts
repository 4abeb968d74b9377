import { byId } from './by-id.ts';
import { checkChips, circuitsOf } from './check-chips.ts';
import { checkConnection } from './check-connections.ts';
import { duplicatesAmong, duplicatesIn } from './check-duplicates.ts';
import { checkEvent } from './check-events.ts';
import { checkModels } from './check-models.ts';
import { checkPopulation } from './check-populations.ts';
import { checkProbe } from './check-probes.ts';
import { checkSize } from './check-size.ts';
import { checkStimulus } from './check-stimuli.ts';
import { checkSynapse } from './check-synapses.ts';
import { flatten, flattenCircuit, type Flattening } from './flatten.ts';
import { partsOf, type NetworkParts } from './network-parts.ts';
import type { Issue } from './issue.ts';
import type { Network } from './types.ts';

/** What the shape of a network cannot say: references, models, ranges, sizes. After an empty list only memory can fail. */
export function checkNetwork(network: Network): Issue[] {
  const { models, synapses } = network;
  const issues = [...duplicatesAmong({ models }), ...duplicatesAmong({ synapses }), ...duplicatesIn(network, '')];
  if (network.chips.length === 0 && network.chipTypes.length === 0) return [...issues, ...checkWhole(flatten(network))];
  const inChips = checkChips(network);
  if (inChips.length > 0) return [...issues, ...inChips];
  const types = network.chipTypes.map(({ circuit }, index) =>
    flattenCircuit(network, circuit, `chipTypes[${index}].circuit.`),
  );
  // A chip that is there twice has each mistake twice.
  return once([...issues, ...checkWhole(flatten(network)), ...types.flatMap(checkType)]);
}

function checkWhole(flattening: Flattening): Issue[] {
  const { network } = flattening;
  const parts = partsOf(network);
  return [
    ...checkModels(network),
    ...checkEach('synapses', network.synapses, checkSynapse, parts),
    ...checkLists(flattening, parts),
    ...checkEach('events', network.events, checkEvent, parts),
    ...checkSize(parts),
  ];
}

function checkLists({ network, places }: Flattening, parts: NetworkParts): Issue[] {
  return [
    ...checkAt(places.populations, network.populations, checkPopulation, parts),
    ...checkAt(places.stimuli, network.stimuli, checkStimulus, parts),
    ...checkAt(places.connections, network.connections, checkConnection, parts),
    ...checkAt(places.probes, network.probes, checkProbe, parts),
  ];
}

/** A chip type by itself. What arrives at a port may be spikes or values, so that its synapses are left to the circuits around. */
function checkType(flattening: Flattening): Issue[] {
  const { network, places } = flattening;
  const { stimuli } = network;
  const fromPorts = network.connections.flatMap(({ source }, index) =>
    byId(stimuli).get(source)?.kind === 'toggle' ? [`${places.connections[index]}.synapse`] : [],
  );
  const open = new Set(fromPorts);
  return checkLists(flattening, partsOf(network)).filter(({ path }) => !open.has(path));
}

function once(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.path} ${issue.message}`, issue])).values()];
}

function checkAt<T>(
  places: readonly string[],
  items: readonly T[],
  check: (item: T, path: string, parts: NetworkParts) => Issue[],
  parts: NetworkParts,
): Issue[] {
  return items.flatMap((item, index) => check(item, places[index]!, parts));
}

function checkEach<T>(
  list: string,
  items: readonly T[],
  check: (item: T, path: string, parts: NetworkParts) => Issue[],
  parts: NetworkParts,
): Issue[] {
  return items.flatMap((item, index) => check(item, `${list}[${index}]`, parts));
}

/** A place of nothing is a misspelt id, or left over from something that was removed. */
export function checkLayout(network: Network): Issue[] {
  return circuitsOf(network).flatMap(({ circuit, path }) => {
    const { populations, stimuli, probes, chips, notes, layout } = circuit;
    const placed = new Set([...populations, ...stimuli, ...probes, ...chips, ...notes].map(({ id }) => id));
    return Object.keys(layout).flatMap((id) => {
      const expected = 'the id of a population, stimulus, probe, chip or note; correct or remove it';
      const message = `there is nothing called "${id}"`;
      return placed.has(id) ? [] : [{ path: `${path}layout.${id}`, message, expected }];
    });
  });
}
