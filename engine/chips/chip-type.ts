import { byId } from '../network/by-id.ts';
import { orderChipTypes } from '../network/chip-order.ts';
import type { Circuit, ChipType } from '../network/types-chips.ts';
import type { Network } from '../network/types.ts';
import { asId, namesBeside } from './names.ts';

/** A whole circuit as a chip type: its toggles become input ports, its lamps output ports. What happens in it at set times is left out. */
export function chipTypeOf(network: Network, id: string): ChipType {
  const { name, note, populations, stimuli, connections, probes, chips, notes, layout } = network;
  return { id, label: name, note, circuit: { populations, stimuli, connections, probes, chips, notes, layout } };
}

/**
 * A network with another one as a new chip type, and with the models, synapses and chip types that it is made of: those that
 * are there already are used, those that only share a name come in under another.
 */
export function withChipType(network: Network, part: Network, id: string): { network: Network; typeId: string } {
  const models = merge(network.models, part.models);
  const synapses = merge(network.synapses, part.synapses);
  const names = { models: models.names, synapses: synapses.names };
  let chipTypes = network.chipTypes;
  const typeNames = new Map<string, string>();
  for (const type of orderChipTypes(part.chipTypes).order) {
    const renamed = { ...type, circuit: renameIn(type.circuit, { ...names, types: typeNames }) };
    const merged = merge(chipTypes, [renamed]);
    chipTypes = merged.items;
    typeNames.set(type.id, merged.names.get(type.id)!);
  }
  const typeId = namesBeside(chipTypes.map((type) => type.id))(asId(id));
  const whole = chipTypeOf(part, typeId);
  const own = { ...whole, circuit: renameIn(whole.circuit, { ...names, types: typeNames }) };
  const lists = { models: models.items, synapses: synapses.items, chipTypes: [...chipTypes, own] };
  return { network: { ...network, ...lists }, typeId };
}

interface Merged<T> {
  readonly items: readonly T[];
  /** Of what was added, by the name that it had. */
  readonly names: ReadonlyMap<string, string>;
}

function merge<T extends { readonly id: string }>(own: readonly T[], added: readonly T[]): Merged<T> {
  const free = namesBeside(own.map(({ id }) => id));
  const items = [...own];
  const names = new Map<string, string>();
  for (const each of added) {
    const known = byId(own).get(each.id);
    const id = known && JSON.stringify(known) === JSON.stringify(each) ? each.id : free(each.id);
    names.set(each.id, id);
    if (!known || id !== each.id) items.push({ ...each, id });
  }
  return { items, names };
}

type Names = Readonly<Record<'models' | 'synapses' | 'types', ReadonlyMap<string, string>>>;

function renameIn(circuit: Circuit, { models, synapses, types }: Names): Circuit {
  return {
    ...circuit,
    populations: circuit.populations.map((each) => ({ ...each, model: models.get(each.model) ?? each.model })),
    connections: circuit.connections.map((each) => ({ ...each, synapse: synapses.get(each.synapse) ?? each.synapse })),
    chips: circuit.chips.map((each) => ({ ...each, type: types.get(each.type) ?? each.type })),
  };
}
