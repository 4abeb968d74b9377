import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { PlotData } from '../worker/protocol.ts';
import { intoLanes, laneOptions } from './lane-plot.ts';
import type { Panel } from './panels.ts';
import { axis, leftAxis, plotBase, rightPadding, timeAxis, titleWidth, type PlotStyle } from './plot-style.ts';
import { rasterOptions } from './raster-plot.ts';
import { stylesOf } from './series-style.ts';
import { alignTraces, traceOptions } from './trace-plot.ts';
import { weightOptions } from './weight-plot.ts';

/** One plot on the page. */
export interface PanelPlot {
  /** `range` is as in the options. */
  draw(data: PlotData, range?: readonly [number, number] | null): void;
  destroy(): void;
}

export interface PanelPlotOptions {
  readonly host: HTMLElement;
  /** `time` is the axis below all panels. */
  readonly panel: Panel | 'time';
  /** What is drawn first, and what probes there are. */
  readonly data: PlotData;
  /** CSS pixels */
  readonly width: number;
  readonly height: number;
  readonly style: PlotStyle;
  /** Of the axis of traces; left out, they have as much as they need. */
  readonly range?: readonly [number, number] | null;
  /** The user dragged over a span of time, in ms; null after a double-click. */
  onzoom(span: { from: number; to: number } | null): void;
  /** Time below the cursor in ms; null when it has left. */
  readonly onhover?: ((time: number | null) => void) | undefined;
}

export function createPanelPlot(options: PanelPlotOptions): PanelPlot {
  const { host, panel, onzoom, onhover } = options;
  let { data, range = null } = options;
  const plot = new uPlot(optionsOf(options, { data: () => data, range: () => range }), columnsOf(panel, data), host);
  function zoom(): void {
    const { left, width } = plot.select;
    // All that share the cursor show what is selected.
    for (const each of uPlot.sync(plot.cursor.sync!.key!).plots) each.setSelect(nothing, false);
    if (width >= 6) onzoom({ from: plot.posToVal(left, 'x'), to: plot.posToVal(left + width, 'x') });
  }
  // After uPlot's own listener, wherever the mouse is let go: what is drawn while it drags brings the selection back.
  plot.over.addEventListener('mousedown', () => document.addEventListener('mouseup', zoom, { once: true }));
  if (onhover) {
    (plot.hooks.setCursor ??= []).push(({ cursor: { left = -1 } }) =>
      onhover(left < 0 ? null : plot.posToVal(left, 'x')),
    );
  }
  function draw(next: PlotData, nextRange: readonly [number, number] | null = null): void {
    [data, range] = [next, nextRange];
    plot.batch(() => {
      plot.setData(columnsOf(panel, data), true);
      plot.setScale('x', { min: data.from * data.dt, max: data.to * data.dt });
    });
  }
  draw(data, range);
  return { draw, destroy: () => plot.destroy() };
}

const nothing = { left: 0, top: 0, width: 0, height: 0 };

interface Present {
  readonly data: () => PlotData;
  readonly range: () => readonly [number, number] | null;
}

function optionsOf(options: PanelPlotOptions, present: Present): uPlot.Options {
  const read = present.data;
  const { panel, data, style, width, height } = options;
  const base = plotBase(width, height, () => options.onzoom(null));
  if (panel === 'time') return timeOptions(base, style);
  if (panel.kind === 'raster') return rasterOptions(base, data.bands, style, read);
  if (panel.kind === 'weights') {
    const { index } = panel;
    return weightOptions(base, panel.unit, style, () => ({ data: read(), weights: read().weights[index]! }));
  }
  const styles = stylesOf(data, panel.traces, style.dark);
  const traces = panel.traces.map((index) => data.traces[index]!);
  if (panel.kind === 'lanes') return laneOptions(base, traces, styles, style);
  return traceOptions(base, traces, panel.unit, styles, style, present.range);
}

/** What uPlot is given: times in ms, then a column a series. */
function columnsOf(panel: Panel | 'time', data: PlotData): uPlot.AlignedData {
  const { from, to, dt } = data;
  if (panel === 'time' || panel.kind === 'raster') {
    return [
      [from * dt, to * dt],
      [null, null],
    ];
  }
  const end = Math.min(to, data.now);
  if (panel.kind === 'weights') {
    const { steps, means } = data.weights[panel.index]!;
    const trace = { steps, values: means, held: true };
    return alignTraces([trace], dt, end);
  }
  const traces = panel.traces.map((index) => data.traces[index]!);
  return alignTraces(panel.kind === 'lanes' ? intoLanes(traces) : traces, dt, end);
}

function timeOptions(base: Omit<uPlot.Options, 'series'>, style: PlotStyle): uPlot.Options {
  const time = {
    ...axis(style),
    size: timeAxis - 1 - titleWidth,
    label: 't (ms)',
    labelSize: titleWidth,
    labelGap: 0,
    grid: { show: false },
  };
  return {
    ...base,
    padding: [0, rightPadding, 0, 0],
    scales: { x: { time: false }, y: { range: [0, 1] } },
    axes: [time, { ...axis(style), size: leftAxis, values: () => [], grid: { show: false }, ticks: { show: false } }],
    series: [{}, { paths: () => null, points: { show: false } }],
  };
}
