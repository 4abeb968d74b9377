import type { Position } from '../../engine/network/types.ts';
import type { Body } from './align.ts';

export type Box = Pick<Body, 'halfWidth' | 'halfHeight'>;

/** Free canvas that is left around a part. */
const gap = 30;

/** Where the middle of a box can be so that it lies on no body: at the wanted place on the grid, or below it. */
export function freePlace(bodies: readonly Body[], { halfWidth, halfHeight }: Box, wanted: Position): Position {
  const x = Math.round(wanted.x / 10) * 10;
  const across = bodies.filter((body) => Math.abs(body.x - x) < body.halfWidth + halfWidth + gap);
  let y = Math.round(wanted.y / 10) * 10;
  for (;;) {
    const under = across.filter((body) => Math.abs(body.y - y) < body.halfHeight + halfHeight + gap);
    if (under.length === 0) return { x, y };
    const lowest = Math.max(...under.map((body) => body.y + body.halfHeight));
    y = Math.ceil((lowest + halfHeight + gap) / 10) * 10;
  }
}
