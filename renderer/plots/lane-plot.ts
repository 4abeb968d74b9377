import type uPlot from 'uplot';
import type { TracePlot } from '../worker/protocol.ts';
import { axis, hiddenTime, leftAxis, type PlotStyle } from './plot-style.ts';
import { cut } from './raster-plot.ts';
import type { SeriesStyle } from './series-style.ts';
import { seriesOf } from './trace-plot.ts';

/** Share of a lane that its trace fills. */
const fill = 0.86;

/** Many traces of one unit, each in a lane of its own, on one scale. */
export function laneOptions(
  base: Omit<uPlot.Options, 'series'>,
  traces: readonly TracePlot[],
  styles: readonly SeriesStyle[],
  style: PlotStyle,
): uPlot.Options {
  return {
    ...base,
    scales: { x: { time: false }, y: { range: [0, traces.length], dir: -1 } },
    axes: [
      hiddenTime(style),
      {
        ...axis(style),
        size: leftAxis,
        grid: { show: false },
        ticks: { show: false },
        splits: () => traces.map((_, lane) => lane + 0.5),
        values: () => traces.map(({ label }) => cut(label)),
      },
    ],
    series: [{}, ...traces.map((trace, index) => seriesOf(trace, { ...styles[index]!, dash: [] }))],
  };
}

/** The lowest and highest value of all; that of every lane. Null without a sample. */
export function laneRange(traces: readonly Pick<TracePlot, 'values'>[]): readonly [low: number, high: number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (const { values } of traces) {
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low > high ? null : [low, high];
}

/** The same traces with their values moved into their lanes: lane k is [k, k + 1], its top the highest value. */
export function intoLanes(traces: readonly TracePlot[]): TracePlot[] {
  const [low, high] = laneRange(traces) ?? [0, 1];
  const scale = high > low ? fill / (high - low) : 0;
  return traces.map((trace, lane) => ({
    ...trace,
    values: trace.values.map((value) => lane + (1 + fill) / 2 - (value - low) * scale),
  }));
}
