import { complement } from '../analysis/intervals.ts';
import type { Network } from '../network/types.ts';
import { circuitInputs, circuitOutputs } from './circuit.ts';
import { expectedBit } from './expected.ts';
import type { Horizon } from './horizon.ts';
import { possibleRowsText, type RowPlan } from './rows.ts';
import { summarize } from './summary.ts';
import { judge } from './verdict.ts';
import type {
  RowMeasure,
  TruthTable,
  TruthTableHead,
  TruthTableOptions,
  TruthTableOutput,
  TruthTableRow,
} from './types.ts';

/** What was planned and what was measured of it; rows past the end of `measures` were not run. */
export interface Measurement {
  readonly network: Network;
  readonly options: TruthTableOptions;
  readonly plan: RowPlan;
  readonly horizon: Horizon;
  readonly measures: readonly RowMeasure[];
  readonly trials: number;
}

/** Holds measured rows against their expectations. */
export function buildTable(measurement: Measurement): TruthTable {
  const { plan, measures } = measurement;
  const head = buildHead(measurement);
  const rows = Array.from({ length: plan.count }, (_, row) => buildRow(measurement, head, row));
  const isRight = head.checked && rows.every(isRowRight);
  const table = {
    ...head,
    // A sample may refute a circuit, but not verify it.
    pass: head.checked && !(isRight && plan.sampled) ? isRight : null,
    sampleRight: head.checked && plan.sampled ? isRight : null,
    rowsRun: measures.length,
    worstRow: findWorst(rows),
    rows,
  };
  return { ...table, summary: summarize(table) };
}

export function buildHead({ network, options, plan, horizon, trials }: Measurement): TruthTableHead {
  const inputs = circuitInputs(network).map(({ id }) => id);
  const outputs = circuitOutputs(network).map(({ id }) => id);
  return {
    checked: outputs.some((output) => options.expectations.has(output)),
    inputs,
    outputs,
    rowsPossible: plan.possible !== null && plan.possible <= Number.MAX_SAFE_INTEGER + 1 ? plan.possible : null,
    rowsPossibleText: possibleRowsText(inputs.length),
    only: plan.only,
    rowsTotal: plan.count,
    sampled: plan.sampled,
    trials,
    readAt: horizon.deterministic || horizon.window ? null : horizon.steps,
    window: windowInTime(horizon, network.time.dt),
    latencyUnit: horizon.window ? 'ms' : 'step',
    required: options.required ?? 0.5,
  };
}

function windowInTime({ steps, window }: Horizon, dt: number): TruthTable['window'] {
  const inMs = (count: number): number => Number((count * dt).toPrecision(12));
  return window && { from: inMs(steps), to: inMs(steps + window.steps), spikes: window.spikes };
}

export function buildRow(
  { options, plan, measures }: Measurement,
  { inputs, outputs }: Pick<TruthTableHead, 'inputs' | 'outputs'>,
  row: number,
): TruthTableRow {
  const levels = inputs.map((name, i) => [name, plan.levels[row * inputs.length + i] === 1 ? 1 : 0] as const);
  const values: Readonly<Record<string, 0 | 1>> = Object.fromEntries(levels);
  const measure = measures[row];
  const { required = 0.5 } = options;
  const results = outputs.map((name, index) => {
    const expected = expectedBit(options.expectations.get(name), inputs, plan.levels, row);
    return [name, measure ? measured(measure, index, expected, required) : notRun(expected)] as const;
  });
  const { latency = null, jitter = null, settledWithin = null } = measure ?? {};
  const { reason, trialsNeeded } = judge(
    measure,
    results.map(([, output]) => output),
    required,
  );
  return { inputs: values, outputs: Object.fromEntries(results), latency, jitter, settledWithin, reason, trialsNeeded };
}

function notRun(expected: 0 | 1 | null): TruthTableOutput {
  const nothing = {
    probability: null,
    low: null,
    high: null,
    exact: false,
    spikes: null,
    right: null,
    undecided: false,
  };
  return { ...nothing, expected, verdict: 'not-run' };
}

function measured(measure: RowMeasure, index: number, expected: 0 | 1 | null, required: number): TruthTableOutput {
  const { probability = null, low = null, high = null } = measure.ones[index] ?? {};
  const one = measure.ones[index];
  const right = one === undefined || expected === null ? null : expected === 1 ? one : complement(one);
  const numbers = {
    probability,
    low,
    high,
    exact: measure.exact,
    spikes: measure.spikes[index] ?? null,
    expected,
    right,
  };
  if (expected === null) return { ...numbers, verdict: null, undecided: false };
  const isWrong = measure.reason !== null || right === null || right.low <= required;
  const mayBeRight = right !== null && right.high > required;
  const undecided = isWrong && mayBeRight && (measure.reason === null || measure.trialsNeeded !== null);
  return { ...numbers, verdict: isWrong ? 'wrong' : 'right', undecided };
}

/** Outputs without an expectation have no verdict and do not count. */
function isRowRight({ outputs }: TruthTableRow): boolean {
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
