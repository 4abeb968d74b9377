import type { Position } from '../../engine/network/types.ts';
import type { AxonSign, Part } from './parts.ts';

/** Sizes in canvas units, which are CSS pixels at zoom 1. */
export const SOMA_RADIUS = 26;
export const STIMULUS_HALF_WIDTH = 30;
export const STIMULUS_HALF_HEIGHT = 17;
export const LAMP_RADIUS = 19;

/** From this many neurons on a population is a crowd: a larger disc in which each neuron is a dot. */
export const CROWD_SIZE = 20;

/** Radius of a population of `size` neurons: of a crowd it grows with the logarithm. */
export function populationRadius(size: number): number {
  return size < CROWD_SIZE ? SOMA_RADIUS : Math.min(74, Math.round(32 + 9 * Math.log10(size / CROWD_SIZE)));
}

/** Angle between one dot and the next that fills a disc evenly, as the seeds of a sunflower. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Places of `count` dots in a disc of `radius` around the origin, from the middle outwards. */
export function crowdDots(count: number, radius: number): Position[] {
  const reach = radius - 6;
  return Array.from({ length: count }, (_, k) => {
    const distance = reach * Math.sqrt((k + 0.5) / count);
    return { x: distance * Math.cos(k * GOLDEN_ANGLE), y: distance * Math.sin(k * GOLDEN_ANGLE) };
  });
}

/** Room below a part for its name. */
export const LABEL_HEIGHT = 24;

/** Positions on the canvas snap to this when something is moved. */
export const GRID_STEP = 10;

/** Space between the tip of an axon and the soma it reaches. */
const TIP_GAP = 3;

/** Arrivals are spread over the left side of a soma: this far apart where there is room, within this arc in all; radians. */
const ARRIVAL_SPACING = 0.5;
const ARRIVAL_ARC = 2;

export function signOf(weight: number): AxonSign {
  return weight > 0 ? 'excitatory' : weight < 0 ? 'inhibitory' : 'silent';
}

/** Width of an axon: 1 to 6, growing with the square root of |weight| so that weights from 0.1 to 10 stay apart. */
export function axonWidth(weight: number): number {
  return Math.min(6, 1 + 1.5 * Math.sqrt(Math.abs(weight)));
}

/** How long the arrow head or dot at the end of an axon is, along the axon. */
export function headLength(weight: number): number {
  if (weight === 0) return 0;
  return weight > 0 ? 7 + 1.4 * axonWidth(weight) : 7 + 1.1 * axonWidth(weight);
}

/** Where axons leave. */
export function outPort(part: Part): Position {
  return { x: part.x + part.halfWidth, y: part.y };
}

export interface Arrival {
  /** Where the axon's line ends and its head begins. */
  readonly x: number;
  readonly y: number;
  /** Unit vector away from the target's centre. */
  readonly outX: number;
  readonly outY: number;
}

/** Where arrival `slot` of `slots` (counted from the top) meets the target, a disc; the head takes `head` of the way. */
export function arrivalAt(part: Part, slot: number, slots: number, head: number): Arrival {
  const spacing = Math.min(ARRIVAL_SPACING, ARRIVAL_ARC / Math.max(1, slots - 1));
  const angle = (slot - (slots - 1) / 2) * spacing;
  const outX = -Math.cos(angle);
  const outY = Math.sin(angle);
  const distance = part.halfWidth + TIP_GAP + head;
  return { x: part.x + outX * distance, y: part.y + outY * distance, outX, outY };
}

export function snapToGrid(position: Position): Position {
  return { x: Math.round(position.x / GRID_STEP) * GRID_STEP, y: Math.round(position.y / GRID_STEP) * GRID_STEP };
}
