import type { Position } from '../../network/types.ts';

const across = 240;
const down = 120;

/** More than so many in a column stand side by side. */
const tallest = 24;

/** Parts of a circuit in columns from left to right, each centred about one height. */
export function placeColumns(columns: readonly (readonly string[])[]): Record<string, Position> {
  const layout: Record<string, Position> = {};
  let x = 0;
  for (const ids of columns) {
    for (let first = 0; first < ids.length; first += tallest) {
      const part = ids.slice(first, first + tallest);
      part.forEach((id, k) => (layout[id] = { x, y: (k - (part.length - 1) / 2) * down }));
      x += across;
    }
  }
  return layout;
}
