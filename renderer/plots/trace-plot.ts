import uPlot from 'uplot';
import type { TracePlot } from '../worker/protocol.ts';
import { hiddenTime, unitAxis, type PlotStyle } from './plot-style.ts';
import type { SeriesStyle } from './series-style.ts';

/** Traces of one unit over each other. */
export function traceOptions(
  base: Omit<uPlot.Options, 'series'>,
  traces: readonly TracePlot[],
  unit: string,
  styles: readonly SeriesStyle[],
  style: PlotStyle,
  /** That of the axis, where it does not follow from the traces alone. */
  readRange: () => readonly [number, number] | null = () => null,
): uPlot.Options {
  return {
    ...base,
    scales: { x: { time: false }, y: { range: (_, low, high) => [...(readRange() ?? paddedRange(low, high))] } },
    axes: [hiddenTime(style), unitAxis(style, unit)],
    series: [{}, ...traces.map((trace, index) => seriesOf(trace, styles[index]!))],
    hooks: traces.some(({ variable }) => variable === 'z')
      ? { drawAxes: [(plot) => drawThreshold(plot, style.quiet)] }
      : {},
  };
}

export function seriesOf({ held }: TracePlot, { colour, dash }: SeriesStyle): uPlot.Series {
  return {
    stroke: colour,
    width: 1.5,
    dash: [...dash],
    points: { show: false },
    ...(held && { paths: uPlot.paths.stepped!({ align: 1 }) }),
  };
}

/**
 * Traces on one list of times in ms; uPlot wants a column a trace with null where it has no sample. What holds is drawn on
 * until `to` (a step), where the window or the recording ends.
 */
export function alignTraces(traces: readonly Samples[], dt: number, to = -Infinity): uPlot.AlignedData {
  if (traces.length === 0) return [[]];
  const inMs = traces.map(({ steps, values, held }) => {
    const times = Array.from(steps, (step) => step * dt);
    const last = steps.at(-1);
    if (!held || last === undefined || last >= to) return [times, Array.from(values)];
    return [
      [...times, to * dt],
      [...values, values.at(-1)!],
    ];
  });
  return uPlot.join(inMs as uPlot.AlignedData[]);
}

type Samples = Pick<TracePlot, 'steps' | 'values' | 'held'>;

/** The last sample at or before a time in ms; null where there is none. */
export function valueAt(
  { steps, values }: Pick<TracePlot, 'steps' | 'values'>,
  time: number,
  dt: number,
): number | null {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle]! * dt <= time + 1e-9) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : values[low - 1]!;
}

/** A little air around the extremes; a constant trace lies in the middle. */
export function paddedRange(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [-1, 1];
  const pad = high > low ? (high - low) * 0.12 : Math.max(1, Math.abs(high) * 0.5);
  return [low - pad, high + pad];
}

/** z = 0, where a threshold neuron fires, as a dashed line. */
function drawThreshold({ scales, ctx, bbox, valToPos }: uPlot, colour: string): void {
  const { min, max } = scales.y!;
  if (min == null || max == null || min > 0 || max < 0) return;
  const y = Math.round(valToPos(0, 'y', true)) + 0.5;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.setLineDash([6, 5]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}
