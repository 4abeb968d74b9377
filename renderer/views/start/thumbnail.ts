import { readEnd } from '../../../engine/network/chip-ports.ts';
import type { Network, Position } from '../../../engine/network/types.ts';
import { placeParts } from '../../scene/auto-layout.ts';
import { meanOf } from '../../network/means.ts';

export interface Thumbnail {
  readonly viewBox: string;
  readonly axons: readonly { id: string; path: string; inhibitory: boolean }[];
  readonly dots: readonly { id: string; x: number; y: number; kind: 'population' | 'stimulus' | 'lamp' }[];
}

const margin = 44;
/** Wide enough that a single neuron does not fill the card. */
const minWidth = 620;

/** A circuit as a few SVG paths, for cards. */
export function thumbnailOf(network: Network): Thumbnail {
  const positions = placeParts(network);
  const at = (id: string): Position => positions.get(readEnd(id).id) ?? { x: 0, y: 0 };
  const lamps = network.probes.filter(({ kind }) => kind === 'lamp');
  const dot =
    (kind: Thumbnail['dots'][number]['kind']) =>
    ({ id }: { id: string }) => ({ id, ...at(id), kind });
  return {
    viewBox: viewBoxOf([...positions.values()]),
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
      ...[...network.populations, ...network.chips].map(dot('population')),
      ...lamps.map(dot('lamp')),
    ],
  };
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
