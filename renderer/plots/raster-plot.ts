import type uPlot from 'uplot';
import type { PlotData, RasterBand } from '../worker/protocol.ts';
import { placeBands } from './bands.ts';
import { pixelOf, plotColour } from './colours.ts';
import { paintRaster } from './paint-raster.ts';
import { axis, hiddenTime, leftAxis, plotPadding, type PlotStyle } from './plot-style.ts';
import { targetsOf } from './series-style.ts';

/** Height in CSS pixels that a name needs, and a name with the number of its neurons below. */
const nameHeight = 12;
const twoLines = 28;

/**
 * A raster: one row a neuron, the first at the top, vertical ticks. `read` gives what is to be drawn now.
 * uPlot draws the axes; the ticks are our own pixels.
 */
export function rasterOptions(
  base: Omit<uPlot.Options, 'series'>,
  bands: readonly RasterBand[],
  style: PlotStyle,
  read: () => PlotData,
): uPlot.Options {
  const height = base.height - 2 * plotPadding;
  const places = placeBands(bands, height);
  const names = namesOf(bands, places);
  return {
    ...base,
    scales: { x: { time: false }, y: { range: [0, height], dir: -1 } },
    axes: [
      hiddenTime(style),
      {
        ...axis(style),
        size: leftAxis,
        grid: { show: false },
        ticks: { show: false },
        splits: () => places.map(({ top, height }) => top + height / 2),
        values: () => names,
      },
    ],
    series: [{}, { paths: () => null, points: { show: false }, scale: 'y' }],
    hooks: { draw: [(plot) => paintSpikes(plot, read(), style.dark)] },
  };
}

function paintSpikes({ bbox, ctx }: uPlot, data: PlotData, dark: boolean): void {
  const [left, top, width, height] = [bbox.left, bbox.top, bbox.width, bbox.height].map(Math.round) as Box;
  if (width < 1 || height < 1) return;
  const image = new ImageData(width, height);
  const ratio = window.devicePixelRatio || 1;
  const targets = targetsOf(data);
  const colours = data.bands.map(({ target }) => pixelOf(plotColour(targets.indexOf(target), dark)));
  const places = placeBands(data.bands, height / ratio).map((place) => ({
    top: place.top * ratio,
    height: place.height * ratio,
  }));
  const pixels = new Uint32Array(image.data.buffer);
  paintRaster(pixels, { width, height }, data, places, colours, Math.max(1, Math.round(ratio * 1.5)));
  // Through a bitmap of its own, so that the grid below stays.
  const layer = new OffscreenCanvas(width, height);
  layer.getContext('2d')!.putImageData(image, 0, 0);
  ctx.drawImage(layer, left, top);
}

type Box = [left: number, top: number, width: number, height: number];

/** Names of the bands, left out where they would stand over each other; a crowd says how many it is. */
function namesOf(bands: readonly RasterBand[], places: readonly { top: number; height: number }[]): string[] {
  let free = -Infinity;
  return bands.map(({ label, size }, index) => {
    const { top, height } = places[index]!;
    const middle = top + height / 2;
    if (middle - nameHeight / 2 < free) return '';
    free = middle + nameHeight / 2;
    return size > 1 && height >= twoLines ? `${cut(label)}\n×${size.toLocaleString('en')}` : cut(label);
  });
}

/** As much of a name as the axis has room for. */
export function cut(label: string): string {
  return label.length > 11 ? `${label.slice(0, 10)}…` : label;
}
