import {
  contains,
  fitBox,
  FIT_MARGIN,
  panBy,
  panToShow,
  viewOf,
  type Box,
  type Camera,
  type Viewport,
} from './camera.ts';

/**
 * The camera of a canvas whose size has changed. A circuit that was fitted, or seen whole and would be cut, is fitted again;
 * otherwise what was in the middle stays there, and some of the circuit in sight.
 */
export function resizeView(camera: Camera, bounds: Box | null, before: Viewport, after: Viewport): Camera {
  const kept = panBy(camera, (after.width - before.width) / 2, (after.height - before.height) / 2);
  if (bounds === null) return kept;
  const wasFitted = isSame(camera, fitBox(bounds, before, FIT_MARGIN));
  const isCut = contains(viewOf(camera, before, 0), bounds) && !contains(viewOf(kept, after, 0), bounds);
  return wasFitted || isCut ? fitBox(bounds, after, FIT_MARGIN) : inSight(kept, bounds, after);
}

/** Pans no further than it takes to see the part of the circuit that is nearest to the middle. */
function inSight(camera: Camera, bounds: Box, viewport: Viewport): Camera {
  const view = viewOf(camera, viewport, 0);
  const nearest = {
    x: clamp((view.minX + view.maxX) / 2, bounds.minX, bounds.maxX),
    y: clamp((view.minY + view.maxY) / 2, bounds.minY, bounds.maxY),
  };
  const margin = Math.min(FIT_MARGIN, viewport.width / 2, viewport.height / 2);
  return panToShow(camera, viewport, nearest, margin);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function isSame(a: Camera, b: Camera): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}
