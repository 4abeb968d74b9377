import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatNumber } from '../ui/number.ts';
import { tickText, ticksOf } from './ticks.ts';
import { axis, hiddenTime, plotPadding, timeAxis, titleWidth, unitAxis, type PlotStyle } from './plot-style.ts';

/** A measure of training and test rows over epochs; both columns are as long as `epochs`, null where there is no value. */
export interface Curves {
  readonly epochs: readonly number[];
  readonly train: readonly (number | null)[];
  readonly test: readonly (number | null)[];
}

/** A curve of another training, at epochs of its own. */
export interface OtherCurve {
  readonly name: string;
  readonly colour: string;
  readonly dash: readonly number[];
  /** Of other data: drawn faintly, as far as the scales of all others show it. */
  readonly isFaded?: boolean;
  readonly epochs: readonly number[];
  readonly values: readonly (number | null)[];
}

export interface CurvePlotOptions {
  readonly host: HTMLElement;
  /** CSS pixels */
  readonly width: number;
  readonly height: number;
  readonly style: PlotStyle;
  readonly unit: string;
  readonly log: boolean;
  /** Whether the epochs stand below; plots above others leave them to the lowest. */
  readonly hasEpochs: boolean;
  /** What stands below, `epoch` when left out: plots of one such quantity share the cursor. */
  readonly quantity?: string;
  /** Of y on a linear scale. */
  range(curves: Curves): readonly [low: number, high: number];
  /** Place in `epochs` below the cursor; null when it has left. */
  onhover(index: number | null): void;
}

export interface CurvePlot {
  /** `end` is the last epoch that there will be, `kept` the one whose weights were gone back to, `others` curves beside. */
  draw(
    curves: Curves,
    end: number,
    more?: { readonly kept?: number | null; readonly others?: readonly OtherCurve[] },
  ): void;
  destroy(): void;
}

interface LineStyle {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly width: number;
}

/** Test is what counts: it has the accent; training is the quiet dashed line. */
export function curveStyles({ accent, quiet }: PlotStyle): { readonly train: LineStyle; readonly test: LineStyle } {
  return { train: { colour: quiet, dash: [5, 4], width: 1.5 }, test: { colour: accent, dash: [], width: 2 } };
}

/** uPlot knows no steps above 1e32, which a loss passes on its way to an explosion. */
export const linearTicks = {
  // Where it finds no step it would ask for no splits; below 5 it takes only those of its own list.
  incrs: (_: unknown, _axis: number, min: number, max: number) => [Math.max(5, max - min)],
  splits: ({ bbox }: Pick<uPlot, 'bbox'>, _axis: number, min: number, max: number) =>
    ticksOf({ min, max }, Math.max(2, Math.floor(bbox.height / devicePixelRatio / 28))),
  values: (_: unknown, splits: number[]) => splits.map(tickText),
};

