import { readEnd } from '../../engine/network/chip-ports.ts';
import type { Connection, Sign } from '../../engine/network/types-connections.ts';
import type { ChipType, Circuit } from '../../engine/network/types-chips.ts';
import type { Probe } from '../../engine/network/types-probes.ts';
import type { Stimulus } from '../../engine/network/types-stimuli.ts';
import type { Network, Position, Population } from '../../engine/network/types.ts';
import { canReceive, fitToModels } from './fit-to-models.ts';
import { freeId } from './free-id.ts';
import { suitableTime } from './suitable-time.ts';

/** Pure changes of a network, one a user's deed. Each returns a new network that shares all it did not touch. */

/** A new connection of weight 1, or −1 to a neuron that fires by itself; the network itself when source and target are already connected. */
export function connect(network: Network, source: string, target: string): Network {
  const exists = network.connections.some((one) => one.source === source && one.target === target);
  if (exists || !takesSignals(network, target)) return network;
  const taken = new Set(network.connections.map(({ id }) => id));
  let number = network.connections.length + 1;
  while (taken.has(`w${number}`)) number++;
  const connection: Connection = {
    id: `w${number}`,
    source,
    target,
    connector: 'AllToAll',
    weight: firesByItself(network, target) ? -1 : 1,
    delay: 1,
    sign: 'either',
    synapse: 'auto',
  };
  if (readEnd(target).port === null && !canReceive(connection, network)) return network;
  return { ...network, connections: [...network.connections, connection] };
}

/** Of a McCulloch–Pitts neuron with a bias above 0, as NOT, NAND and NOR have, only inhibition changes the answer. */
function firesByItself({ populations }: Network, id: string): boolean {
  const target = populations.find((one) => one.id === id);
  const bias = target?.model === 'mcculloch-pitts' ? target.parameters['b'] : undefined;
  return typeof bias === 'number' && bias > 0;
}

/** A population, or the port of a chip. */
function takesSignals({ populations, chips }: Network, target: string): boolean {
  const { id, port } = readEnd(target);
  return (port === null ? populations : chips).some((each) => each.id === id);
}

/** Removes populations, stimuli, lamps, chips, notes and connections by id, with all that hangs on them. */
export function remove(network: Network, ids: ReadonlySet<string>): Network {
  const isGone = (end: string): boolean => ids.has(readEnd(end).id);
  const cut = network.connections.filter(({ source, target }) => isGone(source) || isGone(target));
  const without = new Set([...ids, ...cut.map(({ id }) => id)]);
  const orphans = network.probes.filter(({ target }) => without.has(readEnd(target).id)).map(({ id }) => id);
  const gone = new Set([...without, ...orphans]);
  return {
    ...network,
    populations: network.populations.filter(({ id }) => !ids.has(id)),
    stimuli: network.stimuli.filter(({ id }) => !ids.has(id)),
    connections: network.connections.filter(({ id }) => !gone.has(id)),
    probes: network.probes.filter(({ id }) => !gone.has(id)),
    chips: network.chips.filter(({ id }) => !ids.has(id)),
    notes: network.notes.filter(({ id }) => !ids.has(id)),
    events: network.events.filter((event) => !isAbout(event, gone)),
    layout: Object.fromEntries(Object.entries(network.layout).filter(([id]) => !gone.has(id))),
  };
}

function isAbout(event: Network['events'][number], ids: ReadonlySet<string>): boolean {
  return Object.values(event).some((value) => typeof value === 'string' && ids.has(value));
}

/** Moves a part. */
export function place(network: Network, id: string, position: Position): Network {
  return placeAll(network, new Map([[id, position]]));
}

/** Moves those of the parts that are there; the network itself when all of them stay where they are. */
export function placeAll(network: Network, places: ReadonlyMap<string, Position>): Network {
  const { populations, stimuli, probes, chips, notes, layout } = network;
  const there = new Set([populations, stimuli, probes, chips, notes].flatMap((list) => list.map(({ id }) => id)));
  const moved = [...places].filter(([id, { x, y }]) => there.has(id) && (layout[id]?.x !== x || layout[id]?.y !== y));
  return moved.length === 0 ? network : { ...network, layout: { ...layout, ...Object.fromEntries(moved) } };
}

/** A weight against a declared sign moves the sign along: the user has just said which it is. */
export function setWeight(network: Network, connectionId: string, weight: number): Network {
  return mapConnection(network, connectionId, (connection) => ({
    ...connection,
    weight,
    sign: connection.sign === 'either' || weight === 0 ? connection.sign : signOf(weight),
  }));
}

