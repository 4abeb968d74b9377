import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { axis, plotPadding, rightPadding, timeAxis, titleWidth, unitAxis, type PlotStyle } from './plot-style.ts';
import { tickText, ticksOf } from './ticks.ts';

/** A line over x, with the bounds of its interval where there are some. */
export interface Line {
  readonly name: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly values: readonly (number | null)[];
  readonly band: { readonly low: readonly (number | null)[]; readonly high: readonly (number | null)[] } | null;
}

/** A place on the x axis that has a name. */
export interface Mark {
  readonly x: number;
  readonly name: string;
}

export interface LinePlotOptions {
  readonly host: HTMLElement;
  /** CSS pixels */
  readonly width: number;
  readonly height: number;
  readonly style: PlotStyle;
  /** What x is, with its unit, and of y. */
  readonly quantity: string;
  readonly unit: string;
  /** x by powers of two. */
  readonly doubles: boolean;
  /** Where x has its numbers; at round ones where null. */
  readonly ticks: readonly number[] | null;
  /** y by powers of ten. */
  readonly log: boolean;
  /** Of y; what the lines reach where null. */
  readonly range: readonly [low: number, high: number] | null;
  /** Place in `x` below the cursor; null when it has left. */
  onhover(index: number | null): void;
}

export interface LinePlot {
  draw(x: readonly number[], lines: readonly Line[], marks: readonly Mark[]): void;
  destroy(): void;
}

/** Some lines, whose number and colours stay, over the same x. Plots of one quantity share the cursor. */
export function createLinePlot(options: LinePlotOptions, lines: readonly Line[]): LinePlot {
  const { host, width, height, style, quantity, unit, doubles, ticks, log, range, onhover } = options;
  let shown: readonly Mark[] = [];
  const series = lines.flatMap(({ colour, dash }): uPlot.Series[] => {
    const bound: uPlot.Series = { stroke: 'transparent', width: 0, points: { show: false } };
    const own = {
      ...{ stroke: colour, dash: [...dash], width: 2, spanGaps: true },
      points: { show: dash.length === 0, size: 5, fill: colour, width: 0 },
    };
    return [own, bound, bound];
  });
  const plot = new uPlot(
    {
      width,
      height,
      legend: { show: false },
      padding: [plotPadding, rightPadding, plotPadding, 0],
      cursor: {
        ...{ sync: { key: quantity, setSeries: false }, y: false, points: { show: false } },
        drag: { setScale: false, x: false, y: false },
      },
      scales: {
        x: { time: false, ...(doubles && { distr: 3, log: 2 }), range: (_, min, max) => widened(min, max) },
        y: {
          ...(log && { distr: 3 as const }),
          range: (_, min, max) => (range ? [...range] : log ? decades(min, max) : [0, Math.max(max, 1e-12)]),
        },
      },
      axes: [
        {
          ...axis(style),
          ...{ size: timeAxis - 1 - titleWidth, label: quantity, labelSize: titleWidth, labelGap: 0 },
          splits: ({ bbox }, _, min, max) =>
            ticks
              ? [...ticks]
              : doubles
                ? powersOfTwo(min, max, bbox.width / devicePixelRatio / 52)
                : wholeTicks(min, max, bbox.width / devicePixelRatio / 56),
          ...(doubles && { filter: (_: uPlot, splits: number[]) => splits }),
          values: (_, splits) => splits.map(tickText),
        },
        {
          ...unitAxis(style, unit),
          space: 28,
          ...(log && {
            filter: (_: uPlot, splits: number[]) => splits.map((value) => (isPower(value) ? value : null)),
          }),
          values: (_, splits) => splits.map((value) => (value === null ? '' : tickText(value))),
        },
      ],
      bands: lines.map(({ colour }, k) => ({ series: [3 * k + 3, 3 * k + 2], fill: `${colour}24` })),
      series: [{}, ...series],
      hooks: {
        draw: [(all) => drawMarks(all, shown, style)],
        setCursor: [({ cursor }) => onhover(cursor.idx ?? null)],
      },
    },
    [[], ...series.map(() => [])],
    host,
  );
  return {
    draw(x, next, marks) {
      shown = marks;
      const none = x.map(() => null);
      const columns = next.flatMap(({ values, band }) => [
        [...values],
        [...(band?.low ?? none)],
        [...(band?.high ?? none)],
      ]);
      plot.setData([[...x], ...columns]);
    },
    destroy: () => plot.destroy(),
  };
}

/** A single place still has an axis. */
function widened(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [1, 2];
  return min < max ? [min, max] : [min, min + 1];
}

/** Epochs and percent are not told apart below 1. */
function wholeTicks(min: number, max: number, most: number): number[] {
  return ticksOf({ min, max }, Math.max(1, Math.min(Math.floor(most), max - min)));
}

/** All, or every second or third and so on, so that there is room for at most `most`. */
export function powersOfTwo(min: number, max: number, most: number): number[] {
  const first = Math.ceil(Math.log2(min) - 1e-9);
  const count = Math.floor(Math.log2(max) + 1e-9) - first + 1;
  const every = Math.max(1, Math.ceil(count / Math.max(1, most)));
  return Array.from({ length: Math.ceil(count / every) }, (_, k) => 2 ** (first + every * k));
}

function isPower(value: number): boolean {
  return Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;
}

function decades(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null || !(min > 0)) return [0.1, 1];
  const [low, high] = [Math.floor(Math.log10(min)), Math.ceil(Math.log10(max))];
  return [10 ** low, 10 ** Math.max(high, low + 1)];
}

/** Dotted lines from top to bottom, with their names at the top. */
function drawMarks({ ctx, bbox, valToPos }: uPlot, marks: readonly Mark[], { quiet, ground, font }: PlotStyle): void {
  if (marks.length === 0) return;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = quiet;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.font = font.replace('11px', `${11 * devicePixelRatio}px`);
  ctx.textBaseline = 'bottom';
  for (const { x } of marks) {
    const at = valToPos(x, 'x', true);
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
  }
  // Names stand out from lines that pass below them.
  ctx.setLineDash([]);
  ctx.strokeStyle = ground;
  ctx.lineWidth = 4 * devicePixelRatio;
  for (const [k, { x, name }] of marks.entries()) {
    const at = valToPos(x, 'x', true);
    const isLeft = at > bbox.left + 0.7 * bbox.width;
    ctx.textAlign = isLeft ? 'right' : 'left';
    const gap = 5 * devicePixelRatio;
    const place = [at + (isLeft ? -gap : gap), bbox.top + bbox.height - gap - 14 * k * devicePixelRatio] as const;
    ctx.strokeText(name, ...place);
    ctx.fillText(name, ...place);
  }
  ctx.restore();
}
