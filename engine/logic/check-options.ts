import { getModel } from '../models/index.ts';
import { flatten } from '../network/flatten.ts';
import type { Issue } from '../network/issue.ts';
import type { Network } from '../network/types.ts';
import { circuitInputs, circuitOutputs } from './circuit.ts';
import { horizonOf } from './horizon.ts';
import { countRows, maxExhaustibleInputs, maxRows, mostRows, possibleRowsText } from './rows.ts';
import type { TruthTableOptions } from './types.ts';
import { upstreamOfLamps } from './upstream.ts';

export const defaultTrials = 1000;

/** What keeps a circuit from having a truth table, or this one from being run. */
export function checkTruthTable(drawn: Network, options: TruthTableOptions): Issue[] {
  const { network, places } = flatten(drawn);
  const { trials = defaultTrials, required = 0.5, settleSteps = 1 } = options;
  const issues: Issue[] = [];
  if (circuitOutputs(network).length === 0) {
    issues.push({ path: 'probes', message: 'the circuit has no lamp', expected: 'a lamp on each output neuron' });
  }
  issues.push(...checkSteps(network, places.populations), ...checkRows(network, options));
  issues.push(...checkWhole('trials', trials, 1_000_000), ...checkWhole('settleSteps', settleSteps, 100_000_000));
  if (!(required >= 0 && required < 1)) {
    const expected = 'a probability of at least 0 and below 1';
    issues.push({ path: 'required', message: `found ${required}`, expected });
  }
  return issues.length > 0 ? issues : checkMemory(network, options);
}

/** A table reads one bit a step, which a neuron in time does not have. */
function checkSteps(network: Network, places: readonly string[]): Issue[] {
  const index = network.populations.findIndex(({ model }) => getModel(model, network.models).inTime);
  if (index < 0) return [];
  const { model } = network.populations[index]!;
  const message = `${model} lives in time, and a truth table reads one bit of each step`;
  return [
    {
      path: `${places[index]}.model`,
      message,
      expected: 'step-based neurons, such as mcculloch-pitts or stochastic-binary',
    },
  ];
}

function checkRows(network: Network, { rows }: TruthTableOptions): Issue[] {
  const inputCount = circuitInputs(network).length;
  if (rows === 'all' && inputCount > maxExhaustibleInputs) {
    const message = `${inputCount} inputs have ${possibleRowsText(inputCount)} rows`;
    return [{ path: 'rows', message, expected: `a number of rows, at most ${mostRows(inputCount)}, drawn at random` }];
  }
  const issues = rows === undefined || rows === 'all' ? [] : checkWhole('rows', rows, maxRows);
  const count = countRows(inputCount, rows);
  if (issues.length > 0 || count <= mostRows(inputCount)) return issues;
  const message = `found ${count} rows of ${inputCount} inputs`;
  return [{ path: 'rows', message, expected: `at most ${mostRows(inputCount)} rows of so many inputs` }];
}

/** Counts of a random circuit are kept for every step and lamp. */
const maxCounts = 4_000_000;

function checkMemory(network: Network, { settleSteps }: TruthTableOptions): Issue[] {
  const { deterministic, recurrent, steps } = horizonOf(upstreamOfLamps(network), settleSteps);
  const lampCount = circuitOutputs(network).length;
  if (deterministic || (steps + 1) * lampCount <= maxCounts) return [];
  const most = Math.floor(maxCounts / lampCount) - 1;
  const wait = recurrent ? `${steps} steps to settle` : `a longest path of ${steps} steps`;
  const message = `the circuit is random and has ${wait}, over which the answers of every trial are counted`;
  const remedy = recurrent ? `at most ${most} steps` : `shorter delays, at most ${most} steps in all`;
  const lamps = lampCount === 1 ? '1 lamp' : `${lampCount} lamps`;
  return [{ path: 'settleSteps', message, expected: `${remedy} for ${lamps}` }];
}

function checkWhole(path: string, value: number, most: number): Issue[] {
  if (Number.isInteger(value) && value >= 1 && value <= most) return [];
  return [{ path, message: `found ${value}`, expected: `a whole number from 1 to ${most}` }];
}
