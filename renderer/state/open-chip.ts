import { inputPort, outputPort, readEnd } from '../../engine/network/chip-ports.ts';
import { byId } from '../../engine/network/by-id.ts';
import type { Chip, ChipType, Circuit } from '../../engine/network/types-chips.ts';
import type { Network } from '../../engine/network/types.ts';

/** The way to a chip that is open on the canvas: the ids of the chips on it, from the circuit itself on. */
export type ChipPath = readonly string[];

/** As much of a path as leads to chips that are there: an undo may have taken the last ones away. */
export function existing(network: Network, path: ChipPath): ChipPath {
  const way = walk(network, path);
  return way.length === path.length ? path : path.slice(0, way.length);
}

/** The chips on a path with their types, as far as they are there. */
export function walk(network: Network, path: ChipPath): { readonly chip: Chip; readonly type: ChipType }[] {
  const way: { chip: Chip; type: ChipType }[] = [];
  let circuit: Circuit = network;
  for (const id of path) {
    const chip = byId(circuit.chips).get(id);
    const type = chip && byId(network.chipTypes).get(chip.type);
    if (!type) break;
    way.push({ chip, type });
    circuit = type.circuit;
  }
  return way;
}

/** What is on the canvas: the network, or the inside of an open chip as a network with the same models and chip types. */
export function circuitAt(network: Network, path: ChipPath): Network {
  const open = walk(network, path).at(-1);
  if (!open) return network;
  const { circuit, label: name, note } = open.type;
  return { ...network, ...circuit, name, note, events: [] };
}

/** The network after what is on the canvas was changed: all chips of the open type change, and lose wires to ports that are gone. */
export function withCircuit(network: Network, path: ChipPath, changed: Network): Network {
  const open = walk(network, path).at(-1);
  if (!open) return withoutLooseWires(changed);
  const { populations, stimuli, connections, probes, chips, notes, layout } = changed;
  const circuit = { populations, stimuli, connections, probes, chips, notes, layout };
  const { models, synapses, time, seed, name: label, note } = changed;
  const chipTypes = changed.chipTypes.map((type) =>
    type.id === open.type.id ? { ...type, label, note, circuit } : type,
  );
  return withoutLooseWires({ ...network, models, synapses, time, seed, chipTypes });
}

/** Without connections and lamps whose port is gone; the network itself where there are none. A lamp that goes may take a port with it. */
function withoutLooseWires(network: Network): Network {
  if (network.chipTypes.length === 0) return network;
  const own = tidy(network, network.chipTypes);
  const chipTypes = network.chipTypes.map((type) => {
    const circuit = tidy(type.circuit, network.chipTypes);
    return circuit === type.circuit ? type : { ...type, circuit };
  });
  const isTidy = own === network && chipTypes.every((type, index) => type === network.chipTypes[index]);
  return isTidy ? network : withoutLooseWires({ ...own, chipTypes });
}

function tidy<T extends Circuit>(circuit: T, types: readonly ChipType[]): T {
  const inside = (end: string): Circuit | null => {
    const chip = byId(circuit.chips).get(readEnd(end).id);
    return byId(types).get(chip?.type ?? '')?.circuit ?? null;
  };
  const isRead = (end: string): boolean => {
    const { port } = readEnd(end);
    return port === null || outputPort(inside(end) ?? empty, port) !== undefined;
  };
  const isFed = (end: string): boolean => {
    const { port } = readEnd(end);
    return port === null || inputPort(inside(end) ?? empty, port) !== undefined;
  };
  const connections = circuit.connections.filter(({ source, target }) => isRead(source) && isFed(target));
  const probes = circuit.probes.filter(({ target }) => isRead(target));
  const isSame = connections.length === circuit.connections.length && probes.length === circuit.probes.length;
  if (isSame) return circuit;
  const gone = new Set(circuit.probes.filter((probe) => !probes.includes(probe)).map(({ id }) => id));
  const layout = Object.fromEntries(Object.entries(circuit.layout).filter(([id]) => !gone.has(id)));
  return { ...circuit, connections, probes, layout };
}

const empty: Circuit = { populations: [], stimuli: [], connections: [], probes: [], chips: [], notes: [], layout: {} };
