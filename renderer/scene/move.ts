import type { Position } from '../../engine/network/types.ts';
import { snapToGrid } from './geometry.ts';
import type { Diagram, Part } from './parts.ts';
import type { Snap } from './snap.ts';

/** Parts that are dragged together: where each was when the drag began, and which of them the pointer holds. */
export interface Move {
  readonly from: ReadonlyMap<string, Position>;
  readonly held: Part;
}

/** Takes the part `id`, and all other selected parts with it when it is one of them. */
export function beginMove(diagram: Diagram, id: string, selected: ReadonlySet<string>): Move | null {
  const held = diagram.partById.get(id);
  if (held === undefined) return null;
  const ids = selected.has(id) ? [...selected] : [id];
  const from = new Map<string, Position>();
  for (const moved of ids) {
    const part = diagram.partById.get(moved);
    if (part !== undefined) from.set(moved, { x: part.x, y: part.y });
  }
  return { from, held };
}

/** Where the parts are after a drag by (dx, dy): each on the grid, or all by as much as the held one went to its guide. */
export function movedTo({ from, held }: Move, dx: number, dy: number, snap: Snap): Map<string, Position> {
  const to = new Map<string, Position>();
  for (const [id, { x, y }] of from) {
    const onGrid = snapToGrid({ x: x + dx, y: y + dy });
    to.set(id, {
      x: snap.x === null ? onGrid.x : x + snap.x - held.x,
      y: snap.y === null ? onGrid.y : y + snap.y - held.y,
    });
  }
  return to;
}

/** Where the parts are when nothing but whole units holds them. */
export function movedFreely({ from }: Move, dx: number, dy: number): Map<string, Position> {
  return new Map([...from].map(([id, { x, y }]) => [id, { x: Math.round(x + dx), y: Math.round(y + dy) }]));
}
