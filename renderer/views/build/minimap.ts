import type { Position } from '../../../engine/network/types.ts';
import type { Box } from '../../scene/camera.ts';
import type { PartPlace } from '../../scene/parts.ts';

/** Size of the minimap in CSS pixels, and space around the circuit in it. */
export const MAP_WIDTH = 168;
export const MAP_HEIGHT = 112;
const MARGIN = 8;

/** Map pixels = canvas units · scale + (x, y). */
export interface MapFrame {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Puts the circuit in the middle of the map, as large as it goes. */
export function frameMap(bounds: Box): MapFrame {
  const [width, height] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY];
  const scale = Math.min((MAP_WIDTH - 2 * MARGIN) / width, (MAP_HEIGHT - 2 * MARGIN) / height);
  return {
    x: MAP_WIDTH / 2 - ((bounds.minX + bounds.maxX) / 2) * scale,
    y: MAP_HEIGHT / 2 - ((bounds.minY + bounds.maxY) / 2) * scale,
    scale,
  };
}

/** The canvas position under a place on the map. */
export function fromMap({ x, y, scale }: MapFrame, place: Position): Position {
  return { x: (place.x - x) / scale, y: (place.y - y) / scale };
}

/** Where a box of the canvas lies on the map. */
export function onMap({ x, y, scale }: MapFrame, box: Box): Box {
  return {
    minX: box.minX * scale + x,
    minY: box.minY * scale + y,
    maxX: box.maxX * scale + x,
    maxY: box.maxY * scale + y,
  };
}

/** Whether a view leaves nothing out, so that no map is needed. */
export function seesAll(view: Box, bounds: Box): boolean {
  return view.minX <= bounds.minX && view.minY <= bounds.minY && view.maxX >= bounds.maxX && view.maxY >= bounds.maxY;
}

/** Where the map stands, at the right edge of the canvas. */
export type MapCorner = 'top' | 'bottom';

/** Between the map and the edges of the canvas. */
const EDGE = 12;

/** Where the map stands in a canvas, in its pixels. */
export function mapBox(corner: MapCorner, { width, height }: { width: number; height: number }): Box {
  const minX = width - EDGE - MAP_WIDTH;
  const minY = corner === 'top' ? EDGE : height - EDGE - MAP_HEIGHT;
  return { minX, minY, maxX: minX + MAP_WIDTH, maxY: minY + MAP_HEIGHT };
}

/** The corner where the map covers little of the circuit; it stays where it is unless the other has less than half of that. */
export function freerCorner(now: MapCorner, crowding: (corner: MapCorner) => number): MapCorner {
  const other = now === 'top' ? 'bottom' : 'top';
  return 2 * crowding(other) < crowding(now) ? other : now;
}

/** Paints each body as a dot, no smaller than a pixel, fainter where there are thousands. */
export function paintBodies(
  context: CanvasRenderingContext2D,
  frame: MapFrame,
  bodies: Iterable<PartPlace>,
  count: number,
  colour: string,
): void {
  context.clearRect(0, 0, MAP_WIDTH, MAP_HEIGHT);
  context.fillStyle = colour;
  context.globalAlpha = Math.max(0.35, Math.min(0.9, 40 / Math.sqrt(count)));
  for (const { x, y, halfWidth, halfHeight } of bodies) {
    const [width, height] = [Math.max(1, 2 * halfWidth * frame.scale), Math.max(1, 2 * halfHeight * frame.scale)];
    context.fillRect(x * frame.scale + frame.x - width / 2, y * frame.scale + frame.y - height / 2, width, height);
  }
}
