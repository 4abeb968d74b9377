import { compile } from '../simulation/compile.ts';
import { getModel } from '../models/index.ts';
import type { Issue, Network } from '../network/types.ts';
import type { Simulation } from '../simulation/simulation.ts';
import type { Snapshot } from '../simulation/snapshot.ts';
import { circuitInputs, circuitOutputs, type Lamp } from './circuit.ts';
import { measureRow, type LampReader, type Setup } from './measure-row.ts';
import { maxRows, planRows, type RowPlan } from './rows.ts';
import { buildTable } from './table.ts';
import { isDeterministic, timingOf } from './timing.ts';
import type { RowMeasure, TruthTable, TruthTableOptions } from './types.ts';

/** A truth table that is being measured; a caller that stops early has the rows so far. */
export interface TruthTableMeasurement {
  /** Runs up to `maxSteps` steps of the circuit; true when every row is done. */
  advance(maxSteps: number): boolean;
  readonly progress: { readonly rowsRun: number; readonly rowsTotal: number };
  /** The table so far; rows that were not run say so, and such a table does not pass. */
  table(): TruthTable;
}

/**
 * Measures a circuit with toggles as inputs and lamps as outputs: each row is set before step 0 of a silent circuit, run
 * until it settles, and for a random circuit repeated over independent trials.
 * Throws on what `checkTruthTable` finds.
 */
export function createTruthTable(network: Network, options: TruthTableOptions): TruthTableMeasurement {
  const [issue] = checkTruthTable(network, options);
  if (issue) throw new Error(`${issue.path}: ${issue.message}, expected ${issue.expected}`);
  const plan = planRows(circuitInputs(network).length, network.seed, options.rows);
  const setup = setUp(network, options);
  const measures: RowMeasure[] = [];
  const measuring = measureAll(network, setup, plan, measures);
  let done = false;
  return {
    advance(maxSteps) {
      for (let step = 0; step < maxSteps && !done; step++) done = measuring.next().done === true;
      return done;
    },
    get progress() {
      return { rowsRun: measures.length, rowsTotal: plan.count };
    },
    table: () => buildTable({ network, options, plan, measures, trials: setup.trials }),
  };
}

export const defaultTrials = 1000;

/** What keeps a circuit from having a truth table, or this one from being run. */
export function checkTruthTable(network: Network, options: TruthTableOptions): Issue[] {
  const { trials = defaultTrials, required = 0.5, settleSteps = 1, rows = 1 } = options;
  const inputCount = circuitInputs(network).length;
  const issues: Issue[] = [];
  if (circuitOutputs(network).length === 0) {
    issues.push({ path: 'probes', message: 'the circuit has no lamp', expected: 'a lamp on each output neuron' });
  }
  if (rows === 'all' && 2 ** inputCount > maxRows) {
    const message = `${inputCount} inputs have ${2 ** inputCount} rows`;
    issues.push({ path: 'rows', message, expected: `a number of rows, at most ${maxRows}, drawn at random` });
  }
  if (rows !== 'all') issues.push(...checkWhole('rows', rows, maxRows));
  issues.push(...checkWhole('trials', trials, 1_000_000), ...checkWhole('settleSteps', settleSteps, 100_000_000));
  if (!(required >= 0 && required < 1)) {
    issues.push({
      path: 'required',
      message: `found ${required}`,
      expected: 'a probability of at least 0 and below 1',
    });
  }
  return issues;
}

function checkWhole(path: string, value: number, most: number): Issue[] {
  if (Number.isInteger(value) && value >= 1 && value <= most) return [];
  return [{ path, message: `found ${value}`, expected: `a whole number from 1 to ${most}` }];
}

function setUp(network: Network, { trials = defaultTrials, settleSteps }: TruthTableOptions): Setup {
  const lamps = circuitOutputs(network);
  // What probes record here would only cost memory.
  const simulation = compile({ ...network, probes: lamps });
  const { longestDelay, longestPath } = timingOf(network);
  const deterministic = isDeterministic(network);
  const settling = settleSteps ?? (longestPath === null ? 1000 : longestPath + longestDelay + 2);
  return {
    simulation,
    lamps: lamps.map((lamp) => lampReader(network, simulation, lamp)),
    deterministic,
    longestDelay,
    recurrent: longestPath === null,
    horizon: deterministic ? settling : (longestPath ?? settleSteps ?? 64),
    trials: deterministic ? 1 : trials,
  };
}

function lampReader(network: Network, { compiled }: Simulation, lamp: Lamp): LampReader {
  const { model } = network.populations.find(({ id }) => id === lamp.target)!;
  return {
    source: compiled.ranges.get(lamp.target)!.first + lamp.neuron,
    // Several spikes of a Poisson neuron in one step are one.
    isOn: getModel(model).output === 'spikes' ? (count) => count > 0 : (rate) => rate >= 0.5,
  };
}

function* measureAll(network: Network, setup: Setup, plan: RowPlan, measures: RowMeasure[]): Generator<void, void> {
  const { simulation, trials } = setup;
  const silent = simulation.snapshot();
  const places = circuitInputs(network).map((toggle) => network.stimuli.indexOf(toggle));
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
