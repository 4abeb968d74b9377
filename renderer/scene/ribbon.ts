import { headLength } from './geometry.ts';
import { flatten } from './flatten.ts';
import type { Axon } from './parts.ts';

/** Numbers a vertex: x y of the line, then offset x y away from it, half its width, and which axon it belongs to. */
export const VERTEX_SIZE = 6;

/** Place of the axon's number in a vertex. */
export const AXON_PLACE = 5;

/** Vertices that double the first and the last of a line. */
const ENDS = 2;

/** Vertices of an arrow or a dot. */
const HEAD_VERTICES = 6;

/** Length by which a line reaches into its head, so that no seam shows. */
const OVERLAP = 1.5;

/** Half the width of an arrow's base, times its length. */
const ARROW_SLOPE = 0.52;

/**
 * An axon as one triangle strip: its line, then its head. The line's edge lies where the offset, interpolated between
 * both sides, is as long as half the width; a dot is a line of no length whose offsets go to the corners.
 * Its first and last vertex are doubled, so that strips joined end to end show nothing between them.
 */
export function ribbonOf(axon: Axon): Float32Array {
  const line = flatten(axon.curve.cubics);
  const last = line.length - 2;
  const [x, y] = [line[last] ?? 0, line[last + 1] ?? 0];
  const [ux, uy] = unit(x - (line[last - 2] ?? 0), y - (line[last - 1] ?? 0));
  line.push(x + ux * OVERLAP, y + uy * OVERLAP);
  const strip = createStrip(line.length + ENDS + (axon.sign === 'silent' ? 0 : HEAD_VERTICES));
  addLine(strip, line, axon.sign === 'silent' ? 0.5 : axon.width / 2);
  const head = headLength(axon.weight);
  if (axon.sign === 'excitatory') addArrow(strip, x, y, ux, uy, head);
  if (axon.sign === 'inhibitory') addDot(strip, x + (ux * head) / 2, y + (uy * head) / 2, head / 2);
  return strip.vertices;
}

/** A line x y x y … of the given width as one triangle strip, made like an axon's. */
export function lineRibbon(line: readonly number[], width: number): Float32Array {
  const strip = createStrip(line.length + ENDS);
  addLine(strip, line, width / 2);
  return strip.vertices;
}

interface Strip {
  readonly vertices: Float32Array;
  at: number;
}

function createStrip(vertices: number): Strip {
  return { vertices: new Float32Array(vertices * VERTEX_SIZE), at: 0 };
}

function addLine(strip: Strip, line: readonly number[], half: number): void {
  for (let i = 0; i < line.length; i += 2) {
    const [x, y] = [line[i] ?? 0, line[i + 1] ?? 0];
    const [fromX, fromY] = [line[i - 2] ?? x, line[i - 1] ?? y];
    const [ux, uy] = unit((line[i + 2] ?? x) - fromX, (line[i + 3] ?? y) - fromY);
    if (i === 0) addVertex(strip, x, y, -uy, ux, half);
    addVertex(strip, x, y, -uy, ux, half);
    addVertex(strip, x, y, uy, -ux, half);
    if (i === line.length - 2) addVertex(strip, x, y, uy, -ux, half);
  }
}

/** From its base at (x, y), as long as `length` in the direction (ux, uy). */
function addArrow(strip: Strip, x: number, y: number, ux: number, uy: number, length: number): void {
  const [tipX, tipY] = [x + ux * length, y + uy * length];
  addVertex(strip, x, y, -uy, ux, ARROW_SLOPE * length);
  addVertex(strip, x, y, -uy, ux, ARROW_SLOPE * length);
  addVertex(strip, x, y, uy, -ux, ARROW_SLOPE * length);
  addVertex(strip, tipX, tipY, -uy, ux, 0);
  addVertex(strip, tipX, tipY, uy, -ux, 0);
  addVertex(strip, tipX, tipY, uy, -ux, 0);
}

function addDot(strip: Strip, x: number, y: number, radius: number): void {
  addVertex(strip, x, y, -1, -1, radius);
  addVertex(strip, x, y, -1, -1, radius);
  addVertex(strip, x, y, 1, -1, radius);
  addVertex(strip, x, y, -1, 1, radius);
  addVertex(strip, x, y, 1, 1, radius);
  addVertex(strip, x, y, 1, 1, radius);
}

function addVertex(strip: Strip, x: number, y: number, offsetX: number, offsetY: number, half: number): void {
  const { vertices, at } = strip;
  vertices[at] = x;
  vertices[at + 1] = y;
  vertices[at + 2] = offsetX;
  vertices[at + 3] = offsetY;
  vertices[at + 4] = half;
  strip.at = at + VERTEX_SIZE;
}

function unit(x: number, y: number): [number, number] {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}
