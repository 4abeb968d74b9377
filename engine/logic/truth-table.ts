import { flattenNetwork } from '../network/flatten.ts';
import type { Network } from '../network/types.ts';
import type { Snapshot } from '../simulation/snapshot.ts';
import { checkTruthTable, defaultTrials } from './check-options.ts';
import { circuitInputs } from './circuit.ts';
import { horizonOf, type Horizon } from './horizon.ts';
import { measureRow } from './measure-row.ts';
import { planRows, type RowPlan } from './rows.ts';
import { setUp, type Setup } from './setup.ts';
import { buildHead, buildRow, buildTable } from './table.ts';
import { upstreamOfLamps } from './upstream.ts';
import type { RowMeasure, TruthTable, TruthTableHead, TruthTableOptions, TruthTableRow } from './types.ts';

export { checkTruthTable } from './check-options.ts';

/** A truth table that is being measured; a caller that stops early has the rows so far. */
export interface TruthTableMeasurement {
  /** Runs up to `maxSteps` steps of the circuit; true when every row is done. */
  advance(maxSteps: number): boolean;
  readonly progress: TruthTableProgress;
  /** What is known from the start. */
  readonly head: TruthTableHead;
  /** One row as it is so far: it is in the table. */
  row(index: number): TruthTableRow;
  /** The table so far; rows that were not run say so, and such a table does not pass. */
  table(): TruthTable;
}

/** What was seen so far, row by row, before it is held against anything. */
export interface PlanMeasurement extends TruthTableMeasurement {
  readonly measures: readonly RowMeasure[];
}

/** Steps move also within a long row; rows that settle early leave out some of theirs. */
export interface TruthTableProgress {
  readonly rowsRun: number;
  readonly rowsTotal: number;
  readonly stepsRun: number;
  readonly stepsTotal: number;
}

/**
 * Measures a circuit with toggles as inputs and lamps as outputs: each row is set before step 0 of a silent circuit, run
 * until it settles, and for a random circuit repeated over independent trials.
 * Throws on what `checkTruthTable` finds.
 */
export function createTruthTable(network: Network, options: TruthTableOptions): TruthTableMeasurement {
  const [issue] = checkTruthTable(network, options);
  if (issue) throw new Error(`${issue.path}: ${issue.message}, expected ${issue.expected}`);
  return measurePlan(
    network,
    options,
    planRows(circuitInputs(network).length, network.seed, options.rows, options.only),
  );
}

/** The same for rows that were planned already, of a circuit that was checked. */
export function measurePlan(network: Network, options: TruthTableOptions, plan: RowPlan): PlanMeasurement {
  const circuit = upstreamOfLamps(flattenNetwork(network));
  const horizon = horizonOf(circuit, options);
  const trials = horizon.deterministic ? 1 : (options.trials ?? defaultTrials);
  const stepsPerRow = stepsOfRow(horizon, trials);
  const measures: RowMeasure[] = [];
  const measuring = measureAll(circuit, setUp(circuit, { horizon, trials, rowCount: plan.count }), plan, measures);
  const measurement = { network, options, plan, horizon, measures, trials };
  const head = buildHead(measurement);
  let done = false;
  let stepsInRow = 0;
  const advance = (): void => {
    const rowsBefore = measures.length;
    done = measuring.next().done === true;
    stepsInRow = measures.length > rowsBefore ? 1 : stepsInRow + 1;
  };
  return {
    advance(maxSteps) {
      for (let step = 0; step < maxSteps && !done; step++) advance();
      return done;
    },
    get progress() {
      const stepsRun = measures.length * stepsPerRow + (done ? 0 : stepsInRow);
      return { rowsRun: measures.length, rowsTotal: plan.count, stepsRun, stepsTotal: plan.count * stepsPerRow };
    },
    head,
    measures,
    row: (index) => buildRow(measurement, head, index),
    table: () => buildTable(measurement),
  };
}

function stepsOfRow({ deterministic, steps, window }: Horizon, trials: number): number {
  if (window) return trials * (steps + window.steps);
  return deterministic ? steps : trials * (steps + 1);
}

function* measureAll(circuit: Network, setup: Setup, plan: RowPlan, measures: RowMeasure[]): Generator<void, void> {
  const { simulation, trials } = setup;
  const silent = simulation.snapshot();
  const places = circuitInputs(circuit).map((toggle) => circuit.stimuli.indexOf(toggle));
  for (let row = 0; row < plan.count; row++) {
    const start = withInputs(silent, places, plan, row);
    // Trial 0 is the run itself. Numbers past 2³² come round again, after days of measuring.
    measures.push(yield* measureRow(setup, start, (1 + row * trials) % 2 ** 32));
  }
}

/** The silent circuit with the inputs of a row; `places` are those of the toggles among the stimuli. */
function withInputs(
  silent: Snapshot,
  places: readonly number[],
  { inputCount, levels }: RowPlan,
  row: number,
): Snapshot {
  const own = silent.levels.slice();
  places.forEach((place, index) => (own[place] = levels[row * inputCount + index]!));
  return { ...silent, levels: own };
}
