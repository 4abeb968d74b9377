import { byId } from '../../engine/network/by-id.ts';
import { inputPorts, outputPorts, readEnd } from '../../engine/network/chip-ports.ts';
import { signalAt } from '../../engine/network/flatten.ts';
import type { Chip } from '../../engine/network/types-chips.ts';
import type { Network } from '../../engine/network/types.ts';
import type { SourceRanges } from './open-sources.ts';

/** A port of a chip of the circuit, under the name that connections use for it. */
export interface Port {
  readonly id: string;
  readonly chip: Chip;
  readonly role: 'input' | 'output';
}

/** Of each chip the inputs, then the outputs. */
export function portsOf({ chips, chipTypes }: Network): Port[] {
  return chips.flatMap((chip) => {
    const circuit = byId(chipTypes).get(chip.type)?.circuit;
    if (!circuit) return [];
    const named = (role: Port['role'], ports: readonly { readonly id: string }[]): Port[] =>
      ports.map(({ id }) => ({ id: `${chip.id}.${id}`, chip, role }));
    return [...named('input', inputPorts(circuit)), ...named('output', outputPorts(circuit))];
  });
}

/** The level of each of some ports, 0 or 1, by the outputs of a frame: what an output sends, and what comes in first at an input. */
export function levelsAt(
  network: Network,
  ports: readonly Port[],
  sources: SourceRanges,
  outputs: ArrayLike<number>,
): ReadonlyMap<string, number> {
  const wires = new Map(network.connections.map(({ source, target }) => [target, source] as const).reverse());
  const flatSource = ({ id, role }: Port): { readonly id: string; readonly neuron: number | null } => {
    const end = role === 'output' ? id : wires.get(id);
    if (end !== undefined) return signalAt(network, network, end);
    const { id: chip, port } = readEnd(id);
    return { id: `${chip}/${port}`, neuron: null };
  };
  const levels = ports.flatMap((port) => {
    const { id, neuron } = flatSource(port);
    const range = sources.get(id);
    return range ? [[port.id, (outputs[range.first + (neuron ?? 0)] ?? 0) >= 0.5 ? 1 : 0] as const] : [];
  });
  return new Map(levels);
}
