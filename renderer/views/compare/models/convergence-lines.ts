import { verdictOf } from '../../../../engine/compare/convergence/verdict.ts';
import type { Convergence } from '../../../../engine/compare/convergence/types.ts';
import type { Line, Mark } from '../../../plots/line-plot.ts';
import type { PlotStyle } from '../../../plots/plot-style.ts';
import { between, measured } from './measured.ts';

type Colours = Pick<PlotStyle, 'accent' | 'quiet' | 'text'>;

/** Error of the estimates by window, with its interval, and that of independent spikes: 1/√T. */
export function errorLines({ points }: Convergence, { accent, quiet }: Colours): Line[] {
  // An axis of logarithms has no place for 0.
  const above = (value: number): number | null => (value > 0 ? value : null);
  return [
    {
      ...{ name: 'expected, 1/√T', colour: quiet, dash: [6, 4], band: null },
      values: points.map(({ expected }) => above(expected)),
    },
    {
      ...{ name: 'measured', colour: accent, dash: [] },
      values: points.map(({ error }) => above(error)),
      band: { low: points.map(({ low }) => above(low)), high: points.map(({ high }) => above(high)) },
    },
  ];
}

/** Where estimates lie: the band that 95 % of them are expected in, and their mean ± standard deviation. */
export function estimateLines({ points, rateValue, mean }: Convergence, { accent, quiet }: Colours): Line[] {
  const centre = rateValue ?? mean;
  return [
    {
      ...{
        name: rateValue === null ? 'mean, 95 % expected' : 'rate value, 95 % expected',
        colour: quiet,
        dash: [6, 4],
      },
      values: points.map(() => centre),
      band: { low: points.map(({ band }) => band[0]), high: points.map(({ band }) => band[1]) },
    },
    {
      ...{ name: 'measured ± SD', colour: accent, dash: [] },
      values: points.map(() => mean),
      band: {
        low: points.map(({ deviation }) => mean - deviation),
        high: points.map(({ deviation }) => mean + deviation),
      },
    },
  ];
}

/** All of it and a little air; estimates are never below 0. */
export function estimateRange({ points, rateValue, mean }: Convergence): readonly [low: number, high: number] {
  const ends = points.flatMap(({ band, deviation }) => [...band, mean - deviation, mean + deviation]);
  const all = [...ends, mean, rateValue ?? mean];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const air = 0.06 * (high - low) || 0.1;
  return [Math.max(0, low - air), high + air];
}

/** The windows themselves; of many only those of whole decades. */
export function windowTicks({ points }: Convergence): number[] {
  const all = points.map(({ window }) => window);
  const decades = all.filter((window) => Number.isInteger(Number(Math.log10(window).toFixed(9))));
  return all.length <= 8 || decades.length < 2 ? all : decades;
}

export function leavingMark({ leavesAt }: Convergence): Mark[] {
  return leavesAt === null ? [] : [{ x: leavesAt, name: 'leaves the law' }];
}

const lawNames = {
  bernoulli: 'independent steps',
  poisson: 'a Poisson process',
  none: 'no law of independence',
} as const;

/** What is held against what, and how it ends, as the shell says it. */
export function convergenceText({ rateValue, mean, unit, law, slope, leavesAt, points }: Convergence): string {
  if (points.length === 0)
    return 'No window between a step and a thirtieth of the run has counts to compare: take a longer run, or a shorter step.';
  const value = rateValue === null ? `their mean ${measured(mean)}` : `the rate value ${measured(rateValue)}`;
  const power = slope ? `${measured(slope.value)} ± ${measured(slope.error)}` : '?';
  const ends = {
    leaves: `It leaves the law from ${measured(leavesAt ?? 0)} ms on.`,
    follows: 'It is as the law has it throughout.',
    'other-power': 'It stays within the band of the law, but goes by another power.',
    'too-few': 'It stays within the band of the law; the windows are too few to tell a power.',
  };
  const end = ends[verdictOf({ leavesAt, slope })];
  return `Counts against ${value} ${unit}, ${lawNames[law]}. The error goes as T to the power of ${power}, where −0.5 is expected. ${end}`;
}

export const convergenceHeadings = ['windows', 'error', '95 %', 'expected', 'within band', 'Fano'] as const;

export function convergenceCells({ points }: Convergence): { readonly window: string; readonly cells: string[] }[] {
  return points.map((point) => ({
    window: measured(point.window),
    cells: [
      ...[measured(point.windows), measured(point.error), between(point), measured(point.expected)],
      ...[measured(point.within), measured(point.fano)],
    ],
  }));
}
