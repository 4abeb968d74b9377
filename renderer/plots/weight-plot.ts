import uPlot from 'uplot';
import type { PlotData, WeightPlot } from '../worker/protocol.ts';
import { pixelOf } from './colours.ts';
import { hiddenTime, unitAxis, type PlotStyle } from './plot-style.ts';

interface Seen {
  readonly data: PlotData;
  readonly weights: WeightPlot;
}

/** How the weights of many synapses lie over time: the more of them, the stronger the colour; and their mean as a line. */
export function weightOptions(
  base: Omit<uPlot.Options, 'series'>,
  unit: string,
  style: PlotStyle,
  read: () => Seen,
): uPlot.Options {
  return {
    ...base,
    scales: { x: { time: false }, y: { range: () => [read().weights.low, read().weights.high] } },
    axes: [hiddenTime(style), unitAxis(style, unit)],
    series: [
      {},
      {
        stroke: style.text,
        width: 1.5,
        points: { show: false },
        paths: uPlot.paths.stepped!({ align: 1 }),
      },
    ],
    hooks: { drawAxes: [(plot) => paintShares(plot, read(), style)] },
  };
}

/** Excitatory weights have the blue of their axons, inhibitory ones the orange. */
export function weightColour(
  { low, high, means }: WeightPlot,
  style: Pick<PlotStyle, 'excitatory' | 'inhibitory'>,
): string {
  return (means.at(-1) ?? (low + high) / 2) < 0 ? style.inhibitory : style.excitatory;
}

function paintShares({ ctx, bbox, valToPos }: uPlot, { data, weights }: Seen, style: PlotStyle): void {
  const { dt, now } = data;
  const columns = weights.steps.length;
  if (columns === 0) return;
  const image = new ImageData(columns, weights.bins);
  paintCells(new Uint32Array(image.data.buffer), weights, pixelOf(weightColour(weights, style)));
  const layer = new OffscreenCanvas(columns, weights.bins);
  layer.getContext('2d')!.putImageData(image, 0, 0);
  const left = valToPos(weights.steps[0]! * dt, 'x', true);
  const right = valToPos((weights.steps[columns - 1]! + weights.interval) * dt, 'x', true);
  ctx.save();
  ctx.beginPath();
  // A sample stands for its interval, but not for what has not been yet.
  const end = Math.min(bbox.left + bbox.width, valToPos(now * dt, 'x', true));
  ctx.rect(bbox.left, bbox.top, Math.max(0, end - bbox.left), bbox.height);
  ctx.clip();
  ctx.imageSmoothingEnabled = false;
  ctx.drawImage(layer, left, bbox.top, right - left, bbox.height);
  ctx.restore();
}

/** One pixel a bin, the highest weights at the top; opacity by the square root of the share, so that few are seen beside many. */
export function paintCells(
  pixels: Uint32Array,
  { shares, bins, steps }: Pick<WeightPlot, 'shares' | 'bins' | 'steps'>,
  colour: number,
): void {
  const most = shares.reduce((a, b) => Math.max(a, b), 0);
  const columns = steps.length;
  for (let column = 0; column < columns; column++) {
    for (let bin = 0; bin < bins; bin++) {
      const share = shares[column * bins + bin]!;
      const alpha = share === 0 ? 0 : Math.round(255 * Math.sqrt(share / most));
      pixels[(bins - 1 - bin) * columns + column] = ((alpha << 24) | (colour & 0xffffff)) >>> 0;
    }
  }
}
