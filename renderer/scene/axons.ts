import type { Connection } from '../../engine/network/types-connections.ts';
import type { Network } from '../../engine/network/types.ts';
import { arrivalsOf } from './arrivals.ts';
import { meanDelay, meanOf } from '../network/means.ts';
import { axonWidth, headLength, signOf } from './geometry.ts';
import { createObstacles, noObstacles, type Obstacles } from './obstacles.ts';
import type { Axon, Diagram, Part } from './parts.ts';
import { routeAxon, type Route } from './routing.ts';

/** Above this many connections axons do not go round what they meet, for the sake of time. */
const MAX_ROUTED = 5000;

/** When more parts than this moved at once, every axon is routed again. */
const MANY_MOVED = 40;

/** The drawn connections in the network's order; those whose surroundings did not change are taken over from `before`. */
export function drawAxons(
  network: Network,
  parts: readonly Part[],
  partById: ReadonlyMap<string, Part>,
  before: Diagram,
): Axon[] {
  const obstacles = obstaclesFor(network.connections.length, parts);
  const moved = obstacles === noObstacles ? [] : movedPlaces(parts, partById, before);
  const { items, ends, slot, slots } = arrivalsOf(network, parts.length, partById);
  const oldAxon = findIn(before.axons);
  const { dt } = network.time;
  return items.map((item, k) => {
    const place = { source: ends[2 * k]!, target: ends[2 * k + 1]!, slot: slot[k]!, slots: slots[k]! };
    const old = oldAxon(item.id, k);
    return old !== undefined && old.delay === meanDelay(item.delay, dt) && staysPut(old, item, place, moved)
      ? rebase(old, place)
      : drawAxon(item, { ...place, head: headLength(meanOf(item.weight)), obstacles }, dt);
  });
}

/** Finds axons by id, most often at the place they are looked for. */
function findIn(axons: readonly Axon[]): (id: string, place: number) => Axon | undefined {
  let byId: Map<string, Axon> | null = null;
  return (id, place) => {
    const there = axons[place];
    if (there?.item.id === id) return there;
    byId ??= new Map(axons.map((axon) => [axon.item.id, axon]));
    return byId.get(id);
  };
}

/** The axon between its source and target as they now stand, at the arrival it has. */
export function redrawAxon(axon: Axon, obstacles: Obstacles): Axon {
  return { ...axon, curve: routeAxon({ ...axon, head: headLength(axon.weight), obstacles }) };
}

/** What axons go round, when they are few enough for that. */
export function obstaclesFor(connections: number, parts: readonly Part[]): Obstacles {
  return connections > MAX_ROUTED ? noObstacles : createObstacles(parts);
}

type Place = Pick<Route, 'source' | 'target' | 'slot' | 'slots'>;

function drawAxon(item: Connection, route: Route, dt: number): Axon {
  const { source, target, slot, slots } = route;
  const weight = meanOf(item.weight);
  const looks = { weight, sign: signOf(weight), width: axonWidth(weight), delay: meanDelay(item.delay, dt) };
  return { item, ...looks, source, target, slot, slots, curve: routeAxon(route) };
}

/** The same curve between parts that may be new objects in the old places. */
function rebase(axon: Axon, { source, target }: Place): Axon {
  return axon.source === source && axon.target === target ? axon : { ...axon, source, target };
}

function staysPut(old: Axon, item: Connection, route: Place, moved: readonly Part[] | null): boolean {
  if (moved === null || old.item !== item || old.slot !== route.slot || old.slots !== route.slots) return false;
  if (!samePlace(old.source, route.source) || !samePlace(old.target, route.target)) return false;
  return !moved.some((part) => nearCurve(part, old));
}

/** Old and new places of all that moved, came or went; null when that is so much that all is drawn again. */
function movedPlaces(parts: readonly Part[], partById: ReadonlyMap<string, Part>, before: Diagram): Part[] | null {
  const moved: Part[] = [];
  for (const part of parts) {
    const old = before.partById.get(part.id);
    if (old === undefined) moved.push(part);
    else if (!samePlace(old, part)) moved.push(old, part);
  }
  for (const old of before.parts) if (!partById.has(old.id)) moved.push(old);
  return moved.length > MANY_MOVED ? null : moved;
}

function samePlace(a: Part, b: Part): boolean {
  return a.x === b.x && a.y === b.y && a.halfWidth === b.halfWidth;
}

/** Whether a part stands by a curve, so close that the curve may have to give way or may have given way. */
function nearCurve({ x, y, halfWidth, halfHeight }: Part, { curve: { box, points } }: Axon): boolean {
  const reach = 3 * halfWidth;
  if (x + reach < box.minX || x - reach > box.maxX) return false;
  if (y + halfHeight + reach < box.minY || y - halfHeight - reach > box.maxY) return false;
  for (let i = 0; i < points.length; i += 4) {
    if (Math.hypot((points[i] ?? 0) - x, (points[i + 1] ?? 0) - y) < reach) return true;
  }
  return false;
}
