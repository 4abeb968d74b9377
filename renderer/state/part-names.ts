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
  const seen = new Set<string>();
  for (const id of ids) {
    const kind = kindsOf(network).get(id);
    if (kind !== undefined) seen.add(kind);
    if (seen.size > 1) break;
  }
  const [only] = seen;
  return `${ids.size} ${seen.size === 1 ? only : 'parts'}`;
}

/** What each part is one of, in the plural; kept for each network as its labels are. */
const kinds = new WeakMap<Network, ReadonlyMap<string, string>>();

function kindsOf(network: Network): ReadonlyMap<string, string> {
  const known = kinds.get(network);
  if (known) return known;
  const { populations, stimuli, connections, probes, chips, notes } = network;
  const found = new Map<string, string>();
  const add = (plural: string, parts: readonly { readonly id: string }[]): void => {
    for (const { id } of parts) found.set(id, plural);
  };
  add('neurons', populations);
  add('inputs', stimuli);
  add('connections', connections);
  add('chips', chips);
  add('notes', notes);
  add(
    'lamps',
    probes.filter(({ kind }) => kind === 'lamp'),
  );
  kinds.set(network, found);
  return found;
}
