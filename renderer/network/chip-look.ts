import { byId } from '../../engine/network/by-id.ts';
import { inputPorts, outputPorts, readEnd } from '../../engine/network/chip-ports.ts';
import { flattenNetwork, signalAt } from '../../engine/network/flatten.ts';
import type { Chip } from '../../engine/network/types-chips.ts';
import type { Network } from '../../engine/network/types.ts';
import { lookOf } from './model-look.ts';

/** What is seen of a chip: the name of its type, and its ports. */
export interface ChipLook {
  readonly caption: string;
  readonly inputs: readonly PortLook[];
  readonly outputs: readonly (PortLook & { readonly reads: PortSignal })[];
}

export interface PortLook {
  /** `chip.port`. */
  readonly id: string;
  readonly label: string;
}

/** The neuron whose signal an output port sends, by its flat population, and whether it is a value that is held. */
export interface PortSignal {
  readonly id: string;
  readonly neuron: number;
  readonly graded: boolean;
}

export function chipLook(network: Network, { id, type }: Chip): ChipLook {
  const found = byId(network.chipTypes).get(type);
  if (!found) return { caption: type, inputs: [], outputs: [] };
  const port = ({ id: name, label }: PortLook): PortLook => ({ id: `${id}.${name}`, label });
  return {
    caption: found.label,
    inputs: inputPorts(found.circuit).map(port),
    outputs: outputPorts(found.circuit).map((each) => ({ ...port(each), reads: readBy(network, `${id}.${each.id}`) })),
  };
}

/** What a connection's end hangs on: of a port, its chip. */
export function bodyOf(end: string): string {
  return readEnd(end).id;
}

function readBy(network: Network, end: string): PortSignal {
  const { id, neuron } = signalAt(network, network, end);
  const model = byId(flattenNetwork(network).populations).get(id)?.model;
  return { id, neuron: neuron ?? 0, graded: model !== undefined && lookOf(model, network.models).graded };
}
