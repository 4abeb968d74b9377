import { inputPorts, outputPorts } from '../../engine/network/chip-ports.ts';
import { byId } from '../../engine/network/by-id.ts';
import { flatten, signalAt } from '../../engine/network/flatten.ts';
import type { Chip } from '../../engine/network/types-chips.ts';
import type { Network } from '../../engine/network/types.ts';
import { lookOf } from '../network/model-look.ts';
import type { Part, PartPlace, PortPart } from './parts.ts';

export const CHIP_PORT_RADIUS = 5;

/** Ports of one side are this far apart. */
const PORT_PITCH = 24;

/** Average width of a letter of the names on a chip. */
const LETTER = 6.2;

/** How large a chip is drawn, and where its ports are: inputs on the left, outputs on the right. */
export interface ChipShape {
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** The name of its type, in the middle. */
  readonly caption: string;
  readonly ports: readonly Omit<PortPart, keyof PartPlace>[];
}

export function chipShape(network: Network, { id, type }: Chip): ChipShape {
  const found = byId(network.chipTypes).get(type);
  if (!found) return { halfWidth: 40, halfHeight: 28, caption: type, ports: [] };
  const { circuit, label } = found;
  const [inputs, outputs] = [inputPorts(circuit), outputPorts(circuit)];
  const longest = (list: readonly { label: string }[]): number =>
    list.reduce((most, each) => Math.max(most, Math.min(12, each.label.length)), 0);
  const names = longest(inputs) + longest(outputs) + Math.min(20, label.length);
  const halfWidth = Math.round(Math.max(44, 22 + (names * LETTER) / 2));
  const halfHeight = Math.max(28, 12 + (Math.max(inputs.length, outputs.length) * PORT_PITCH) / 2);
  const yOf = (index: number, count: number): number => (index - (count - 1) / 2) * PORT_PITCH;
  const port = (portId: string, portLabel: string) => ({ id: `${id}.${portId}`, label: portLabel });
  return {
    ...{ halfWidth, halfHeight, caption: label },
    ports: [
      ...inputs.map((each, k) => ({
        ...({ kind: 'port', role: 'input', chip: id, reads: null } as const),
        item: port(each.id, each.label),
        offset: { x: -halfWidth, y: yOf(k, inputs.length) },
      })),
      ...outputs.map((each, k) => ({
        ...({ kind: 'port', role: 'output', chip: id } as const),
        item: port(each.id, each.label),
        offset: { x: halfWidth, y: yOf(k, outputs.length) },
        reads: readBy(network, `${id}.${each.id}`),
      })),
    ],
  };
}

function readBy(network: Network, end: string): PortPart['reads'] {
  const { id, neuron } = signalAt(network, network, end);
  const model = byId(flatten(network).network.populations).get(id)?.model;
  return { id, neuron: neuron ?? 0, graded: model !== undefined && lookOf(model, network.models).graded };
}

/** Ports are made anew each time; what counts is what is drawn of them. */
export function isSamePort(a: Part, b: Part): boolean {
  if (a.kind !== 'port' || b.kind !== 'port') return false;
  const isSameSignal = JSON.stringify(a.reads) === JSON.stringify(b.reads);
  const isSamePlace = a.x === b.x && a.y === b.y && a.index === b.index;
  return isSamePlace && a.item.label === b.item.label && a.role === b.role && isSameSignal;
}
