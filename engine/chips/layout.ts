import type { Circuit } from '../network/types-chips.ts';
import type { Position } from '../network/types-populations.ts';

type Layout = Circuit['layout'];

export function pick(layout: Layout, has: (id: string) => boolean): Layout {
  return Object.fromEntries(Object.entries(layout).filter(([id]) => has(id)));
}

/** The middle of the rectangle around all places; the origin without any. */
export function middleOf(layout: Layout): Position {
  const places = Object.values(layout);
  if (places.length === 0) return { x: 0, y: 0 };
  const [left, right, top, bottom] = extentOf(places);
  return { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) };
}

/** Places with input ports in a column on the left of them, and output ports on the right. */
export function withPorts(layout: Layout, inputs: readonly string[], outputs: readonly string[]): Layout {
  const places = Object.values(layout);
  const [left, right] = places.length === 0 ? [0, 0] : extentOf(places);
  const { y } = middleOf(layout);
  const column = (ids: readonly string[], x: number): [string, Position][] =>
    ids.map((id, k) => [id, { x, y: y + (k - (ids.length - 1) / 2) * portPitch }]);
  return {
    ...Object.fromEntries(column(inputs, left - margin)),
    ...layout,
    ...Object.fromEntries(column(outputs, right + margin)),
  };
}

export function shift(layout: Layout, { x, y }: Position): Layout {
  return Object.fromEntries(Object.entries(layout).map(([id, at]) => [id, { x: at.x + x, y: at.y + y }]));
}

const portPitch = 130;
const margin = 200;

function extentOf(places: readonly Position[]): [left: number, right: number, top: number, bottom: number] {
  const range = (values: number[]): [number, number] => [
    values.reduce((least, each) => Math.min(least, each), Infinity),
    values.reduce((most, each) => Math.max(most, each), -Infinity),
  ];
  return [...range(places.map(({ x }) => x)), ...range(places.map(({ y }) => y))];
}
