import Flatbush from 'flatbush';
import type { Box } from './camera.ts';
import { distanceTo } from './curve.ts';
import type { Diagram, Part } from './parts.ts';
import type { SceneTarget } from './types.ts';

/** Half the width of the widest axon. */
const MAX_HALF_WIDTH = 3;

/** Finds what lies under a point of the canvas. Built once a diagram, asked on every move of the pointer. */
export interface HitTest {
  /** The part or else the connection, of all or those that `seen` marks, at (x, y), within `tolerance` canvas units. */
  at(x: number, y: number, tolerance: number, seen?: Uint8Array | null): SceneTarget | null;
  /** The part at (x, y), within `tolerance`. */
  partAt(x: number, y: number, tolerance: number): Part | null;
  /** Places, in the diagram, of the parts and of the axons whose boxes meet a box, in order. */
  partsWithin(box: Box): number[];
  axonsWithin(box: Box): number[];
}

export function createHitTest(diagram: Diagram): HitTest {
  const partBoxes = indexOf(diagram.parts.map(partBox));
  const axonBoxes = indexOf(diagram.axons.map(({ curve }) => curve.box));
  const partAt = (x: number, y: number, tolerance: number): Part | null => {
    const near = partBoxes?.search(x - tolerance, y - tolerance, x + tolerance, y + tolerance) ?? [];
    // The last drawn lies on top.
    for (const index of near.sort((a, b) => b - a)) {
      const part = diagram.parts[index];
      if (part !== undefined && covers(part, x, y, tolerance)) return part;
    }
    return null;
  };
  const axonAt = (x: number, y: number, tolerance: number, seen: Uint8Array | null): SceneTarget | null => {
    let nearest: SceneTarget | null = null;
    let least = Infinity;
    const reach = tolerance + MAX_HALF_WIDTH;
    for (const index of axonBoxes?.search(x - reach, y - reach, x + reach, y + reach) ?? []) {
      const axon = diagram.axons[index];
      if (axon === undefined || seen?.[index] === 0) continue;
      const distance = distanceTo(axon.curve, x, y) - axon.width / 2;
      if (distance > tolerance || distance >= least) continue;
      least = distance;
      nearest = { kind: 'connection', id: axon.item.id };
    }
    return nearest;
  };
  return {
    at(x, y, tolerance, seen = null) {
      const part = partAt(x, y, tolerance);
      return part === null ? axonAt(x, y, tolerance, seen) : { kind: part.kind, id: part.id };
    },
    partAt,
    partsWithin: (box) => within(partBoxes, box),
    axonsWithin: (box) => within(axonBoxes, box),
  };
}

function indexOf(boxes: readonly Box[]): Flatbush | null {
  if (boxes.length === 0) return null;
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(box.minX, box.minY, box.maxX, box.maxY);
  index.finish();
  return index;
}

function within(index: Flatbush | null, { minX, minY, maxX, maxY }: Box): number[] {
  return (index?.search(minX, minY, maxX, maxY) ?? []).sort((a, b) => a - b);
}

function partBox({ x, y, halfWidth, halfHeight }: Part): Box {
  return { minX: x - halfWidth, minY: y - halfHeight, maxX: x + halfWidth, maxY: y + halfHeight };
}

/** Stimuli, chips and notes are boxes, somas, lamps and ports discs. */
function covers(part: Part, x: number, y: number, tolerance: number): boolean {
  const dx = Math.abs(x - part.x);
  const dy = Math.abs(y - part.y);
  if (part.kind === 'stimulus' || part.kind === 'chip' || part.kind === 'note')
    return dx <= part.halfWidth + tolerance && dy <= part.halfHeight + tolerance;
  return Math.hypot(dx, dy) <= part.halfWidth + tolerance;
}
