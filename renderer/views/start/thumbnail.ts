import { inputPorts, outputPorts, readEnd } from '../../../engine/network/chip-ports.ts';
import type { Chip } from '../../../engine/network/types-chips.ts';
import type { Network, Position } from '../../../engine/network/types.ts';
import { placeParts } from '../../scene/auto-layout.ts';
import { meanOf } from '../../network/means.ts';

export interface Thumbnail {
  readonly viewBox: string;
  readonly axons: readonly { id: string; path: string; inhibitory: boolean }[];
  readonly dots: readonly { id: string; x: number; y: number; kind: 'population' | 'stimulus' | 'lamp' }[];
  readonly chips: readonly ThumbnailChip[];
}

/** A chip as a box; axons end at its ports. */
export interface ThumbnailChip extends Position {
  readonly id: string;
  readonly halfHeight: number;
}

export const CHIP_HALF_WIDTH = 46;

const margin = 44;
/** Wide enough that a single neuron does not fill the card. */
const minWidth = 620;
const portPitch = 24;

/** A circuit as a few SVG paths, for cards. */
export function thumbnailOf(network: Network): Thumbnail {
  const positions = placeParts(network);
  const place = (id: string): Position => positions.get(id) ?? { x: 0, y: 0 };
  const ports = new Map(network.chips.flatMap((chip) => portsOf(network, chip, place(chip.id))));
  const at = (end: string): Position => ports.get(end) ?? place(readEnd(end).id);
  const lamps = network.probes.filter(({ kind }) => kind === 'lamp');
  const dot =
    (kind: Thumbnail['dots'][number]['kind']) =>
    ({ id }: { id: string }) => ({ id, ...place(id), kind });
  const chips = network.chips.map((chip) => ({
    id: chip.id,
    ...place(chip.id),
    halfHeight: halfHeightOf(network, chip),
  }));
  return {
    viewBox: viewBoxOf([...positions.values(), ...chips.flatMap(cornersOf)]),
    axons: [
      ...network.connections.map(({ id, source, target, weight }) => ({
        id,
        path: source === target ? loop(at(source)) : curve(at(source), at(target)),
        inhibitory: meanOf(weight) < 0,
      })),
      ...lamps.map(({ id, target }) => ({ id: `to ${id}`, path: curve(at(target), at(id)), inhibitory: false })),
    ],
    dots: [
      ...network.stimuli.map(dot('stimulus')),
      ...network.populations.map(dot('population')),
      ...lamps.map(dot('lamp')),
    ],
    chips,
  };
}

/** Names of a chip's ports, inputs and outputs from top to bottom. */
function portNames({ chipTypes }: Network, { type }: Chip): readonly (readonly string[])[] {
  const circuit = chipTypes.find(({ id }) => id === type)?.circuit;
  return circuit ? [inputPorts(circuit), outputPorts(circuit)].map((side) => side.map(({ id }) => id)) : [[], []];
}

function portsOf(network: Network, chip: Chip, { x, y }: Position): [string, Position][] {
  return portNames(network, chip).flatMap((names, side) =>
    names.map((name, k): [string, Position] => [
      `${chip.id}.${name}`,
      { x: x + (side === 0 ? -CHIP_HALF_WIDTH : CHIP_HALF_WIDTH), y: y + (k - (names.length - 1) / 2) * portPitch },
    ]),
  );
}

function halfHeightOf(network: Network, chip: Chip): number {
  const most = portNames(network, chip).reduce((longest, { length }) => Math.max(longest, length), 0);
  return Math.max(28, 12 + (most * portPitch) / 2);
}

function cornersOf({ x, y, halfHeight }: ThumbnailChip): Position[] {
  return [-1, 1].map((side) => ({ x: x + side * CHIP_HALF_WIDTH, y: y + side * halfHeight }));
}

function curve(from: Position, to: Position): string {
  const reach = Math.max(40, Math.abs(to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`;
}

function loop({ x, y }: Position): string {
  return `M${x + 20} ${y}C${x + 80} ${y - 90} ${x - 80} ${y - 90} ${x - 20} ${y}`;
}

function viewBoxOf(positions: readonly Position[]): string {
  const xs = positions.map(({ x }) => x);
  const ys = positions.map(({ y }) => y);
  const left = Math.min(...xs, 0) - margin;
  const top = Math.min(...ys, 0) - margin;
  const width = Math.max(...xs, 0) + margin - left;
  const height = Math.max(...ys, 0) + margin - top;
  const extra = Math.max(0, minWidth - width) / 2;
  return `${left - extra} ${top} ${width + 2 * extra} ${height}`;
}
