import { readEnd } from '../../engine/network/chip-ports.ts';
import type { Network } from '../../engine/network/types.ts';

/** What a person calls a part: its label; a connection by its two ends. */
export function partName(network: Network, id: string): string {
  const label = labelsOf(network).get(id);
  if (label !== undefined) return label;
  const { chips, notes, chipTypes } = network;
  const note = notes.find((one) => one.id === id);
  if (note) return `the note “${note.text.slice(0, 24)}”`;
  const end = readEnd(id);
  const chip = end.port === null ? undefined : chips.find((one) => one.id === end.id);
  if (chip) {
    const type = chipTypes.find((one) => one.id === chip.type)?.circuit;
    const port = type && [...type.stimuli, ...type.probes].find((one) => one.id === end.port);
    return `${chip.label} ${port?.label ?? end.port}`;
  }
  const connection = network.connections.find((one) => one.id === id);
  return connection ? `${partName(network, connection.source)} → ${partName(network, connection.target)}` : id;
}

/** Kept for each network, which never changes: the names of thousands of parts are asked for at once. */
const labels = new WeakMap<Network, ReadonlyMap<string, string>>();

function labelsOf(network: Network): ReadonlyMap<string, string> {
  const known = labels.get(network);
  if (known) return known;
  const { populations, stimuli, probes, chips } = network;
  const found = new Map([...populations, ...stimuli, ...probes, ...chips].map(({ id, label }) => [id, label]));
  labels.set(network, found);
  return found;
}

/** Of more parts than this it is told how many they are. */
const MOST_NAMED = 3;

/** `n1, n2`, or `12 neurons` where they are many. */
export function namesText(network: Network, ids: readonly string[]): string {
  if (ids.length > MOST_NAMED) return partsText(network, new Set(ids));
  return ids.map((id) => partName(network, id)).join(', ');
}

/** `n1`, `3 neurons`, or `4 parts` where they are of several kinds. */
export function partsText(network: Network, ids: ReadonlySet<string>): string {
  const [first] = ids;
  if (ids.size === 1 && first !== undefined) return partName(network, first);
  const kinds = kindsOf(network).filter(({ items }) => items.some(({ id }) => ids.has(id)));
  return `${ids.size} ${kinds.length === 1 ? kinds[0]!.plural : 'parts'}`;
}

interface Kind {
  readonly plural: string;
  readonly items: readonly { readonly id: string }[];
}

function kindsOf({ populations, stimuli, connections, probes, chips, notes }: Network): readonly Kind[] {
  return [
    { plural: 'neurons', items: populations },
    { plural: 'inputs', items: stimuli },
    { plural: 'connections', items: connections },
    { plural: 'chips', items: chips },
    { plural: 'notes', items: notes },
    { plural: 'lamps', items: probes.filter(({ kind }) => kind === 'lamp') },
  ];
}
