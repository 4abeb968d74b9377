import type { Position } from '../../engine/network/types.ts';
import { snapToGrid } from './geometry.ts';
import type { Diagram } from './parts.ts';

/** Parts that are dragged together: where each was when the drag began. */
export interface Move {
  readonly from: ReadonlyMap<string, Position>;
}

/** Takes the part `id`, and all other selected parts with it when it is one of them. */
export function beginMove(diagram: Diagram, id: string, selected: ReadonlySet<string>): Move {
  const ids = selected.has(id) ? [...selected] : [id];
  const from = new Map<string, Position>();
  for (const moved of ids) {
    const part = diagram.partById.get(moved);
    if (part !== undefined) from.set(moved, { x: part.x, y: part.y });
  }
  return { from };
}

/** Where the parts are after a drag by (dx, dy), on the grid. */
export function movedTo({ from }: Move, dx: number, dy: number): Map<string, Position> {
  const to = new Map<string, Position>();
  for (const [id, { x, y }] of from) to.set(id, snapToGrid({ x: x + dx, y: y + dy }));
  return to;
}
