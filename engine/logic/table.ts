import { complement } from '../analysis/intervals.ts';
import type { Network } from '../network/types.ts';
import { evaluateBoolean } from './boolean.ts';
import { circuitInputs, circuitOutputs } from './circuit.ts';
import type { RowPlan } from './rows.ts';
import { summarize } from './summary.ts';
import type { RowMeasure, TruthTable, TruthTableOptions, TruthTableOutput, TruthTableRow, Verdict } from './types.ts';

/** What was planned and what was measured of it; rows past the end of `measures` were not run. */
export interface Measurement {
  readonly network: Network;
  readonly options: TruthTableOptions;
  readonly plan: RowPlan;
  readonly measures: readonly RowMeasure[];
  readonly trials: number;
}

/** Holds measured rows against their expectations. */
export function buildTable(measurement: Measurement): TruthTable {
  const { network, options, plan, measures, trials } = measurement;
  const inputs = circuitInputs(network).map(({ id }) => id);
  const outputs = circuitOutputs(network).map(({ id }) => id);
  const rows = Array.from({ length: plan.count }, (_, row) => buildRow(measurement, inputs, outputs, row));
  const table = {
    pass: outputs.some((output) => options.expectations.has(output)) ? rows.every(isRight) : null,
    inputs,
    outputs,
    rowsPossible: plan.possible,
    rowsTotal: plan.count,
    rowsRun: measures.length,
    sampled: plan.sampled,
    trials,
    required: options.required ?? 0.5,
    worstRow: findWorst(rows),
    rows,
  };
  return { ...table, summary: summarize(table) };
}

function buildRow(
  { options, plan, measures }: Measurement,
  inputs: readonly string[],
  outputs: readonly string[],
  row: number,
): TruthTableRow {
  const levels = inputs.map((name, i) => [name, plan.levels[row * inputs.length + i] === 1 ? 1 : 0] as const);
  const values: Readonly<Record<string, 0 | 1>> = Object.fromEntries(levels);
  const measure = measures[row];
  const results = outputs.map((name, index) => {
    const expression = options.expectations.get(name);
    const expected = expression ? (evaluateBoolean(expression, (input) => values[input] === 1) ? 1 : 0) : null;
    return [name, measure ? measured(measure, index, expected, options.required ?? 0.5) : notRun(expected)] as const;
  });
  return {
    inputs: values,
    outputs: Object.fromEntries(results),
    latency: measure?.latency ?? null,
    reason: measure?.reason ?? null,
  };
}

function notRun(expected: 0 | 1 | null): TruthTableOutput {
  return { probability: null, low: null, high: null, exact: false, expected, right: null, verdict: 'not-run' };
}

function measured(measure: RowMeasure, index: number, expected: 0 | 1 | null, required: number): TruthTableOutput {
  const one = measure.ones[index];
  const right = one === undefined || expected === null ? null : expected === 1 ? one : complement(one);
  const isWrong = measure.reason !== null || right === null || right.low <= required;
  const verdict: Verdict | null = expected === null ? null : isWrong ? 'wrong' : 'right';
  const { probability = null, low = null, high = null } = one ?? {};
  return { probability, low, high, exact: measure.exact, expected, right, verdict };
}

/** Outputs without an expectation have no verdict and do not count. */
function isRight({ outputs }: TruthTableRow): boolean {
  return Object.values(outputs).every(({ verdict }) => verdict === 'right' || verdict === null);
}

/** A row that failed is worse than any that was measured. */
function findWorst(rows: readonly TruthTableRow[]): number | null {
  let worst: number | null = null;
  let lowest = Infinity;
  rows.forEach(({ outputs }, row) => {
    for (const { expected, verdict, right } of Object.values(outputs)) {
      if (expected === null || verdict === 'not-run') continue;
      const low = right?.low ?? -1;
      if (low < lowest) [lowest, worst] = [low, row];
    }
  });
  return worst;
}