function signOf(weight: number): Sign {
  return weight > 0 ? 'excitatory' : 'inhibitory';
}

/** In steps, or in ms. */
export function setDelay(network: Network, connectionId: string, delay: number | { readonly ms: number }): Network {
  return mapConnection(network, connectionId, (connection) => ({ ...connection, delay }));
}

export function setParameter(network: Network, populationId: string, symbol: string, value: number): Network {
  return mapPopulation(network, populationId, (population) => ({
    ...population,
    parameters: { ...population.parameters, [symbol]: value },
  }));
}

export function setSynapse(network: Network, connectionId: string, synapse: string): Network {
  return mapConnection(network, connectionId, (connection) => ({ ...connection, synapse }));
}

/** Another model for a population; what only the old one had falls away with it. */
export function setModel(network: Network, populationId: string, model: string): Network {
  const changed = mapPopulation(network, populationId, (population) => ({ ...population, model }));
  return fitToModels({ ...changed, time: suitableTime(changed, model) }, new Set([populationId]));
}

export function setLabel<T extends Circuit>(network: T, id: string, label: string): T {
  const rename = <P extends { readonly id: string }>(items: readonly P[]): P[] =>
    items.map((item) => (item.id === id ? { ...item, label } : item));
  return {
    ...network,
    populations: rename(network.populations),
    stimuli: rename(network.stimuli),
    probes: rename(network.probes),
    chips: rename(network.chips),
  };
}

export function setNote(network: Network, id: string, text: string): Network {
  return { ...network, notes: network.notes.map((note) => (note.id === id ? { ...note, text } : note)) };
}

/** The name or the note of a chip type, for all its chips. */
export function setChipType(network: Network, id: string, change: Partial<Pick<ChipType, 'label' | 'note'>>): Network {
  return { ...network, chipTypes: network.chipTypes.map((type) => (type.id === id ? { ...type, ...change } : type)) };
}

/** Changes some numbers of a stimulus, such as its rate. The caller keeps them within what its kind allows. */
export function setStimulus(network: Network, id: string, numbers: Readonly<Record<string, number>>): Network {
  const stimuli = network.stimuli.map((one) => (one.id === id ? ({ ...one, ...numbers } as Stimulus) : one));
  return { ...network, stimuli };
}

/** Other spikes for a stimulus; they are no longer those of a file. Two lists of one length, times in ms. */
export function setSpikes(
  network: Network,
  id: string,
  { times, sources }: { readonly times: readonly number[]; readonly sources: readonly number[] },
): Network {
  const stimuli = network.stimuli.map((one) =>
    one.id === id && one.kind === 'spike-times' ? { ...one, times, sources, file: '' } : one,
  );
  return { ...network, stimuli };
}

export function setExpectation(network: Network, lampId: string, expect: string): Network {
  return {
    ...network,
    probes: network.probes.map((probe) =>
      probe.id === lampId && probe.kind === 'lamp' ? { ...probe, expect } : probe,
    ),
  };
}

/** Starts or ends the recording of a trace of one neuron's variable. */
export function toggleTrace(network: Network, target: string, variable: string, neuron = 0): Network {
  const traced = network.probes.find(
    (probe) => probe.kind === 'trace' && probe.target === target && probe.variable === variable,
  );
  if (traced) return { ...network, probes: network.probes.filter((probe) => probe !== traced) };
  const id = freeId(network, `${target}_${variable}`, '');
  const probe: Probe = { kind: 'trace', id, label: id, target, neuron, variable, interval: 1 };
  return { ...network, probes: [...network.probes, probe] };
}

/** Starts or ends the recording of the spikes of a population or stimulus. */
export function toggleSpikes(network: Network, target: string): Network {
  const recorded = network.probes.find((probe) => probe.kind === 'spikes' && probe.target === target);
  if (recorded) return { ...network, probes: network.probes.filter((probe) => probe !== recorded) };
  const id = freeId(network, `${target}_spikes`, '');
  return { ...network, probes: [...network.probes, { kind: 'spikes', id, label: target, target }] };
}

function mapPopulation(network: Network, id: string, change: (population: Population) => Population): Network {
  const populations = network.populations.map((population) => (population.id === id ? change(population) : population));
  return { ...network, populations };
}

function mapConnection(network: Network, id: string, change: (connection: Connection) => Connection): Network {
  const connections = network.connections.map((connection) => (connection.id === id ? change(connection) : connection));
  return { ...network, connections };
}
