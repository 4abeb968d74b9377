import type { Box } from './camera.ts';
import type { Axon } from './parts.ts';

/**
 * The share of the place that some axons take which they would cover side by side, above 1 when they must lie over each
 * other. `region` is what is drawn; an axon is `widthOf` wide, in canvas units.
 */
export function inkOf(axons: Iterable<Axon>, region: Box, widthOf: (axon: Axon) => number): number {
  const around = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  let covered = 0;
  for (const axon of axons) {
    const { box } = axon.curve;
    const minX = Math.max(box.minX, region.minX);
    const maxX = Math.min(box.maxX, region.maxX);
    const minY = Math.max(box.minY, region.minY);
    const maxY = Math.min(box.maxY, region.maxY);
    if (maxX < minX || maxY < minY) continue;
    covered += Math.hypot(maxX - minX, maxY - minY) * widthOf(axon);
    around.minX = Math.min(around.minX, minX);
    around.maxX = Math.max(around.maxX, maxX);
    around.minY = Math.min(around.minY, minY);
    around.maxY = Math.max(around.maxY, maxY);
  }
  const area = (around.maxX - around.minX) * (around.maxY - around.minY);
  return area > 0 ? covered / area : 0;
}
