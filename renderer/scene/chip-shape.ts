import type { ChipLook } from '../network/chip-look.ts';
import type { Part, PartPlace, PortPart } from './parts.ts';

export const CHIP_PORT_RADIUS = 5;

/** Ports of one side are this far apart. */
const PORT_PITCH = 24;

/** Average width of a letter of the names on a chip. */
const LETTER = 6.2;

/** Letters of a port's and a type's name that are shown at most. */
export const PORT_LETTERS = 12;
export const CAPTION_LETTERS = 20;

/** How large a chip is drawn, and where its ports are: inputs on the left, outputs on the right. */
export interface ChipShape {
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly ports: readonly Omit<PortPart, keyof PartPlace>[];
}

export function chipShape(chip: string, { caption, inputs, outputs }: ChipLook): ChipShape {
  const longest = (list: readonly { label: string }[]): number =>
    list.reduce((most, each) => Math.max(most, Math.min(PORT_LETTERS, each.label.length)), 0);
  const letters = longest(inputs) + longest(outputs) + Math.min(CAPTION_LETTERS, caption.length);
  const halfWidth = Math.round(Math.max(44, 26 + (letters * LETTER) / 2));
  const halfHeight = Math.max(28, 12 + (Math.max(inputs.length, outputs.length) * PORT_PITCH) / 2);
  const yOf = (index: number, count: number): number => (index - (count - 1) / 2) * PORT_PITCH;
  const ports: ChipShape['ports'] = [
    ...inputs.map((item, k) => {
      const offset = { x: -halfWidth, y: yOf(k, inputs.length) };
      return { kind: 'port', role: 'input', chip, item, offset, reads: null } as const;
    }),
    ...outputs.map(({ reads, ...item }, k) => {
      const offset = { x: halfWidth, y: yOf(k, outputs.length) };
      return { kind: 'port', role: 'output', chip, item, offset, reads } as const;
    }),
  ];
  return { halfWidth, halfHeight, ports };
}

/** Ports are made anew each time; what counts is what is drawn of them. */
export function isSamePort(a: Part, b: Part): boolean {
  if (a.kind !== 'port' || b.kind !== 'port') return false;
  const isSameSignal = JSON.stringify(a.reads) === JSON.stringify(b.reads);
  const isSamePlace = a.x === b.x && a.y === b.y && a.index === b.index;
  return isSamePlace && a.item.label === b.item.label && a.role === b.role && isSameSignal;
}
