import { countOf } from '../network/count.ts';
import { flattenNetwork } from '../network/flatten.ts';
import type { Issue } from '../network/issue.ts';
import type { Network } from '../network/types.ts';
import { circuitInputs, circuitOutputs } from './circuit.ts';
import { horizonOf, isInTime } from './horizon.ts';
import { countRows, maxExhaustibleInputs, maxRows, mostRows, possibleRowsText } from './rows.ts';
import { drawSuch, maxDraws, numbersSuch } from './rows-such.ts';
import type { TruthTableOptions } from './types.ts';
import { upstreamOfLamps } from './upstream.ts';

export const defaultTrials = 1000;
/** Most steps of one trial before it is read. */
const maxSteps = 100_000_000;

/** What keeps a circuit from having a truth table, or this one from being run. */
export function checkTruthTable(drawn: Network, options: TruthTableOptions): Issue[] {
  const network = flattenNetwork(drawn);
  const { trials = defaultTrials, required = 0.5, settleSteps = 1 } = options;
  const issues: Issue[] = [];
  if (circuitOutputs(network).length === 0) {
    issues.push({ path: 'probes', message: 'the circuit has no lamp', expected: 'a lamp on each output neuron' });
  }
  issues.push(...checkWindow(network, options), ...checkRows(network, options), ...checkCondition(network, options));
  issues.push(...checkWhole('trials', trials, 1_000_000), ...checkWhole('settleSteps', settleSteps, maxSteps));
  if (!(required >= 0 && required < 1)) {
    const expected = 'a probability of at least 0 and below 1';
    issues.push({ path: 'required', message: `found ${required}`, expected });
  }
  return issues.length > 0 ? issues : checkMemory(network, options);
}

/** Spikes are counted of neurons in time; others are read at one step. */
function checkWindow(network: Network, options: TruthTableOptions): Issue[] {
  const { window, spikes } = options;
  const circuit = upstreamOfLamps(network);
  const given = window === undefined ? (spikes === undefined ? null : 'spikes') : 'window';
  if (!isInTime(circuit)) {
    const expected = 'a circuit of such neurons; others are read when they have settled';
    return given === null ? [] : [{ path: given, message: 'no neuron before a lamp lives in time', expected }];
  }
  const issues = spikes === undefined ? [] : checkWhole('spikes', spikes, 1_000_000);
  const { dt } = network.time;
  if (window !== undefined && !(window >= dt && window / dt <= maxSteps)) {
    const expected = `at least a step of ${dt} ms and at most ${maxSteps} of them`;
    issues.push({ path: 'window', message: `found ${window} ms`, expected });
  }
  if (horizonOf(circuit, options).steps <= maxSteps) return issues;
  const message = 'the delays of the circuit have no end, or a very late one';
  return [...issues, { path: 'settleSteps', message, expected: `the steps to wait, at most ${maxSteps}` }];
}

function checkRows(network: Network, { rows }: TruthTableOptions): Issue[] {
  const inputCount = circuitInputs(network).length;
  if (rows === 'all' && inputCount > maxExhaustibleInputs) {
    const message = `${countOf(inputCount, 'input')} ${inputCount === 1 ? 'has' : 'have'} ${possibleRowsText(inputCount)} rows`;
    return [{ path: 'rows', message, expected: `a number of rows, at most ${mostRows(inputCount)}, drawn at random` }];
  }
  const issues = rows === undefined || rows === 'all' ? [] : checkWhole('rows', rows, maxRows);
  const count = countRows(inputCount, rows);
  if (issues.length > 0 || count <= mostRows(inputCount)) return issues;
  const message = `found ${countOf(count, 'row')} of ${countOf(inputCount, 'input')}`;
  return [{ path: 'rows', message, expected: `at most ${countOf(mostRows(inputCount), 'row')} of so many inputs` }];
}

/** A condition that no row meets leaves nothing to run. */
function checkCondition(network: Network, { only }: TruthTableOptions): Issue[] {
  if (!only) return [];
  const inputCount = circuitInputs(network).length;
  const isCounted = inputCount <= maxExhaustibleInputs;
  const found = isCounted ? numbersSuch(inputCount, only, 1) : drawSuch(inputCount, 1, network.seed, only);
  if (found.length > 0) return [];
  const tried = isCounted ? possibleRowsText(inputCount) : `${maxDraws.toLocaleString('en')} random`;
  const message = `none of ${tried} rows meets ${only.text}`;
  return [{ path: 'only', message, expected: 'a condition that some rows meet' }];
}

/** Counts of a random circuit are kept for every step and lamp. */
const maxCounts = 4_000_000;

function checkMemory(network: Network, options: TruthTableOptions): Issue[] {
  const { deterministic, recurrent, steps, window } = horizonOf(upstreamOfLamps(network), options);
  const lampCount = circuitOutputs(network).length;
  if (deterministic || window || (steps + 1) * lampCount <= maxCounts) return [];
  const most = Math.floor(maxCounts / lampCount) - 1;
  const wait = recurrent ? `${countOf(steps, 'step')} to settle` : `a longest path of ${countOf(steps, 'step')}`;
  const message = `the circuit is random and has ${wait}, over which the answers of every trial are counted`;
  const remedy = recurrent
    ? `at most ${countOf(most, 'step')}`
    : `shorter delays, at most ${countOf(most, 'step')} in all`;
  const lamps = countOf(lampCount, 'lamp');
  return [{ path: 'settleSteps', message, expected: `${remedy} for ${lamps}` }];
}

function checkWhole(path: string, value: number, most: number): Issue[] {
  if (Number.isInteger(value) && value >= 1 && value <= most) return [];
  return [{ path, message: `found ${value}`, expected: `a whole number from 1 to ${most}` }];
}
