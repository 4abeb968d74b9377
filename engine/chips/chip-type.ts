import type { ChipType } from '../network/types-chips.ts';
import type { Network } from '../network/types.ts';
import { merge, mergeChipTypes, renameIn } from './merge.ts';
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
  const types = mergeChipTypes(network.chipTypes, part.chipTypes, names);
  const typeId = namesBeside(types.items.map((type) => type.id))(asId(id));
  const whole = chipTypeOf(part, typeId);
  const own = { ...whole, circuit: renameIn(whole.circuit, { ...names, types: types.names }) };
  const lists = { models: models.items, synapses: synapses.items, chipTypes: [...types.items, own] };
  return { network: { ...network, ...lists }, typeId };
}
