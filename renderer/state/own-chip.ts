import { byId } from '../../engine/network/by-id.ts';
import type { Issue, Parsed } from '../../engine/network/issue.ts';
import { parseNetworkText } from '../../engine/network/parse.ts';
import type { Circuit } from '../../engine/network/types-chips.ts';
import type { Network, Position } from '../../engine/network/types.ts';
import { kindsIn } from './clipboard.ts';
import { pasteParts } from './paste.ts';

/** A chip of the user's own, for every document. */
export interface OwnChip {
  /** Under which it is kept. */
  readonly name: string;
  /** A network of that one chip, with all that it is made of; it has the chip's name and note. */
  readonly network: Network;
}

/** A chip type as a network of one chip; throws on a type that is not there. */
export function networkOfOwnChip(network: Network, typeId: string): Network {
  const type = byId(network.chipTypes).get(typeId);
  if (!type) throw new Error(`Found no chip type "${typeId}", expected one of the network`);
  const { id, label: name, note } = type;
  const alone: Circuit = {
    ...{ populations: [], stimuli: [], connections: [], probes: [], notes: [] },
    chips: [{ id, label: name, type: id }],
    layout: { [id]: { x: 0, y: 0 } },
  };
  return { ...network, name, note, events: [], ...alone, ...kindsIn(network, alone) };
}

/** The text of a kept chip → the chip, or why it is none. */
export function readOwnChip(name: string, text: string): Parsed<OwnChip> {
  const parsed = parseNetworkText(text);
  const at = ({ path, message, expected }: Issue): Issue => ({
    path: path === '' ? name : `${name}, ${path}`,
    message,
    expected,
  });
  if (!parsed.ok) return { ok: false, issues: parsed.issues.map(at) };
  const { chips, populations, stimuli } = parsed.value;
  if (chips.length === 1 && populations.length + stimuli.length === 0)
    return { ok: true, value: { name, network: parsed.value } };
  const message = `${chips.length} chips among ${chips.length + populations.length + stimuli.length} parts`;
  return { ok: false, issues: [{ path: name, message, expected: 'one chip and nothing beside it' }] };
}

/** Adds a chip of the user's own; its type is shared where the network has it already. */
export function addOwnChip(network: Network, own: Network, position: Position): { network: Network; id: string } {
  const [at = { x: 0, y: 0 }] = Object.values(own.layout);
  const pasted = pasteParts(network, own, { x: position.x - at.x, y: position.y - at.y });
  return { network: pasted.network, id: pasted.ids[0]! };
}

/** `Half-adder (left)` → `half-adder-left`, as a file may be called. */
export function keptName(label: string): string {
  const name = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return name === '' ? 'chip' : name;
}
