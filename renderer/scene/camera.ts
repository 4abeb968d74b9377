import type { Position } from '../../engine/network/types.ts';

/** What part of the canvas is shown: screen = world · zoom + (x, y), in CSS pixels. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export const MIN_ZOOM = 0.2;
/** Close enough for the cleft of a synapse. */
export const MAX_ZOOM = 32;

/** What does not fit at the smallest zoom is shown whole all the same, down to this. */
const FAR_ZOOM = 0.005;

/** Space around a fitted circuit, in CSS pixels. */
export const FIT_MARGIN = 48;

/** A small circuit is not blown up past this when it is fitted. */
const MAX_FIT_ZOOM = 1.5;

export function worldToScreen(camera: Camera, point: Position): Position {
  return { x: point.x * camera.zoom + camera.x, y: point.y * camera.zoom + camera.y };
}

export function screenToWorld(camera: Camera, point: Position): Position {
  return { x: (point.x - camera.x) / camera.zoom, y: (point.y - camera.y) / camera.zoom };
}

/** Zooms by `factor` between `least` and the limit; the world under `anchor`, a screen point, stays where it is. */
export function zoomAt(camera: Camera, anchor: Position, factor: number, least = MIN_ZOOM): Camera {
  const zoom = clampZoom(camera.zoom * factor, MAX_ZOOM, least);
  const ratio = zoom / camera.zoom;
  return { x: anchor.x - (anchor.x - camera.x) * ratio, y: anchor.y - (anchor.y - camera.y) * ratio, zoom };
}

export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { x: camera.x + dx, y: camera.y + dy, zoom: camera.zoom };
}

/** The least pan that shows a point at least `margin` screen pixels from every side. */
export function panToShow(camera: Camera, viewport: Viewport, point: Position, margin: number): Camera {
  const { x, y } = worldToScreen(camera, point);
  const inside = (value: number, size: number): number => Math.max(margin, Math.min(value, size - margin));
  return panBy(camera, inside(x, viewport.width) - x, inside(y, viewport.height) - y);
}

/** Centres `box` in the viewport with `margin` screen pixels around it; an absent box shows the origin at zoom 1. */
export function fitBox(box: Box | null, viewport: Viewport, margin: number): Camera {
  if (box === null) return { x: viewport.width / 2, y: viewport.height / 2, zoom: 1 };
  const roomX = Math.max(1, viewport.width - 2 * margin);
  const roomY = Math.max(1, viewport.height - 2 * margin);
  const wanted = Math.min(roomX / (box.maxX - box.minX), roomY / (box.maxY - box.minY));
  const zoom = clampZoom(wanted, MAX_FIT_ZOOM, FAR_ZOOM);
  const x = viewport.width / 2 - ((box.minX + box.maxX) / 2) * zoom;
  const y = viewport.height / 2 - ((box.minY + box.maxY) / 2) * zoom;
  return { x: Math.round(x), y: Math.round(y), zoom };
}

/** The part of the canvas that is seen, grown by a share of itself on each side. */
export function viewOf(camera: Camera, { width, height }: Viewport, margin: number): Box {
  const from = screenToWorld(camera, { x: -margin * width, y: -margin * height });
  const to = screenToWorld(camera, { x: (1 + margin) * width, y: (1 + margin) * height });
  return { minX: from.x, minY: from.y, maxX: to.x, maxY: to.y };
}

/** Whether a box lies within another, edges touching. */
export function contains(outer: Box, inner: Box): boolean {
  return inner.minX >= outer.minX && inner.minY >= outer.minY && inner.maxX <= outer.maxX && inner.maxY <= outer.maxY;
}

/** The camera with a canvas position in the middle of the viewport. */
export function centreOn({ zoom }: Camera, { width, height }: Viewport, { x, y }: Position): Camera {
  return { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom };
}

/**
 * The camera after the viewport changed. What was fitted, or seen whole and would not be, is fitted again; else the middle stays
 * where it was, unless the circuit would be out of sight.
 */
export function resizeCamera(camera: Camera, from: Viewport, to: Viewport, bounds: Box | null): Camera {
  const panned = panBy(camera, (to.width - from.width) / 2, (to.height - from.height) / 2);
  if (bounds === null) return panned;
  const before = fitBox(bounds, from, FIT_MARGIN);
  const wasFitted = before.x === camera.x && before.y === camera.y && before.zoom === camera.zoom;
  const [seen, sees] = [viewOf(camera, from, 0), viewOf(panned, to, 0)];
  const isLost = meets(seen, bounds) && !meets(sees, bounds);
  const isCut = contains(seen, bounds) && !contains(sees, bounds);
  return wasFitted || isLost || isCut ? fitBox(bounds, to, FIT_MARGIN) : panned;
}

function meets(a: Box, b: Box): boolean {
  return a.minX < b.maxX && a.maxX > b.minX && a.minY < b.maxY && a.maxY > b.minY;
}

type Wheel = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'shiftKey'>;

/** The camera after one wheel event at `anchor`: it zooms, and with shift pans sideways. */
export function turnWheel(camera: Camera, anchor: Position, wheel: Wheel, least = MIN_ZOOM): Camera {
  if (!wheel.shiftKey) return zoomAt(camera, anchor, wheelFactor(wheel), least);
  // Some systems turn the wheel's axis for shift, others leave that to the page.
  const delta = wheel.deltaX === 0 ? wheel.deltaY : wheel.deltaX;
  return panBy(camera, -inPixels(delta, wheel.deltaMode), 0);
}

/** Zoom factor of one wheel event; a trackpad pinch arrives as a wheel with ctrl and small deltas. */
export function wheelFactor({ deltaY, deltaMode, ctrlKey }: Pick<Wheel, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const pixels = inPixels(deltaY, deltaMode);
  return Math.exp(-Math.max(-300, Math.min(300, pixels)) * (ctrlKey ? 0.01 : 0.0015));
}

/** A wheel may count in pixels, lines or pages. */
function inPixels(delta: number, mode: number): number {
  return delta * (mode === 1 ? 16 : mode === 2 ? 400 : 1);
}

function clampZoom(zoom: number, limit: number, least: number): number {
  return Math.max(least, Math.min(limit, zoom));
}