/** Loss or score over epochs. All such plots share the cursor. */
export function createCurvePlot(options: CurvePlotOptions, others: readonly OtherCurve[] = []): CurvePlot {
  const { host, width, height, style, unit, log, hasEpochs, quantity = 'epoch', range, onhover } = options;
  const styles = curveStyles(style);
  let drawn: Curves = { epochs: [], train: [], test: [] };
  let marked: number | null = null;
  let beside = others;
  /** All that y must hold. */
  const extremes = (): Curves => ({
    ...drawn,
    test: [...drawn.test, ...beside.flatMap(({ values, isFaded }) => (isFaded ? [] : values))],
  });
  const whole = { incrs: wholeSteps };
  const epochs = {
    ...axis(style),
    ...whole,
    size: timeAxis - 1 - titleWidth,
    label: quantity,
    labelSize: titleWidth,
    labelGap: 0,
  };
  const plot = new uPlot(
    {
      width,
      height,
      legend: { show: false },
      padding: [plotPadding, 26, plotPadding, 0],
      cursor: { sync: { key: quantity, setSeries: false }, drag: { setScale: false, x: false, y: false }, y: false },
      scales: {
        x: { time: false },
        y: log ? { distr: 3, range: (_, min, max) => decades(min, max) } : { range: () => [...range(extremes())] },
      },
      axes: [
        hasEpochs ? epochs : { ...hiddenTime(style), ...whole },
        { ...unitAxis(style, unit), space: 28, ...(log ? logTicks : linearTicks) },
      ],
      series: [
        {},
        ...others.map(({ colour, dash, isFaded }): uPlot.Series => {
          const series = seriesOf({ colour, dash, width: 1.75 });
          return isFaded ? { ...series, alpha: 0.4, auto: false } : series;
        }),
        seriesOf(styles.train),
        seriesOf(styles.test),
      ],
      hooks: {
        setCursor: [({ cursor, data }) => onhover(placeOf(cursor.idx, data[0]))],
        draw: [(drawing) => marked !== null && paintMark(drawing, marked, style)],
      },
    },
    [[], ...others.map(() => []), [], []],
    host,
  );

  /** Of an epoch of any curve among those of the own one: the last that is not later. */
  function placeOf(index: number | null | undefined, epochs: ArrayLike<number>): number | null {
    if (index === null || index === undefined) return null;
    let place = 0;
    while (place + 1 < drawn.epochs.length && drawn.epochs[place + 1]! <= epochs[index]!) place++;
    return place;
  }

  return {
    draw(curves, end, { kept = null, others: next = [] } = {}) {
      drawn = curves;
      marked = kept;
      beside = next;
      const own: uPlot.AlignedData = [[...curves.epochs], [...curves.train], [...curves.test]];
      const tables = [...next.map(({ epochs, values }): uPlot.AlignedData => [[...epochs], [...values]]), own];
      plot.batch(() => {
        // Where one curve has no point of another's epoch, its line goes on.
        plot.setData(next.length > 0 ? uPlot.join(tables) : own, true);
        plot.setScale('x', { min: 0, max: Math.max(1, end) });
      });
    },
    destroy: () => plot.destroy(),
  };
}

/** A line where the weights are from, with its word on the side that has room. */
function paintMark({ ctx, bbox, valToPos }: uPlot, epoch: number, { text, font }: PlotStyle): void {
  const x = Math.round(valToPos(epoch, 'x', true));
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = text;
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 3 * ratio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.font = font.replace(/\d+px/, (size) => `${parseFloat(size) * ratio}px`);
  ctx.textBaseline = 'top';
  const isLeft = x > bbox.left + bbox.width / 2;
  ctx.textAlign = isLeft ? 'right' : 'left';
  ctx.fillText('kept', x + (isLeft ? -4 : 4) * ratio, bbox.top + 2 * ratio);
  ctx.restore();
}

function seriesOf({ colour, dash, width }: LineStyle): uPlot.Series {
  return { stroke: colour, dash: [...dash], width, points: { show: false } };
}

/** Epochs are counted in 1, 2, 5 and so on. */
const wholeSteps = [1, 10, 100, 1000, 10_000].flatMap((power) => [power, 2 * power, 5 * power]);

/** Ticks at decades; at 2 and 5 as well where there are few, and at every so-manieth where there are many. */
const logTicks: Partial<uPlot.Axis> = {
  splits: (_, __, min, max) => {
    const [first, last] = [Math.round(Math.log10(min)), Math.round(Math.log10(max))];
    const every = Math.ceil((last - first) / 6);
    const powers = Array.from(
      { length: Math.floor((last - first) / every) + 1 },
      (___, k) => 10 ** (first + k * every),
    );
    if (last - first > 3) return powers;
    return powers.flatMap((power) => [power, 2 * power, 5 * power]).filter((value) => value <= max * 1.0001);
  },
  filter: (_, splits) => splits,
  values: (_, splits) =>
    splits.map((value) => (value < 1e-4 || value >= 1e6 ? value.toExponential(0) : formatNumber(value))),
};

/** An exploding loss leaves the plot upwards, rather than pressing all others flat. */
const mostDecades = 1e12;

/** Whole decades around what there is; a scale of logarithms has no other ends. */
function decades(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null || !(min > 0)) return [0.01, 1];
  const low = 10 ** Math.floor(Math.log10(min));
  const high = 10 ** Math.ceil(Math.log10(max));
  return [low, Math.min(mostDecades * low, high > low ? high : low * 10)];
}
