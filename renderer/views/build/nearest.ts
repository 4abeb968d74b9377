import type { Position } from '../../../engine/network/types.ts';

/** Of an arrow key: a step right and down. */
export type Direction = readonly [dx: number, dy: number];

/** The part ahead that is nearest, where a step aside counts double. */
export function nearest(
  positions: ReadonlyMap<string, Position>,
  id: string,
  from: Position,
  [dx, dy]: Direction,
): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const [other, { x, y }] of positions) {
    const ahead = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    const distance = ahead + 2 * aside;
    if (other === id || ahead <= 0 || distance >= bestDistance) continue;
    best = other;
    bestDistance = distance;
  }
  return best;
}
