import type {
  ComparedOutput,
  ComparisonResult,
  ModelDifference,
  PopulationRate,
} from '../../../../engine/compare/types.ts';
import { between, measured, signed } from './measured.ts';

/** One model's line of a table. */
export interface Row {
  readonly key: string;
  readonly model: string;
  readonly cells: readonly string[];
  /** Whether its bit is that of the first model; `unsure` where chance decides one of them, null where bits are not told. */
  readonly agrees: boolean | 'unsure' | null;
}

/** All models' lines of one lamp or population. */
export interface RowGroup {
  readonly id: string;
  readonly label: string;
  readonly population: string;
  readonly neuron: number;
  readonly rows: readonly Row[];
}

export const outputHeadings = ['bit', 'lit, 95 %', 'spikes/s, 95 %', 'first spike, ms', 'Δ output/s'] as const;
export const rateHeadings = ['spikes/s, 95 %', 'output/step', 'first spike, ms', 'Δ output/s', 'ratio'] as const;

/** What lamps show under each model, lamp by lamp. */
export function outputGroups(result: ComparisonResult, labelOf: (id: string) => string): RowGroup[] {
  return (result.models[0]?.outputs ?? []).map(({ id, population, neuron }, k) => ({
    ...{ id, label: labelOf(id), population, neuron },
    rows: rowsOf(result, (model, difference) => {
      const output = model.outputs[k]!;
      const against = difference?.outputs[k];
      const cells = [
        output.isSure ? String(output.bit) : `${output.bit}?`,
        output.lit ? `${measured(output.lit.probability)} ${between(output.lit)}` : '–',
        rateText(output),
        measured(output.firstSpike),
        against ? signed(against.difference) : '–',
      ];
      return { cells, agrees: against ? (against.agrees ?? 'unsure') : null };
    }),
  }));
}

/** What populations do under each model, population by population. */
export function rateGroups(result: ComparisonResult, labelOf: (id: string) => string): RowGroup[] {
  return (result.models[0]?.rates ?? []).map(({ population }, k) => ({
    ...{ id: population, label: labelOf(population), population, neuron: 0 },
    rows: rowsOf(result, (model, difference) => {
      const rate = model.rates[k]!;
      const against = difference?.rates[k];
      const cells = [
        rateText(rate),
        measured(rate.meanOutput),
        measured(rate.firstSpike),
        against ? signed(against.difference) : '–',
        measured(against?.ratio ?? null),
      ];
      return { cells, agrees: null };
    }),
  }));
}

type Model = ComparisonResult['models'][number];

function rowsOf(
  { models, differences }: ComparisonResult,
  read: (model: Model, difference: ModelDifference | undefined) => Omit<Row, 'key' | 'model'>,
): Row[] {
  return models.map((model, m) => ({ key: model.id, model: model.id, ...read(model, differences[m - 1]) }));
}

function rateText({ rate, interval }: Pick<ComparedOutput | PopulationRate, 'rate' | 'interval'>): string {
  return rate !== null && interval ? `${measured(rate)} ${between(interval)}` : measured(rate);
}
