import type { Network, Position } from '../../../engine/network/types.ts';
import type { Box } from '../../scene/camera.ts';
import type { Body } from '../../state/align.ts';
import type { Corner } from './in-sight.ts';

/** Past this many parts, what runs between them is not outlined too. */
const mostOutlined = 300;

/** A selection as it is shown: with the connections from one selected part to another. */
export function withInner(network: Network | null, selection: ReadonlySet<string>): ReadonlySet<string> {
  if (!network || selection.size < 2 || selection.size > mostOutlined) return selection;
  const inner = network.connections.filter(({ source, target }) => selection.has(source) && selection.has(target));
  return new Set([...selection, ...inner.map(({ id }) => id)]);
}

/** The box around the selected bodies, in canvas units; null where none has a body. */
export function boxAround(bodies: ReadonlyMap<string, Body>, selection: ReadonlySet<string>): Box | null {
  const chosen = [...selection].flatMap((id) => bodies.get(id) ?? []);
  if (chosen.length === 0) return null;
  return {
    minX: Math.min(...chosen.map(({ x, halfWidth }) => x - halfWidth)),
    minY: Math.min(...chosen.map(({ y, halfHeight }) => y - halfHeight)),
    maxX: Math.max(...chosen.map(({ x, halfWidth }) => x + halfWidth)),
    maxY: Math.max(...chosen.map(({ y, halfHeight }) => y + halfHeight)),
  };
}

/**
 * Where a toolbar of a given size stands: over the middle of the box, or below it where there is no room above; always
 * within the canvas, and above the legend in its lower left corner. Where that would cover the circuit, by `crowding` of a
 * box, it stands on the other side or at an edge of the canvas, wherever it covers least. All in pixels of the canvas.
 */
export function toolbarPlace(
  { minX, minY, maxX, maxY }: Box,
  bar: { readonly width: number; readonly height: number },
  canvas: { readonly width: number; readonly height: number },
  legend: Corner | null = null,
  crowding: (box: Box) => number = () => 0,
): Position {
  const within = (value: number, most: number): number => Math.round(Math.max(8, Math.min(value, most - 8)));
  const x = within((minX + maxX - bar.width) / 2, canvas.width - bar.width);
  const lowest = legend !== null && x < legend.right + 8 ? legend.top : canvas.height;
  const [above, below] = [minY - gap - bar.height, maxY + gap + 16];
  const heights = above >= 8 ? [above, below, 8, canvas.height] : [below, 8, canvas.height];
  const places = heights.map((y) => ({ x, y: within(y, lowest - bar.height) }));
  const covered = places.map((place) =>
    crowding({ minX: place.x, minY: place.y, maxX: place.x + bar.width, maxY: place.y + bar.height }),
  );
  return places[covered.indexOf(Math.min(...covered))]!;
}

/** Between a selection and its toolbar. */
const gap = 14;
