import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ReliabilityPoint } from '../../engine/logic/reliability/types.ts';
import { axis, plotPadding, rightPadding, timeAxis, titleWidth, unitAxis, type PlotStyle } from './plot-style.ts';
import { tickText, ticksOf } from './ticks.ts';

export interface SweepPlotOptions {
  readonly host: HTMLElement;
  /** CSS pixels */
  readonly width: number;
  readonly height: number;
  readonly style: PlotStyle;
  /** What is swept, with its unit. */
  readonly quantity: string;
  /** Level below the cursor; null when it has left. */
  onhover(level: number | null): void;
}

export interface SweepPlot {
  /** `kept` is an earlier curve to compare with, or empty. */
  draw(points: readonly ReliabilityPoint[], kept: readonly ReliabilityPoint[]): void;
  destroy(): void;
}

/** How each curve is drawn: what counts has the accent, a kept one is dotted. */
export function sweepStyles({ accent, quiet, text }: PlotStyle) {
  return {
    all: { colour: accent, dash: [] as number[], width: 2 },
    any: { colour: quiet, dash: [6, 4], width: 1.5 },
    kept: { colour: text, dash: [2, 3], width: 1.5 },
  };
}

/** Probabilities of being right over the levels of a sweep, with bars of 95 %. */
export function createSweepPlot({ host, width, height, style, quantity, onhover }: SweepPlotOptions): SweepPlot {
  const styles = sweepStyles(style);
  let drawn: readonly ReliabilityPoint[] = [];
  const line = ({ colour, dash, width: thick }: (typeof styles)['all'], points: boolean): uPlot.Series => ({
    ...{ stroke: colour, dash, width: thick, spanGaps: true },
    points: points ? { show: true, size: 6, fill: colour, width: 0 } : { show: false },
  });
  const plot = new uPlot(
    {
      width,
      height,
      legend: { show: false },
      padding: [plotPadding, rightPadding, plotPadding, 0],
      cursor: { drag: { setScale: false, x: false, y: false }, y: false, points: { show: false } },
      scales: {
        x: { time: false, range: (_, min, max) => (min < max ? [min, max] : [min - 0.5, min + 0.5]) },
        y: { range: () => [0, 1] },
      },
      axes: [
        { ...levelAxis(style), label: quantity },
        { ...unitAxis(style, 'P(right)'), space: 28, values: (_, splits) => splits.map(tickText) },
      ],
      series: [{}, line(styles.any, false), line(styles.kept, false), line(styles.all, true)],
      hooks: {
        draw: [(all) => drawBars(all, drawn, styles.all.colour)],
        setCursor: [({ cursor, data }) => onhover(cursor.idx == null ? null : (data[0][cursor.idx] ?? null))],
      },
    },
    [[], [], [], []],
    host,
  );
  return {
    draw(points, kept) {
      drawn = points;
      plot.setData(columnsOf(points, kept));
    },
    destroy: () => plot.destroy(),
  };
}

function levelAxis(style: PlotStyle): uPlot.Axis {
  return {
    ...axis(style),
    size: timeAxis - 1 - titleWidth,
    labelSize: titleWidth,
    labelGap: 0,
    splits: ({ bbox }, _, min, max) =>
      ticksOf({ min, max }, Math.max(2, Math.floor(bbox.width / devicePixelRatio / 56))),
    values: (_, splits) => splits.map(tickText),
  };
}

/** Levels of both curves in one column, with null where one of them has no such level. */
function columnsOf(points: readonly ReliabilityPoint[], kept: readonly ReliabilityPoint[]): uPlot.AlignedData {
  const levels = [...new Set([...points, ...kept].map(({ level }) => level))].sort((a, b) => a - b);
  const own = new Map(points.map((point) => [point.level, point]));
  const other = new Map(kept.map((point) => [point.level, point]));
  return [
    levels,
    levels.map((level) => own.get(level)?.anyRow?.probability ?? null),
    levels.map((level) => other.get(level)?.allRows?.probability ?? null),
    levels.map((level) => own.get(level)?.allRows?.probability ?? null),
  ];
}

/** Half of the width of a bar's ends, in CSS pixels. */
const cap = 3;

function drawBars({ ctx, valToPos }: uPlot, points: readonly ReliabilityPoint[], colour: string): void {
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  for (const { level, allRows } of points) {
    if (!allRows || allRows.low === allRows.high) continue;
    const x = valToPos(level, 'x', true);
    const ends = [valToPos(allRows.low, 'y', true), valToPos(allRows.high, 'y', true)] as const;
    ctx.moveTo(x, ends[0]);
    ctx.lineTo(x, ends[1]);
    for (const y of ends) {
      ctx.moveTo(x - cap * devicePixelRatio, y);
      ctx.lineTo(x + cap * devicePixelRatio, y);
    }
  }
  ctx.stroke();
  ctx.restore();
}
