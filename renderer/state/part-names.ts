import { readEnd } from '../../engine/network/chip-ports.ts';
import type { Network } from '../../engine/network/types.ts';

/** What a person calls a part: its label; a connection by its two ends. */
export function partName(network: Network, id: string): string {
  const { populations, stimuli, probes, chips, notes, chipTypes } = network;
  const part = [...populations, ...stimuli, ...probes, ...chips].find((one) => one.id === id);
  if (part) return part.label;
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
