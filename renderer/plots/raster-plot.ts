import type uPlot from 'uplot';
import type { PlotData, RasterRow } from '../worker/protocol.ts';
import { pixelOf, plotColour } from './colours.ts';
import { paintRaster } from './paint-raster.ts';
import { axis, leftAxis, timeAxisOf, type PlotStyle } from './plot-style.ts';

/** Height in CSS pixels that a row's name needs. */
const nameHeight = 13;

/**
 * A raster: one row a neuron, the first at the top, vertical ticks. `read` gives what is to be drawn now.
 * uPlot draws the axes; the ticks are our own pixels.
 */
export function rasterOptions(
  base: Omit<uPlot.Options, 'series'>,
  rows: readonly RasterRow[],
  style: PlotStyle,
  { withTime, dark, read }: { withTime: boolean; dark: boolean; read: () => PlotData | null },
): uPlot.Options {
  const every = Math.max(1, Math.ceil((rows.length * nameHeight) / base.height));
  const names = rows.map(({ label }, index) => (index % every === 0 ? cut(label) : ''));
  const hiddenTime: uPlot.Axis = { ...axis(style), size: 0, values: () => [], ticks: { show: false } };
  return {
    ...base,
    scales: { x: { time: false }, y: { range: [0, Math.max(1, rows.length)], dir: -1 } },
    axes: [
      withTime ? timeAxisOf(style) : hiddenTime,
      {
        ...axis(style),
        size: leftAxis,
        grid: { show: false },
        ticks: { show: false },
        splits: () => rows.map((_, index) => index + 0.5),
        values: () => names,
      },
    ],
    series: [{}, { paths: () => null, points: { show: false }, scale: 'y' }],
    hooks: { draw: [(plot) => paintSpikes(plot, read(), dark)] },
  };
}

function paintSpikes({ bbox, ctx }: uPlot, data: PlotData | null, dark: boolean): void {
  const [left, top, width, height] = [bbox.left, bbox.top, bbox.width, bbox.height].map(Math.round) as Box;
  if (!data || width < 1 || height < 1) return;
  const image = new ImageData(width, height);
  const tick = Math.max(1, Math.round((window.devicePixelRatio || 1) * 1.5));
  const colours = rowColours(data.rows, dark).map(pixelOf);
  paintRaster(new Uint32Array(image.data.buffer), { width, height }, data, colours, tick);
  // Through a bitmap of its own, so that the grid below stays.
  const layer = new OffscreenCanvas(width, height);
  layer.getContext('2d')!.putImageData(image, 0, 0);
  ctx.drawImage(layer, left, top);
}

type Box = [left: number, top: number, width: number, height: number];

/** Colour of each row: one a target, in order of appearance. */
function rowColours(rows: readonly RasterRow[], dark: boolean): string[] {
  const targets = targetsOf(rows);
  return rows.map(({ target }) => plotColour(targets.indexOf(target), dark));
}

export function targetsOf(rows: readonly RasterRow[]): string[] {
  return [...new Set(rows.map(({ target }) => target))];
}

function cut(label: string): string {
  return label.length > 10 ? `${label.slice(0, 9)}…` : label;
}
