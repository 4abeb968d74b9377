import uPlot from 'uplot';
import type { PlotData } from '../worker/protocol.ts';
import { plotColour } from './colours.ts';
import { axis, leftAxis, timeAxisOf, titleWidth, type PlotStyle } from './plot-style.ts';
import { targetsOf } from './raster-plot.ts';

/** Traces as steps that hold their value, in the colour that the neuron has in the raster. */
export function traceOptions(
  base: Omit<uPlot.Options, 'series'>,
  { traces, rows }: Pick<PlotData, 'traces' | 'rows'>,
  style: PlotStyle,
  dark: boolean,
): uPlot.Options {
  const titles = [...new Set(traces.map(({ variable, unit }) => (unit === '1' ? variable : `${variable} (${unit})`)))];
  const targets = targetsOf(rows);
  return {
    ...base,
    scales: { x: { time: false }, y: { range: (_, low, high) => paddedRange(low, high) } },
    axes: [
      timeAxisOf(style),
      { ...axis(style), size: leftAxis - titleWidth, label: titles.join(', '), labelSize: titleWidth },
    ],
    series: [
      {},
      ...traces.map(({ label, target }, index): uPlot.Series => {
        const known = targets.indexOf(target);
        return {
          label,
          stroke: plotColour(known < 0 ? targets.length + index : known, dark),
          width: 1.5,
          points: { show: false },
          paths: uPlot.paths.stepped!({ align: 1 }),
        };
      }),
    ],
    hooks: traces.some(({ variable }) => variable === 'z')
      ? { drawAxes: [(plot) => drawThreshold(plot, style.quiet)] }
      : {},
  };
}

/** Traces on one list of times in ms; uPlot wants a column a trace with null where it has no sample. */
export function alignTraces({ traces, dt }: Pick<PlotData, 'traces' | 'dt'>): uPlot.AlignedData {
  if (traces.length === 0) return [[]];
  const inMs = traces.map(({ steps, values }) => [Array.from(steps, (step) => step * dt), Array.from(values)]);
  return uPlot.join(inMs as uPlot.AlignedData[]);
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
