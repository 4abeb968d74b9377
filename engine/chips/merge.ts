import { byId } from '../network/by-id.ts';
import { orderChipTypes } from '../network/chip-order.ts';
import { isSameJson } from '../network/same-json.ts';
import type { ChipType, Circuit } from '../network/types-chips.ts';
import { namesBeside } from './names.ts';

export interface Merged<T> {
  readonly items: readonly T[];
  /** Of what was added, by the name that it had. */
  readonly names: ReadonlyMap<string, string>;
}

/** Two lists as one: what is there already is used, what only shares a name comes in under another. */
export function merge<T extends { readonly id: string }>(own: readonly T[], added: readonly T[]): Merged<T> {
  const free = namesBeside(own.map(({ id }) => id));
  const items = [...own];
  const names = new Map<string, string>();
  for (const each of added) {
    const known = byId(own).get(each.id);
    const id = known && isSameJson(known, each) ? each.id : free(each.id);
    names.set(each.id, id);
    if (!known || id !== each.id) items.push({ ...each, id });
  }
  return { items, names };
}

/** New names of what a circuit is made of, by the old ones. */
export type Names = Readonly<Record<'models' | 'synapses' | 'types', ReadonlyMap<string, string>>>;

/** Chip types of two networks as one list, the inner ones before those that are made of them. */
export function mergeChipTypes(
  own: readonly ChipType[],
  added: readonly ChipType[],
  names: Pick<Names, 'models' | 'synapses'>,
): Merged<ChipType> {
  const types = new Map<string, string>();
  let items = own;
  for (const type of orderChipTypes(added).order) {
    const renamed = { ...type, circuit: renameIn(type.circuit, { ...names, types }) };
    const merged = merge(items, [renamed]);
    items = merged.items;
    types.set(type.id, merged.names.get(type.id)!);
  }
  return { items, names: types };
}

export function renameIn(circuit: Circuit, { models, synapses, types }: Names): Circuit {
  return {
    ...circuit,
    populations: circuit.populations.map((each) => ({ ...each, model: models.get(each.model) ?? each.model })),
    connections: circuit.connections.map((each) => ({ ...each, synapse: synapses.get(each.synapse) ?? each.synapse })),
    chips: circuit.chips.map((each) => ({ ...each, type: types.get(each.type) ?? each.type })),
  };
}
