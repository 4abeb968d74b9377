import type { Position } from '../../engine/network/types.ts';

/** A part as it is drawn: its middle and half its size. */
export interface Body extends Position {
  readonly halfWidth: number;
  readonly halfHeight: number;
}

export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** Places that bring all bodies to one edge or line: the outermost edge, or the middle of the box around them. */
export function alignBodies(bodies: ReadonlyMap<string, Body>, edge: Edge): Map<string, Position> {
  const all = [...bodies.values()];
  const left = Math.min(...all.map(({ x, halfWidth }) => x - halfWidth));
  const right = Math.max(...all.map(({ x, halfWidth }) => x + halfWidth));
  const top = Math.min(...all.map(({ y, halfHeight }) => y - halfHeight));
  const bottom = Math.max(...all.map(({ y, halfHeight }) => y + halfHeight));
  const place: Readonly<Record<Edge, (body: Body) => Position>> = {
    left: ({ y, halfWidth }) => ({ x: left + halfWidth, y }),
    centre: ({ y }) => ({ x: Math.round((left + right) / 2), y }),
    right: ({ y, halfWidth }) => ({ x: right - halfWidth, y }),
    top: ({ x, halfHeight }) => ({ x, y: top + halfHeight }),
    middle: ({ x }) => ({ x, y: Math.round((top + bottom) / 2) }),
    bottom: ({ x, halfHeight }) => ({ x, y: bottom - halfHeight }),
  };
  return new Map([...bodies].map(([id, body]) => [id, place[edge](body)]));
}

/** Places at equal distances from middle to middle along an axis; the two outermost stay. */
export function distributeBodies(bodies: ReadonlyMap<string, Body>, axis: 'x' | 'y'): Map<string, Position> {
  const ordered = [...bodies].sort(([, a], [, b]) => a[axis] - b[axis]);
  const first = ordered[0]?.[1][axis] ?? 0;
  const last = ordered.at(-1)?.[1][axis] ?? 0;
  const step = (last - first) / Math.max(1, ordered.length - 1);
  return new Map(
    ordered.map(([id, { x, y }], index) => [id, { x, y, [axis]: Math.round(first + index * step) } as Position]),
  );
}
