import { verdictOf } from '../../engine/compare/convergence/verdict.ts';
import type { Convergence } from '../../engine/compare/convergence/types.ts';
import type { Correlation } from '../../engine/compare/correlations/types.ts';
import type { Mapping } from '../../engine/compare/mapping/types.ts';
import type { ComparedModel, ComparisonResult, ModelDifference } from '../../engine/compare/types.ts';
import { escapeControls } from './escape.ts';
import { formatMapping } from './format-mapping.ts';
import { formatColumns, shortNumber } from './format-table.ts';

/** For people. */
export function formatComparison(result: ComparisonResult): string {
  const { models, differences } = result;
  const parts = [
    `seed ${result.seed}, ${shortNumber(result.done)} of ${shortNumber(result.duration)} ms\n`,
    ...models.map(formatMapping),
    formatRates(models),
    formatOutputs(models),
    formatDifferences(differences),
    ...models.map(formatConvergences),
    ...models.map(formatCorrelations),
  ];
  return parts
    .filter((part) => part !== '')
    .join('\n')
    .split('\n')
    .map(escapeControls)
    .join('\n');
}

function formatRates(models: readonly ComparedModel[]): string {
  const rows = models.flatMap(({ id, rates }) =>
    rates.map(({ population, rate, interval, meanOutput, firstSpike }) => [
      id,
      population,
      rate === null ? '–' : shortNumber(rate),
      interval ? `[${shortNumber(interval.low)}, ${shortNumber(interval.high)}] ${interval.law}` : '',
      shortNumber(meanOutput),
      firstSpike === null ? '–' : shortNumber(firstSpike),
    ]),
  );
  const heading = ['model', 'population', 'spikes/s', '95 %', 'output/step', 'first spike, ms'];
  return formatColumns([heading, ...shortenRows(rows)], new Set([2, 4, 5]));
}

function shortenRows(rows: readonly (readonly string[])[]): (readonly string[])[] {
  return rows.length <= 60 ? [...rows] : [...rows.slice(0, 60), [`… ${rows.length - 60} more; --json has all`]];
}

function formatOutputs(models: readonly ComparedModel[]): string {
  const rows = models.flatMap(({ id, outputs }) =>
    outputs.map(({ id: lamp, bit, isSure, lit, spikes, firstSpike }) => [
      id,
      lamp,
      isSure ? String(bit) : `${bit}?`,
      lit ? `${shortNumber(lit.probability)} [${shortNumber(lit.low)}, ${shortNumber(lit.high)}]` : '–',
      spikes === null ? '–' : String(spikes),
      firstSpike === null ? '–' : shortNumber(firstSpike),
    ]),
  );
  if (rows.length === 0) return '';
  return formatColumns(
    [['model', 'lamp', 'bit', 'lit', 'spikes', 'first spike, ms'], ...shortenRows(rows)],
    new Set([4, 5]),
  );
}

function formatDifferences(differences: readonly ModelDifference[]): string {
  const rows = differences.flatMap(({ model, against, rates, outputs }) => [
    ...rates.map(({ population, difference, ratio }) => [
      `${model} − ${against}`,
      population,
      shortNumber(difference),
      ratio === null ? '–' : shortNumber(ratio),
      '',
    ]),
    ...outputs.map(({ id, difference, agrees }) => [
      `${model} − ${against}`,
      `lamp ${id}`,
      shortNumber(difference),
      '',
      agrees === null ? 'not sure' : agrees ? 'same bit' : 'other bit',
    ]),
  ]);
  if (rows.length === 0) return '';
  return formatColumns([['difference', 'of', 'output/s', 'ratio', ''], ...shortenRows(rows)], new Set([2, 3]));
}

const lawNames = {
  bernoulli: 'independent steps',
  poisson: 'a Poisson process',
  none: 'no law of independence',
} as const;

