import { arrivalAt, axonWidth } from '../../scene/geometry.ts';
import type { CloseNeuron } from './visible.ts';

/** Outlines of a neuron around its soma, as SVG paths relative to the soma's centre, in canvas units. */
export interface Anatomy {
  readonly dendrites: readonly string[];
  readonly hillock: string;
  /** Where each named part is, for a hairline from its name. */
  readonly places: readonly AnatomyPlace[];
}

export interface AnatomyPlace {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Unit direction in which the name stands. */
  readonly towards: readonly [number, number];
}

/** Angles of dendrites that no axon claims, counted from the left, upwards. */
const freeAngles = [-1.1, -0.73, -0.36, 0, 0.36, 0.73, 1.1];

/** A dendrite keeps this far, in radians, from the terminals of axons. */
const clearance = 0.24;

/**
 * Dendrites that fork on the left, between the terminals that reach the soma; on the right the hillock, where the axon
 * leaves. A picture after the textbook: the engine's neurons are points.
 */
export function anatomyOf({ part, incoming, outgoing }: CloseNeuron): Anatomy {
  const radius = part.halfWidth;
  const terminals = incoming.map(({ slot, slots }) => {
    const { outX, outY } = arrivalAt(part, slot, slots, 0);
    return Math.atan2(outY, -outX);
  });
  const angles = freeAngles.filter((angle) => terminals.every((taken) => Math.abs(taken - angle) > clearance));
  const width = outgoing.reduce((most, { weight }) => Math.max(most, axonWidth(weight)), 2);
  const [first = -1.05] = angles;
  const dendriteEnd = polar(first, radius + 15);
  const terminal = incoming[0];
  return {
    dendrites: angles.flatMap((angle, index) => branch(angle, radius, index)),
    hillock: hillock(radius, width),
    places: [
      { name: 'dendrite', ...dendriteEnd, towards: [-0.5, -0.87] },
      { name: 'soma', x: 0.5 * radius, y: -0.8 * radius, towards: [0.5, -0.87] },
      { name: 'axon hillock', x: radius + 5, y: 2, towards: [0.5, 0.87] },
      ...(outgoing.length > 0 ? [{ name: 'axon', x: radius + 22, y: 0, towards: [0.5, -0.87] as const }] : []),
      ...(terminal ? [{ name: 'terminal', ...terminalOf(terminal, part), towards: [-0.5, 0.87] as const }] : []),
    ],
  };
}

function terminalOf(axon: CloseNeuron['incoming'][number], part: CloseNeuron['part']): { x: number; y: number } {
  const { x, y } = arrivalAt(part, axon.slot, axon.slots, 5);
  return { x: x - part.x, y: y - part.y };
}

/** A trunk that forks into two; lengths differ from one to the next as leaves on a twig do. */
function branch(angle: number, radius: number, index: number): string[] {
  const length = 13 + ((index * 5) % 7);
  const fork = polar(angle, radius + length);
  const root = polar(angle, radius - 0.5);
  const spread = 0.5 + 0.08 * (index % 3);
  const tip = (turn: number, reach: number): { x: number; y: number } => ({
    x: fork.x - reach * Math.cos(angle + turn),
    y: fork.y + reach * Math.sin(angle + turn),
  });
  return [
    taper(root, fork, 5.2, 2.6),
    taper(fork, tip(spread, 9 + (index % 4)), 2.4, 0.9),
    taper(fork, tip(-spread, 11 - (index % 3)), 2.4, 0.9),
  ];
}

/** `angle` counts from the left, upwards negative as on screen. */
function polar(angle: number, distance: number): { x: number; y: number } {
  return { x: -distance * Math.cos(angle), y: distance * Math.sin(angle) };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A strip from `a` to `b` that narrows, with a round end. */
function taper(a: Point, b: Point, from: number, to: number): string {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const [nx, ny] = [-(b.y - a.y) / length / 2, (b.x - a.x) / length / 2];
  const at = (point: Point, side: number): string =>
    `${(point.x + side * nx).toFixed(2)} ${(point.y + side * ny).toFixed(2)}`;
  return `M${at(a, from)}L${at(b, to)}A${to / 2} ${to / 2} 0 0 0 ${at(b, -to)}L${at(a, -from)}Z`;
}

/** The cone between soma and axon. */
function hillock(radius: number, width: number): string {
  const [x, y] = [radius * Math.cos(0.4), radius * Math.sin(0.4)];
  const end = radius + 13;
  const half = width / 2;
  return `M${x} ${-y}C${radius + 3} ${-0.5 * y} ${radius + 6} ${-half} ${end} ${-half}V${half}C${radius + 6} ${half} ${radius + 3} ${0.5 * y} ${x} ${y}A${radius} ${radius} 0 0 0 ${x} ${-y}Z`;
}
