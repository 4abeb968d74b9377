import type { PlotData } from '../worker/protocol.ts';
import type { BandPlace } from './bands.ts';

/** A rectangle of device pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Ticks of neurons that have less height than this are made so high, and overlap: thinner ones are not seen. */
const leastTick = 2;

/**
 * Paints one vertical tick a spike into `pixels` (row-major, box.width × box.height, cleared by the caller); `places` and
 * `colours` are those of the bands. A million ticks take milliseconds this way; as rectangles of a canvas they take seconds.
 */
export function paintRaster(
  pixels: Uint32Array,
  { width, height }: Pick<Box, 'width' | 'height'>,
  { spikes, bands, from, to }: Pick<PlotData, 'spikes' | 'bands' | 'from' | 'to'>,
  places: readonly BandPlace[],
  colours: readonly number[],
  tickWidth: number,
): void {
  const scale = width / Math.max(1, to - from);
  let band = 0;
  for (let k = 0; k < spikes.length; k += 2) {
    const neuron = spikes[k]!;
    // Spikes come band by band.
    while (neuron >= bands[band]!.first + bands[band]!.size) band++;
    const place = places[band]!;
    const rowHeight = place.height / bands[band]!.size;
    const inset = rowHeight >= 6 ? Math.min(rowHeight * 0.18, 6) : 0;
    const y = place.top + (neuron - bands[band]!.first) * rowHeight;
    // A spike of step s happens over the whole step; its tick stands at the step's begin.
    const x = Math.round((spikes[k + 1]! - from) * scale);
    const top = Math.round(y + inset);
    const bottom = Math.min(height, Math.max(top + leastTick, Math.round(y + rowHeight - inset)));
    const right = Math.min(width, x + tickWidth);
    for (let line = top; line < bottom; line++) {
      for (let at = Math.max(0, x); at < right; at++) pixels[line * width + at] = colours[band]!;
    }
  }
}
