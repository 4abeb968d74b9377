import type { Position } from '../../engine/network/types.ts';

/** A dragged part, or one that it may line up with. */
export interface Body extends Position {
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** What is seen of an alignment: a line along which bodies are in line, or one of two equal steps from middle to middle. */
export interface Guide {
  readonly kind: 'line' | 'step';
  readonly from: Position;
  readonly to: Position;
}

/** Where the middle of the dragged body comes to lie; null along an axis on which nothing is near enough. */
export interface Snap {
  readonly x: number | null;
  readonly y: number | null;
  readonly guides: readonly Guide[];
}

export const noSnap: Snap = { x: null, y: null, guides: [] };

/** What a body can line up with. */
export interface Surroundings {
  readonly bodies: readonly Body[];
  /** Ports of other bodies: a port at the same height makes a straight axon. */
  readonly ports: readonly Position[];
  /** Heights of the dragged body's own ports, from its middle. */
  readonly sockets: readonly number[];
}

/** Places are whole units, so that a line may be missed by this much. */
const ROUNDING = 0.5;

/** A body, or a port, along the axis that is looked at. */
interface Span {
  readonly at: number;
  readonly half: number;
  /** Its place and half its size along the other axis. */
  readonly across: number;
  readonly halfAcross: number;
}

/** The nearest place, within `reach` canvas units, where a body is in line with others or ends a row of equal steps. */
export function snapBody(body: Body, around: Surroundings, reach: number): Snap {
  const shiftX = nearestShift(spanX(body), around.bodies.map(spanX), [], reach);
  const shiftY = nearestShift(spanY(body), spansY(around), around.sockets, reach);
  const to = { ...body, x: settle(body.x, shiftX), y: settle(body.y, shiftY) };
  const upright = shiftX === null ? [] : guidesOf(spanX(to), around.bodies.map(spanX), []);
  const level = shiftY === null ? [] : guidesOf(spanY(to), spansY(around), around.sockets);
  return {
    x: shiftX === null ? null : to.x,
    y: shiftY === null ? null : to.y,
    guides: [...upright, ...level.map(({ kind, from, to }) => ({ kind, from: flip(from), to: flip(to) }))],
  };
}

function settle(place: number, shift: number | null): number {
  return shift === null ? place : Math.round(place + shift);
}

function spanX({ x, y, halfWidth, halfHeight }: Body): Span {
  return { at: x, half: halfWidth, across: y, halfAcross: halfHeight };
}

function spanY({ x, y, halfWidth, halfHeight }: Body): Span {
  return { at: y, half: halfHeight, across: x, halfAcross: halfWidth };
}

function spansY({ bodies, ports }: Surroundings): Span[] {
  return [...bodies.map(spanY), ...ports.map(({ x, y }) => ({ at: y, half: 0, across: x, halfAcross: 0 }))];
}

function flip({ x, y }: Position): Position {
  return { x: y, y: x };
}

/** The smallest shift to a line or an equal step; of two alike, that to a line. */
function nearestShift(body: Span, others: readonly Span[], sockets: readonly number[], reach: number): number | null {
  let best: number | null = null;
  const consider = (shift: number): void => {
    if (Math.abs(shift) <= reach && (best === null || Math.abs(shift) < Math.abs(best))) best = shift;
  };
  for (const other of others) for (const { from, to } of lines(body, other, sockets)) consider(to - from);
  for (const { at } of steps(body, others)) consider(at - body.at);
  return best;
}

/** The lines of a body that may come to lie on those of another: middles and ports on middle and edges, edges on their like. */
function* lines(body: Span, other: Span, sockets: readonly number[]): Generator<{ from: number; to: number }> {
  for (const socket of [0, ...sockets]) yield { from: body.at + socket, to: other.at };
  if (other.half === 0) return;
  for (const side of [-1, 1]) {
    yield { from: body.at, to: other.at + side * other.half };
    yield { from: body.at + side * body.half, to: other.at + side * other.half };
  }
}

/** Where a body would be the last, the first or the middle one of three at equal steps, and the first step of the two. */
function* steps(body: Span, others: readonly Span[]): Generator<{ at: number; ends: readonly number[] }> {
  const row = others.filter(({ half, across }) => half > 0 && Math.abs(across - body.across) <= body.halfAcross);
  const before = row.map(({ at }) => at).filter((at) => at < body.at - ROUNDING);
  const after = row.map(({ at }) => at).filter((at) => at > body.at + ROUNDING);
  const [b, a] = before.sort((p, q) => q - p);
  const [c, d] = after.sort((p, q) => p - q);
  if (a !== undefined && b !== undefined) yield { at: 2 * b - a, ends: [a, b] };
  if (c !== undefined && d !== undefined) yield { at: 2 * c - d, ends: [c, d] };
  if (b !== undefined && c !== undefined) yield { at: (b + c) / 2, ends: [b, c] };
}

/** The guides of a body that has snapped, as if the axis were x. */
function guidesOf(body: Span, others: readonly Span[], sockets: readonly number[]): Guide[] {
  const reached = new Map<number, { low: number; high: number }>();
  for (const other of others) {
    const found = [...lines(body, other, sockets)].filter(({ from, to }) => Math.abs(to - from) <= ROUNDING);
    // Where the middles are in line, edges need no line of their own.
    const isCentred = found.some(({ from, to }) => from === body.at && to === other.at);
    for (const { to } of isCentred ? found.filter((line) => line.to === other.at) : found) {
      const { low, high } = reached.get(to) ?? reachOf(body);
      const next = reachOf(other);
      reached.set(to, { low: Math.min(low, next.low), high: Math.max(high, next.high) });
    }
  }
  const inLine = [...reached].map(([x, { low, high }]) => guide('line', { x, y: low }, { x, y: high }));
  return [...inLine, ...stepGuides(body, others)];
}

function reachOf({ across, halfAcross }: Span): { low: number; high: number } {
  return { low: across - halfAcross, high: across + halfAcross };
}

function stepGuides(body: Span, others: readonly Span[]): Guide[] {
  const found = [...steps(body, others)].find(({ at }) => Math.abs(at - body.at) <= ROUNDING);
  if (found === undefined) return [];
  const [a, b, c] = [...found.ends, body.at].sort((p, q) => p - q);
  const place = (x: number): Position => ({ x, y: body.across });
  return [guide('step', place(a!), place(b!)), guide('step', place(b!), place(c!))];
}

function guide(kind: Guide['kind'], from: Position, to: Position): Guide {
  return { kind, from, to };
}
