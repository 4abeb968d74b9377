import { complement, wilson, type Estimate } from '../../analysis/intervals.ts';
import type { PlannedVector } from './plan.ts';
import type { Tally } from './tally.ts';
import type { Sequence, SequenceReport, VectorOutput, VectorReport } from './types.ts';
import { summarizeSequence } from './words.ts';

/** Why a circuit could not be run on, and at which step. */
export interface SequenceFailure {
  readonly step: number;
  readonly reason: string;
}

export interface SequenceMeasurement {
  readonly sequence: Sequence;
  readonly plan: readonly PlannedVector[];
  readonly tally: Tally;
  readonly trials: number;
  readonly required: number;
  /** Whether one trial is all there is to know. */
  readonly isExact: boolean;
  readonly failure: SequenceFailure | null;
}

/** Holds what was measured against what the sequence expects. */
export function buildReport(measurement: SequenceMeasurement): SequenceReport {
  const { sequence, plan, tally, trials, required, isExact, failure } = measurement;
  const vectors = plan.map((_, index) => buildVector(measurement, index));
  const checked = sequence.vectors.some(({ expected }) => expected.some((bit) => bit !== null));
  const isComplete = tally.trials === trials && failure === null;
  const failed = vectors.findIndex(({ outputs }) => Object.values(outputs).some(({ verdict }) => verdict === 'wrong'));
  const report = {
    pass: checked ? isComplete && failed < 0 : null,
    recorded: sequence.recorded,
    inputs: sequence.inputs,
    outputs: sequence.outputs,
    trials,
    required,
    trialsRun: tally.trials,
    allRight: checked && tally.trials > 0 ? estimate(tally.allRight, tally.trials, isExact) : null,
    firstFailure: failed < 0 ? null : failed,
    vectors,
  };
  return { ...report, summary: summarizeSequence(report) };
}

function buildVector(measurement: SequenceMeasurement, index: number): VectorReport {
  const { sequence, plan, tally, failure } = measurement;
  const { start, steps, levels, pulsed } = plan[index]!;
  const { expected, note } = sequence.vectors[index]!;
  const end = start + steps;
  const isFailed = failure !== null && end > failure.step;
  const isRun = !isFailed && (tally.trials > 0 || end <= tally.steps);
  const ones = sequence.outputs.map((_, k) => (isRun ? oneOf(measurement, end - 1, k) : null));
  const results = sequence.outputs.map((name, k) => {
    return [name, outputOf(ones[k]!, expected[k]!, measurement.required, isFailed)] as const;
  });
  const isDecided = ones.every((one) => one !== null && (one.low > 0.5 || one.high < 0.5));
  return {
    start,
    steps,
    inputs: Object.fromEntries(sequence.inputs.map((name, k) => [name, levels[k]!])),
    pulses: sequence.inputs.filter((_, k) => pulsed[k]),
    outputs: Object.fromEntries(results),
    latency: isDecided ? latencyOf(measurement, start, end) : null,
    note,
    reason: isFailed ? failure.reason : null,
  };
}

/** The probability of a 1 at a step. */
function oneOf({ sequence, tally, isExact }: SequenceMeasurement, step: number, output: number): Estimate {
  return estimate(tally.ones[step * sequence.outputs.length + output]!, Math.max(1, tally.trials), isExact);
}

function estimate(successes: number, trials: number, isExact: boolean): Estimate {
  const probability = successes / trials;
  return isExact ? { probability, low: probability, high: probability } : wilson(successes, trials);
}

function outputOf(one: Estimate | null, expected: 0 | 1 | null, required: number, isFailed: boolean): VectorOutput {
  const { probability = null, low = null, high = null } = one ?? {};
  const numbers = { probability, low, high, expected };
  if (one === null)
    return { ...numbers, verdict: isFailed && expected !== null ? 'wrong' : 'not-run', undecided: false };
  if (expected === null) return { ...numbers, verdict: null, undecided: false };
  const right = expected === 1 ? one : complement(one);
  const isWrong = right.low <= required;
  return { ...numbers, verdict: isWrong ? 'wrong' : 'right', undecided: isWrong && right.high > required };
}

/** First step of a vector from which most trials show its last bits at every output. */
function latencyOf({ sequence, tally }: SequenceMeasurement, start: number, end: number): number {
  const count = sequence.outputs.length;
  const trials = Math.max(1, tally.trials);
  const isOne = (step: number, k: number): boolean => 2 * tally.ones[step * count + k]! > trials;
  const isLast = (step: number): boolean => sequence.outputs.every((_, k) => isOne(step, k) === isOne(end - 1, k));
  let step = end - 1;
  while (step > start && isLast(step - 1)) step--;
  return step - start;
}
