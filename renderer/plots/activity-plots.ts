import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { PlotData } from '../worker/protocol.ts';
import { plotBase, readStyle } from './plot-style.ts';
import { rasterOptions } from './raster-plot.ts';
import { alignTraces, traceOptions } from './trace-plot.ts';

/** Raster over traces on one time axis, in ms. */
export interface ActivityPlots {
  update(data: PlotData): void;
  setDark(dark: boolean): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

export interface ActivityPlotOptions {
  readonly raster: HTMLElement;
  readonly traces: HTMLElement;
  /** The user dragged over a span of time, in ms; null after a double-click. */
  onzoom(span: { from: number; to: number } | null): void;
  readonly dark: boolean;
}

export function createActivityPlots(options: ActivityPlotOptions): ActivityPlots {
  let data: PlotData | null = null;
  let dark = options.dark;
  let size = { width: 0, height: 0 };
  let raster: uPlot | null = null;
  let traces: uPlot | null = null;
  let shape = '';

  function rebuild(): void {
    raster?.destroy();
    traces?.destroy();
    raster = null;
    traces = null;
    if (!data || size.width < 120 || size.height < 60) return;
    const style = readStyle();
    const heights = split(size.height, data);
    const base = (height: number) => plotBase(size.width, height, () => options.onzoom(null));
    if (heights.raster > 0) {
      const drawing = { withTime: heights.traces === 0, dark, read: () => data };
      raster = new uPlot(rasterOptions(base(heights.raster), data.rows, style, drawing), [[], []], options.raster);
    }
    if (heights.traces > 0) {
      const empty = [[], ...data.traces.map(() => [])] as uPlot.AlignedData;
      traces = new uPlot(traceOptions(base(heights.traces), data, style, dark), empty, options.traces);
    }
    listenForZoom(raster);
    listenForZoom(traces);
    draw();
  }

  function draw(): void {
    if (!data) return;
    const { dt, from, to } = data;
    const span = { min: from * dt, max: to * dt };
    const lines = alignTraces(data);
    raster?.batch(() => {
      raster?.setData(
        [
          [span.min, span.max],
          [null, null],
        ],
        false,
      );
      raster?.setScale('x', span);
    });
    traces?.batch(() => {
      traces?.setData(lines, true);
      traces?.setScale('x', span);
    });
  }

  function listenForZoom(plot: uPlot | null): void {
    plot?.over.addEventListener('mouseup', () => {
      const { left, width } = plot.select;
      if (width < 6) return;
      options.onzoom({ from: plot.posToVal(left, 'x'), to: plot.posToVal(left + width, 'x') });
      plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    });
  }

  return {
    update(next) {
      data = next;
      const nextShape = shapeOf(next);
      if (nextShape === shape) return draw();
      shape = nextShape;
      rebuild();
    },
    setDark(next) {
      if (next === dark) return;
      dark = next;
      rebuild();
    },
    resize(width, height) {
      if (width === size.width && height === size.height) return;
      size = { width, height };
      rebuild();
    },
    destroy() {
      raster?.destroy();
      traces?.destroy();
    },
  };
}

/** What the plots' series and axes depend on; while it stays, only data move. */
function shapeOf({ rows, traces }: PlotData): string {
  return JSON.stringify([
    rows.map(({ target, label }) => [target, label]),
    traces.map(({ label, variable }) => [label, variable]),
  ]);
}

interface Heights {
  readonly raster: number;
  readonly traces: number;
}

/** Rows of a raster need little; traces get what is left, enough for an axis and a curve. */
export function split(height: number, { rows, traces }: Pick<PlotData, 'rows' | 'traces'>): Heights {
  if (traces.length === 0) return { raster: height, traces: 0 };
  if (rows.length === 0) return { raster: 0, traces: height };
  const wanted = Math.max(height * 0.35, rows.length * 22 + 8);
  const raster = Math.round(Math.max(40, Math.min(wanted, height * 0.6, height - 110)));
  return { raster, traces: height - raster };
}
