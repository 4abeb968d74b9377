import type { PlotData } from '../worker/protocol.ts';

/** A rectangle of device pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Paints one vertical tick a spike into `pixels` (row-major, box.width × box.height, cleared by the caller).
 * A million ticks take milliseconds this way; as rectangles of a canvas they take seconds.
 */
export function paintRaster(
  pixels: Uint32Array,
  { width, height }: Pick<Box, 'width' | 'height'>,
  { spikes, rows, from, to }: Pick<PlotData, 'spikes' | 'rows' | 'from' | 'to'>,
  colours: readonly number[],
  tickWidth: number,
): void {
  const rowHeight = height / Math.max(1, rows.length);
  const inset = rowHeight >= 6 ? Math.min(rowHeight * 0.18, 6) : 0;
  const scale = width / Math.max(1, to - from);
  for (let k = 0; k < spikes.length; k += 2) {
    const row = spikes[k]!;
    // A spike of step s happens over the whole step; its tick stands at the step's begin.
    const x = Math.round((spikes[k + 1]! - from) * scale);
    const top = Math.round(row * rowHeight + inset);
    const bottom = Math.max(top + 1, Math.round((row + 1) * rowHeight - inset));
    const colour = colours[row]!;
    for (let y = top; y < bottom; y++) {
      for (let dx = 0; dx < tickWidth; dx++) {
        if (x + dx >= 0 && x + dx < width) pixels[y * width + x + dx] = colour;
      }
    }
  }
}
