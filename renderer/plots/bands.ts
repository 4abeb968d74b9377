import type { RasterBand } from '../worker/protocol.ts';

/** Where a band of the raster stands, in pixels from the top. */
export interface BandPlace {
  readonly top: number;
  readonly height: number;
}

/** Space between two bands where one of them is a crowd. */
const gap = 4;
/** A single neuron beside a crowd keeps at least this height. */
const leastHeight = 10;

/** Places bands in `height` pixels: each as high as its share of the neurons, but none so low that it is lost. */
export function placeBands(bands: readonly Pick<RasterBand, 'size'>[], height: number): BandPlace[] {
  const between = bands.some(({ size }) => size > 1) ? Math.min(gap, height / (4 * bands.length)) : 0;
  const room = Math.max(0, height - between * (bands.length - 1));
  const least = Math.min(leastHeight, room / Math.max(1, bands.length));
  const neurons = bands.reduce((sum, { size }) => sum + size, 0);
  const spare = room - least * bands.length;
  let top = 0;
  return bands.map(({ size }) => {
    const place = { top, height: least + (spare * size) / neurons };
    top += place.height + between;
    return place;
  });
}
