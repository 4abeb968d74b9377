import { byId } from './by-id.ts';
import { outputPort, readEnd } from './chip-ports.ts';
import { fromNeuron, lengthen, type Wire, type WireSource } from './chip-wires.ts';
import { stimulusSize } from './sources.ts';
import type { Circuit } from './types-chips.ts';
import type { Connection } from './types-connections.ts';
import type { Probe } from './types-probes.ts';
import type { Stimulus } from './types-stimuli.ts';
import type { Network, Population } from './types.ts';

/** A network whose chips are replaced by what is in them, and where in the file each part comes from. */
export interface Flattening {
  readonly network: Network;
  /** By list: the place of each item in the file, such as `chipTypes[0].circuit.populations[2]`. */
  readonly places: Readonly<Record<FlatList, readonly string[]>>;
}

export type FlatList = 'populations' | 'stimuli' | 'connections' | 'probes';

/**
 * A network without chips that behaves alike: itself where it has none. Inside of chip `c`, population `n` becomes `c/n`,
 * of a chip within it `c/d/n`; the network's own parts come first, then those of its chips in their order. Probes inside of chips
 * are left out. Needs a network that `checkChips` finds nothing wrong with.
 */
export function flattenNetwork(network: Network): Network {
  return flatten(network).network;
}

export function flatten(network: Network): Flattening {
  const made = known.get(network) ?? flattenCircuit(network, network, '');
  known.set(network, made);
  return made;
}

/** Made once a network: networks never change. */
const known = new WeakMap<Network, Flattening>();

/** The same for one circuit of the network as if it were the whole; `path` is where it is in the file, `''` or ending in a dot. */
export function flattenCircuit(network: Network, circuit: Circuit, path: string): Flattening {
  const { chips, populations, stimuli, connections, probes } = circuit;
  if (chips.length === 0) {
    const whole: Network = circuit === network ? network : { ...network, ...circuit };
    return { network: whole, places: placesOf({ populations, stimuli, connections, probes }, path) };
  }
  const parts = createParts();
  visit({ network, circuit, path, prefix: '', wires: null }, parts);
  const { lists, places } = parts;
  const layout = Object.fromEntries(Object.entries(circuit.layout).filter(([id]) => !byId(chips).has(id)));
  return { network: { ...network, ...lists, layout, chipTypes: [], chips: [], notes: [] }, places };
}

function placesOf(lists: Pick<Circuit, FlatList>, path: string): Flattening['places'] {
  const placesIn = (list: FlatList): string[] => lists[list].map((_, index) => `${path}${list}[${index}]`);
  const [populations, stimuli] = [placesIn('populations'), placesIn('stimuli')];
  return { populations, stimuli, connections: placesIn('connections'), probes: placesIn('probes') };
}

interface Parts {
  readonly lists: {
    readonly populations: Population[];
    readonly stimuli: Stimulus[];
    readonly connections: Connection[];
    readonly probes: Probe[];
  };
  readonly places: Record<FlatList, string[]>;
}

function createParts(): Parts {
  return {
    lists: { populations: [], stimuli: [], connections: [], probes: [] },
    places: { populations: [], stimuli: [], connections: [], probes: [] },
  };
}

/** A circuit as it is met on the way through chips. */
interface Visited {
  readonly network: Network;
  readonly circuit: Circuit;
  readonly path: string;
  /** `''` or `chip/` or `chip/chip/`. */
  readonly prefix: string;
  /** What comes in at each input port; null for the outermost circuit, whose toggles are stimuli. */
  readonly wires: ReadonlyMap<string, readonly Wire[]> | null;
}