function formatConvergences({ id, convergence }: ComparedModel): string {
  return convergence
    .slice(0, 4)
    .map((each) => formatConvergence(id, each))
    .join('\n');
}

function formatConvergence(id: string, each: Convergence): string {
  const { population, neuron, rateValue, mean, unit, slope, leavesAt, points, law } = each;
  const value = rateValue === null ? `its mean ${shortNumber(mean)}` : `the rate value ${shortNumber(rateValue)}`;
  const rows = points.map((point) => [
    shortNumber(point.window),
    String(point.windows),
    shortNumber(point.error),
    `[${shortNumber(point.low)}, ${shortNumber(point.high)}]`,
    shortNumber(point.expected),
    shortNumber(point.within),
    point.fano === null ? '–' : shortNumber(point.fano),
  ]);
  const heading = ['window, ms', 'windows', 'error', '95 %', 'expected', 'within band', 'Fano'];
  if (points.length === 0)
    return `${id}, ${population}[${neuron}]: no window between a step and a thirtieth of the run has counts to compare\n`;
  const ends = {
    leaves: `leaves the law from ${shortNumber(leavesAt ?? 0)} ms on`,
    follows: 'as the law has it throughout',
    'other-power': 'within the band of the law throughout, but by another power',
    'too-few': 'within the band of the law; too few windows to tell a power',
  };
  const end = ends[verdictOf(each)];
  return [
    `${id}, ${population}[${neuron}]: counts against ${value} ${unit}, ${lawNames[law]}\n`,
    formatColumns([heading, ...rows], new Set([0, 1, 2, 4, 5, 6])),
    `error ~ T^${slope ? `${shortNumber(slope.value)} ± ${shortNumber(slope.error)}` : '?'}, −0.5 expected; ${end}\n`,
  ].join('');
}

function formatCorrelations({ id, correlations }: ComparedModel): string {
  return correlations
    .slice(0, 4)
    .map((each) => formatCorrelation(id, each))
    .join('');
}

function formatCorrelation(
  id: string,
  { target, pair, correlation, chance, ancestor, joint, product, output }: Correlation,
): string {
  const { measured, independent, rateModel } = output;
  const cause = ancestor === null ? 'no common source' : `common source ${ancestor}`;
  const says = [
    `${target} puts out ${shortNumber(measured.probability)} [${shortNumber(measured.low)}, ${shortNumber(measured.high)}] a step`,
    independent !== null && `independent sources would make it ${shortNumber(independent)}`,
    rateModel !== null && `the rate model says ${shortNumber(rateModel)}`,
  ];
  return [
    `${id}: ${pair.join(' and ')} at ${target} are not independent: correlation ${shortNumber(correlation)}, `,
    `chance ${chance < 1e-12 ? 'below 1e-12' : shortNumber(chance)}, ${cause}\n`,
    `  both at once in ${shortNumber(joint.probability)} [${shortNumber(joint.low)}, ${shortNumber(joint.high)}] of the bins, `,
    `the product of their shares is ${shortNumber(product)}\n  ${says.filter(Boolean).join('; ')}\n`,
  ].join('');
}

/** For machines: `traces` adds spikes, traces and their axis. */
export function comparisonToJson(result: ComparisonResult, traces: boolean): string {
  const { models, differences, times, ...head } = result;
  const plain = {
    ...head,
    ...(traces && { times }),
    models: models.map(({ spikes, traces: own, mapping, ...model }) => ({
      ...model,
      mapping: withoutNetwork(mapping),
      ...(traces && { spikes, traces: own }),
    })),
    differences: differences.map(({ traces: own, ...difference }) => ({
      ...difference,
      traces: own.map(({ values, ...trace }) => ({ ...trace, ...(traces && { values }) })),
    })),
  };
  return `${JSON.stringify(plain, (_, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value), 2)}\n`;
}

function withoutNetwork({ network: _, ...mapping }: Mapping): Omit<Mapping, 'network'> {
  return mapping;
}
