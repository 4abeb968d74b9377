import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { PlotData, RasterRow } from '../worker/protocol.ts';
import { pixelOf, plotColour } from './colours.ts';
import { paintRaster } from './paint-raster.ts';

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

const leftAxis = 76;
const yLabel = 16;
const timeAxis = 34;
const syncKey = 'time';

export function createActivityPlots(options: ActivityPlotOptions): ActivityPlots {
  let data: PlotData | null = null;
  let dark = options.dark;
  let size = { width: 0, height: 0 };
  let raster: uPlot | null = null;
  let traces: uPlot | null = null;
  let shape = '';

  /** What a plot's series and axes depend on; while it stays, only data move. */
  function shapeOf({ rows, traces: lines }: PlotData): string {
    return JSON.stringify([rows.map(({ target, label }) => [target, label]), lines.map(({ label }) => label), dark]);
  }

  function rebuild(): void {
    raster?.destroy();
    traces?.destroy();
    raster = null;
    traces = null;
    if (!data || size.width < 120 || size.height < 60) return;
    const heights = split(size.height, data);
    if (heights.raster > 0) raster = new uPlot(rasterOptions(data.rows, heights), [[], []], options.raster);
    if (heights.traces > 0) traces = new uPlot(traceOptions(data, heights), emptyData(data), options.traces);
    draw();
  }

  function draw(): void {
    if (!data) return;
    const { dt, from, to } = data;
    const span = { min: from * dt, max: to * dt };
    raster?.batch(() => {
      raster!.setData(
        [
          [span.min, span.max],
          [null, null],
        ],
        false,
      );
      raster!.setScale('x', span);
    });
    traces?.batch(() => {
      traces!.setData(alignTraces(data!), true);
      traces!.setScale('x', span);
    });
  }

  function rasterOptions(rows: readonly RasterRow[], heights: Heights): uPlot.Options {
    const style = readStyle();
    const every = Math.max(1, Math.ceil((rows.length * 13) / heights.raster));
    const labels = rows.map((row, index) => (index % every === 0 ? row.label : ''));
    return {
      ...common(heights.raster),
      // Row 0 is at the top.
      scales: { x: { time: false }, y: { range: [0, Math.max(1, rows.length)], dir: -1 } },
      axes: [
        heights.traces === 0
          ? { ...axis(style), size: timeAxis, label: 't (ms)', labelSize: 14 }
          : { ...axis(style), size: 0, values: () => [], ticks: { show: false } },
        {
          ...axis(style),
          size: leftAxis,
          grid: { show: false },
          ticks: { show: false },
          splits: () => rows.map((_, index) => index + 0.5),
          values: () => labels.map((label) => cut(label)),
        },
      ],
      series: [{}, { paths: () => null, points: { show: false }, scale: 'y' }],
      hooks: { draw: [paintSpikes] },
    };
  }

  function paintSpikes(plot: uPlot): void {
    if (!data) return;
    const { left, top, width, height } = roundBox(plot.bbox);
    if (width < 1 || height < 1) return;
    const colours = rowColours(data.rows, dark).map(pixelOf);
    const image = new ImageData(width, height);
    const tick = Math.max(1, Math.round((window.devicePixelRatio || 1) * 1.5));
    paintRaster(new Uint32Array(image.data.buffer), { width, height }, data, colours, tick);
    // Through a bitmap of its own, so that the grid below stays.
    const layer = new OffscreenCanvas(width, height);
    layer.getContext('2d')!.putImageData(image, 0, 0);
    plot.ctx.drawImage(layer, left, top);
  }

  function traceOptions({ traces: lines, rows }: PlotData, heights: Heights): uPlot.Options {
    const style = readStyle();
    const names = [...new Set(lines.map(({ variable, unit }) => (unit === '1' ? variable : `${variable} (${unit})`)))];
    const targets = targetsOf(rows);
    return {
      ...common(heights.traces),
      scales: { x: { time: false }, y: { range: (_, low, high) => paddedRange(low, high) } },
      axes: [
        { ...axis(style), size: timeAxis, label: 't (ms)', labelSize: 14, labelGap: 0 },
        { ...axis(style), size: leftAxis - yLabel, label: names.join(', '), labelSize: yLabel },
      ],
      series: [
        {},
        ...lines.map(({ label, target }, index): uPlot.Series => {
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
      hooks: { drawAxes: [(plot) => drawThreshold(plot, style.quiet)] },
    };
  }

  function common(height: number): Omit<uPlot.Options, 'series'> {
    return {
      width: size.width,
      height,
      legend: { show: false },
      padding: [6, 12, 0, 0],
      cursor: {
        sync: { key: syncKey, setSeries: false },
        drag: { x: true, y: false, setScale: false },
        y: false,
        points: { show: false },
        bind: { dblclick: () => () => (options.onzoom(null), null) },
      },
      hooks: {},
    } as Omit<uPlot.Options, 'series'>;
  }

  function listenForZoom(plot: uPlot | null): void {
    plot?.over.addEventListener('mouseup', () => {
      const { left, width } = plot.select;
      if (width < 6) return;
      options.onzoom({ from: plot.posToVal(left, 'x'), to: plot.posToVal(left + width, 'x') });
      plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    });
  }

  function renew(): void {
    rebuild();
    listenForZoom(raster);
    listenForZoom(traces);
  }

  return {
    update(next) {
      data = next;
      const nextShape = shapeOf(next);
      if (nextShape === shape) return draw();
      shape = nextShape;
      renew();
    },
    setDark(next) {
      if (next === dark) return;
      dark = next;
      if (data) shape = shapeOf(data);
      renew();
    },
    resize(width, height) {
      if (width === size.width && height === size.height) return;
      size = { width, height };
      renew();
    },
    destroy() {
      raster?.destroy();
      traces?.destroy();
    },
  };
}

interface Heights {
  readonly raster: number;
  readonly traces: number;
}

/** Rows of a raster need little; traces get what is left, enough for an axis and a curve. */
function split(height: number, { rows, traces }: PlotData): Heights {
  if (traces.length === 0) return { raster: height, traces: 0 };
  if (rows.length === 0) return { raster: 0, traces: height };
  const wanted = Math.max(height * 0.35, rows.length * 22 + 8);
  const raster = Math.round(Math.max(40, Math.min(wanted, height * 0.6, height - 110)));
  return { raster, traces: height - raster };
}

/** Colour of each row: one a target, in order of appearance. */
export function rowColours(rows: readonly RasterRow[], dark: boolean): string[] {
  const targets = targetsOf(rows);
  return rows.map(({ target }) => plotColour(targets.indexOf(target), dark));
}

function targetsOf(rows: readonly RasterRow[]): string[] {
  return [...new Set(rows.map(({ target }) => target))];
}

/** Traces on one list of times; uPlot wants a column a trace with null where it has no sample. */
export function alignTraces({ traces, dt }: Pick<PlotData, 'traces' | 'dt'>): uPlot.AlignedData {
  const inMs = traces.map(({ steps, values }) => [Array.from(steps, (step) => step * dt), Array.from(values)]);
  return uPlot.join(inMs as uPlot.AlignedData[]);
}

function emptyData({ traces }: PlotData): uPlot.AlignedData {
  return [[], ...traces.map(() => [])] as uPlot.AlignedData;
}

/** A little air around the extremes; a constant trace lies in the middle. */
export function paddedRange(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [-1, 1];
  const pad = high > low ? (high - low) * 0.12 : Math.max(1, Math.abs(high) * 0.5);
  return [low - pad, high + pad];
}

/** z = 0, where a threshold unit fires, as a dashed line. */
function drawThreshold(plot: uPlot, colour: string): void {
  const { min, max } = plot.scales.y!;
  if (min == null || max == null || min > 0 || max < 0) return;
  const { ctx, bbox } = plot;
  const y = Math.round(plot.valToPos(0, 'y', true)) + 0.5;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.setLineDash([6, 5]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

interface PlotStyle {
  readonly quiet: string;
  readonly line: string;
  readonly font: string;
}

function readStyle(): PlotStyle {
  const style = getComputedStyle(document.documentElement);
  return {
    quiet: style.getPropertyValue('--quiet').trim(),
    line: style.getPropertyValue('--line').trim(),
    font: `11px ${style.getPropertyValue('--font')}`,
  };
}

function axis({ quiet, line, font }: PlotStyle): uPlot.Axis {
  return {
    stroke: quiet,
    font,
    labelFont: font,
    gap: 4,
    grid: { stroke: line, width: 1 },
    ticks: { stroke: line, width: 1, size: 4 },
  };
}

function cut(label: string): string {
  return label.length > 10 ? `${label.slice(0, 9)}…` : label;
}

function roundBox({ left, top, width, height }: uPlot.BBox): uPlot.BBox {
  return { left: Math.round(left), top: Math.round(top), width: Math.round(width), height: Math.round(height) };
}
