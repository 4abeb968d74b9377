import { createCurve, createLightCurve, type Curve } from './curve.ts';
import { CLEARANCE, noObstacles, type Obstacles } from './obstacles.ts';
import type { Part } from './parts.ts';
import { arrivalAt, LABEL_HEIGHT, outPort, SOMA_RADIUS, type Arrival } from './geometry.ts';

export interface Route {
  readonly source: Part;
  readonly target: Part;
  /** Which of the target's arrivals this is, from the top, of how many. */
  readonly slot: number;
  readonly slots: number;
  /** Place the head needs in front of the target. */
  readonly head: number;
  /** What may stand in the way; source and target among it do no harm. */
  readonly obstacles: Obstacles;
}

/** A target less than this to the right of the source's port is reached by going round. */
const FORWARD_ROOM = 20;

/** Lanes of axons that go round the same part are this far apart. */
const LANE_STEP = 9;
const LANE_TRIES = 4;

/** The cubic curve of an axon: leaves right, arrives left, and goes round whatever stands between. */
export function routeAxon(route: Route): Curve {
  const arrival = arrivalAt(route.target, route.slot, route.slots, route.head);
  const backward = isBackward(route.source, route.target);
  if (route.obstacles === noObstacles) return createLightCurve((backward ? goBack : goForward)(route, arrival));
  if (backward) return createCurve(goBack(route, arrival));
  const direct = createCurve(goForward(route, arrival));
  const blocking = obstaclesOn(direct, route);
  return blocking.length === 0 ? direct : goAround(route, arrival, direct, blocking);
}

/** Whether the way from source to target leads against the flow from left to right. */
export function isBackward(source: Part, target: Part): boolean {
  return target.x - target.halfWidth - (source.x + source.halfWidth) < FORWARD_ROOM;
}

/** The height at which a backward axon runs: between the two where there is room, above both otherwise. */
export function backwardLane(source: Part, target: Part): number {
  const room = Math.abs(source.y - target.y) - source.halfHeight - target.halfHeight;
  if (room >= 44) return (source.y + target.y) / 2 + (source.y < target.y ? -6 : 6);
  return Math.min(source.y - source.halfHeight, target.y - target.halfHeight) - 32;
}

function goForward({ source }: Route, arrival: Arrival): number[] {
  const from = outPort(source);
  const reach = Math.max(32, 0.42 * (arrival.x - from.x));
  return [from.x, from.y, from.x + reach, from.y, ...arriveAt(levelled(arrival), reach)];
}

function goBack(route: Route, arrival: Arrival): number[] {
  const { source, target, slot } = route;
  const from = outPort(source);
  const between = backwardLane(source, target);
  const above = between < Math.min(source.y, target.y);
  const lane = above ? between - LANE_STEP * Math.min(6, slot) : between;
  const middle = (from.x + arrival.x) / 2;
  const turn = 44 + 0.3 * Math.abs(lane - source.y);
  const turnBack = 44 + 0.3 * Math.abs(lane - target.y);
  const straight = Math.max(0, (from.x - arrival.x) / 2);
  return [
    ...[from.x, from.y],
    ...[from.x + turn, from.y, middle + straight + turn, lane, middle, lane],
    ...[middle - straight - turnBack, lane, ...arriveAt(arrival, turnBack)],
  ];
}

/** Over or under what blocks the way: the first lane that is free, or the least blocked. */
function goAround(route: Route, arrival: Arrival, direct: Curve, blocking: readonly Part[]): Curve {
  let best = direct;
  let fewest = blocking.length;
  for (const lane of lanesPast(blocking, route, arrival)) {
    const curve = createCurve(alongLane(route, arrival, blocking, lane));
    const hits = obstaclesOn(curve, route).length;
    if (hits === 0) return curve;
    if (hits < fewest) [best, fewest] = [curve, hits];
  }
  return best;
}

/** Heights to try, the smallest detour first. */
function lanesPast(blocking: readonly Part[], { source, slot }: Route, arrival: Arrival): number[] {
  const outer = CLEARANCE + 4 + LANE_STEP * (slot % 3);
  const top = Math.min(...blocking.map((part) => part.y - part.halfHeight)) - outer;
  const bottom = Math.max(...blocking.map((part) => part.y + part.halfHeight + LABEL_HEIGHT)) + outer;
  const chord = (source.y + arrival.y) / 2;
  const lanes: number[] = [];
  for (let k = 0; k < LANE_TRIES; k++) lanes.push(top - k * 2 * SOMA_RADIUS, bottom + k * 2 * SOMA_RADIUS);
  return lanes.sort((a, b) => Math.abs(a - chord) - Math.abs(b - chord));
}

function alongLane({ source }: Route, arrival: Arrival, blocking: readonly Part[], lane: number): number[] {
  const from = outPort(source);
  const left = Math.max(from.x + 16, Math.min(...blocking.map((part) => part.x - part.halfWidth)));
  const right = Math.min(arrival.x - 16, Math.max(...blocking.map((part) => part.x + part.halfWidth)));
  const rise = 0.5 * (left - from.x);
  const fall = 0.5 * (arrival.x - right);
  const third = (right - left) / 3;
  return [
    ...[from.x, from.y, from.x + rise, from.y, left - rise, lane, left, lane],
    ...[left + third, lane, right - third, lane, right, lane],
    ...[right + fall, lane, ...arriveAt(levelled(arrival), fall)],
  ];
}

/** Half as steep, so that axons from afar do not bulge before they arrive. */
function levelled({ x, y, outX, outY }: Arrival): Arrival {
  const length = Math.hypot(outX - 1, outY);
  return { x, y, outX: (outX - 1) / length, outY: outY / length };
}

function arriveAt(arrival: Arrival, reach: number): [number, number, number, number] {
  return [arrival.x + arrival.outX * reach, arrival.y + arrival.outY * reach, arrival.x, arrival.y];
}

function obstaclesOn(curve: Curve, { source, target, obstacles }: Route): Part[] {
  const isEnd = (part: Part): boolean => isAt(source, part) || isAt(target, part);
  return obstacles.within(curve.box).filter((part) => !isEnd(part) && touches(curve, part));
}

/** Whether an end of an axon is a part, or a port of it. */
function isAt(end: Part, part: Part): boolean {
  return end === part || (end.kind === 'port' && end.chip === part.id);
}

/** Every other point will do: they lie closer than any part is small. */
function touches(curve: Curve, part: Part): boolean {
  const halfWidth = part.halfWidth + CLEARANCE;
  const halfHeight = part.halfHeight + CLEARANCE + LABEL_HEIGHT / 2;
  const middle = part.y + LABEL_HEIGHT / 2;
  const points = curve.points;
  for (let i = 0; i < points.length; i += 4) {
    const dx = ((points[i] ?? 0) - part.x) / halfWidth;
    const dy = ((points[i + 1] ?? 0) - middle) / halfHeight;
    if (dx * dx + dy * dy < 1) return true;
  }
  return false;
}