function visit(visited: Visited, { lists, places }: Parts): void {
  const { network, circuit, path, prefix, wires } = visited;
  circuit.populations.forEach((population, index) => {
    lists.populations.push(prefix === '' ? population : { ...population, id: prefix + population.id });
    places.populations.push(`${path}populations[${index}]`);
  });
  circuit.stimuli.forEach((stimulus, index) => {
    if (stimulus.kind === 'toggle' && wires?.has(stimulus.id)) return;
    lists.stimuli.push(wires ? held(stimulus, prefix) : stimulus);
    places.stimuli.push(`${path}stimuli[${index}]`);
  });
  const inner = new Map<string, Map<string, Wire[]>>();
  circuit.connections.forEach((connection, index) => {
    const end = readEnd(connection.target);
    for (const signal of signalsOf(connection, visited)) {
      if (end.port === null) {
        lists.connections.push(arriving(signal, byId(circuit.populations).get(end.id)!, prefix));
        places.connections.push(`${path}connections[${index}]`);
      } else
        listIn(
          listIn(inner, end.id, () => new Map<string, Wire[]>()),
          end.port,
          (): Wire[] => [],
        ).push(signal.wire);
    }
  });
  if (!wires) {
    circuit.probes.forEach((probe, index) => {
      lists.probes.push(reading(probe, visited));
      places.probes.push(`${path}probes[${index}]`);
    });
  }
  for (const { id, type } of circuit.chips) {
    const index = network.chipTypes.findIndex((each) => each.id === type);
    const next = { circuit: network.chipTypes[index]!.circuit, path: `chipTypes[${index}].circuit.` };
    visit({ network, ...next, prefix: `${prefix}${id}/`, wires: inner.get(id) ?? new Map() }, { lists, places });
  }
}

/** A stimulus inside of a chip; an input port without a wire keeps its level for good. */
function held(stimulus: Stimulus, prefix: string): Stimulus {
  const id = prefix + stimulus.id;
  if (stimulus.kind !== 'toggle') return { ...stimulus, id };
  return { kind: 'clamp', id, label: stimulus.label, value: stimulus.value };
}

/** A connection as one wire brings it: with its flat source, and weight and delay of the whole way. */
interface Signal {
  readonly connection: Connection;
  readonly wire: Wire;
}

function signalsOf(connection: Connection, visited: Visited): Signal[] {
  const { network, prefix, wires } = visited;
  const own = prefix === '' ? connection : inside(connection, prefix);
  const incoming = wires?.get(connection.source);
  if (!incoming) {
    const source = sourceOf(connection.source, visited);
    const begun = { ...own, source: source.id };
    return [{ connection: begun, wire: wireOf(begun, source) }];
  }
  return incoming.map((wire) => {
    const longer = lengthen(wire, own, network.time.dt);
    return { connection: longer, wire: wireOf(longer, wire.source) };
  });
}

function inside(connection: Connection, prefix: string): Connection {
  const { id, shared } = connection;
  return { ...connection, id: prefix + id, ...(shared !== undefined && { shared: prefix + shared }) };
}

/** Only read of connections to ports, whose weight and delay are plain numbers. */
function wireOf({ id, weight, delay, sign, frozen }: Connection, source: WireSource): Wire {
  return {
    ...{ id, source, sign, frozen: frozen === true },
    weight: weight as number,
    delay: delay as Wire['delay'],
  };
}

function arriving({ connection, wire }: Signal, { id, size }: Population, prefix: string): Connection {
  const connector = fromNeuron(connection.connector, wire.source, size);
  return { ...connection, target: prefix + id, connector };
}

function reading(probe: Probe, visited: Visited): Probe {
  if (readEnd(probe.target).port === null) return probe;
  const { id, neuron } = sourceOf(probe.target, visited);
  return probe.kind === 'lamp' ? { ...probe, target: id, neuron: neuron ?? 0 } : { ...probe, target: id };
}

/** The population, stimulus or neuron at the beginning of a connection, through as many ports as it takes. */
function sourceOf(
  source: string,
  { network, circuit, prefix }: Pick<Visited, 'network' | 'circuit' | 'prefix'>,
): WireSource {
  const { id, port } = readEnd(source);
  if (port === null) {
    const stimulus = byId(circuit.stimuli).get(id);
    const size = stimulus ? stimulusSize(stimulus) : byId(circuit.populations).get(id)!.size;
    return { id: prefix + id, size, neuron: null };
  }
  const type = byId(network.chipTypes).get(byId(circuit.chips).get(id)!.type)!;
  const lamp = outputPort(type.circuit, port)!;
  const read = sourceOf(lamp.target, { network, circuit: type.circuit, prefix: `${prefix}${id}/` });
  return read.neuron === null ? { ...read, neuron: lamp.neuron } : read;
}

function listIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
