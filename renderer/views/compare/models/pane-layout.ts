import type { RasterBand } from '../../../worker/protocol.ts';

/** CSS pixels that a pane needs for its plots to be read. */
const leastWidth = 270;

/** As many panes side by side as there is room for, in rows of one length where they do not all fit. */
export function columnsFor(models: number, width: number): number {
  const room = Math.max(1, Math.floor(width / leastWidth));
  return Math.ceil(models / Math.ceil(models / room));
}

const leastRaster = 44;
const mostRaster = 150;
const traceHeight = 92;

/** Heights in CSS pixels of the plots of every pane. */
export function heightsFor(bands: readonly Pick<RasterBand, 'size'>[]): {
  readonly rasterHeight: number;
  readonly traceHeight: number;
} {
  const rows = bands.reduce((sum, { size }) => sum + Math.min(size, 12), 0);
  return { rasterHeight: Math.min(mostRaster, Math.max(leastRaster, 16 + 14 * rows)), traceHeight };
}
