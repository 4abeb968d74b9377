import { wilson } from '../analysis/intervals.ts';
import { NonFiniteError, type Simulation } from '../simulation/simulation.ts';
import type { Snapshot } from '../simulation/snapshot.ts';
import type { RowMeasure } from './types.ts';

/** A circuit wired for measuring: where its outputs are, and for how long to wait. */
export interface Setup {
  readonly simulation: Simulation;
  readonly lamps: readonly LampReader[];
  readonly deterministic: boolean;
  readonly longestDelay: number;
  /** Whether signals can go round in the circuit. */
  readonly recurrent: boolean;
  /** Steps to run at most when deterministic; step at which a random circuit is read. */
  readonly horizon: number;
  readonly trials: number;
}

/** Where a lamp looks: its bit is 1 when the output there is `above` a level, or for rates at least it. */
export interface LampReader {
  readonly source: number;
  readonly isOn: (output: number) => boolean;
}

/**
 * Measures one row from `start`, its inputs set at step 0 of a silent circuit. Yields after every step, so that
 * the caller may show progress or stop. `firstTrial` is the number of its first trial.
 */
export function* measureRow(setup: Setup, start: Snapshot, firstTrial: number): Generator<void, RowMeasure> {
  try {
    return yield* setup.deterministic ? settle(setup, start) : sample(setup, start, firstTrial);
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    return { ones: [], exact: false, latency: null, reason: error.message };
  }
}

/**
 * Steps until all outputs have been the same for one step more than the longest delay. The inputs of the next step are
 * then those of this one, and a model remembers nothing else, so that nothing can change any more.
 */
function* settle(setup: Setup, start: Snapshot): Generator<void, RowMeasure> {
  const { simulation, lamps, longestDelay, horizon } = setup;
  const { outputs } = simulation.compiled;
  const previous = new Float64Array(outputs.length);
  const bits = new Uint8Array(lamps.length);
  const onesLate = new Float64Array(lamps.length);
  const half = Math.floor(horizon / 2);
  let lastChange = 0;
  let latency = 0;
  simulation.restore(start);
  for (let step = 0; step < horizon; step++) {
    simulation.step();
    yield;
    if (!equal(previous, outputs)) lastChange = step;
    previous.set(outputs);
    for (let k = 0; k < lamps.length; k++) {
      const bit = readLamp(lamps[k]!, outputs);
      if (bit !== bits[k] && step > 0) latency = step;
      bits[k] = bit;
      if (step >= half) onesLate[k]! += bit;
    }
    if (step - lastChange >= longestDelay) return settled(bits, latency);
  }
  return unsettled(onesLate, horizon - half, horizon);
}

function settled(bits: Uint8Array, latency: number): RowMeasure {
  const ones = Array.from(bits, (bit) => ({ probability: bit, low: bit, high: bit }));
  return { ones, exact: true, latency, reason: null };
}

/** The share of time an output was 1 says nothing about where it ends: the interval is all of [0, 1]. */
function unsettled(onesLate: Float64Array, steps: number, horizon: number): RowMeasure {
  const ones = Array.from(onesLate, (count) => ({ probability: count / steps, low: 0, high: 1 }));
  return { ones, exact: false, latency: null, reason: `did not settle in ${horizon} steps` };
}

/** Reads the outputs once a trial, at the horizon: readings of one trial would not be independent. */
function* sample(setup: Setup, start: Snapshot, firstTrial: number): Generator<void, RowMeasure> {
  const { simulation, lamps, horizon, trials } = setup;
  const { outputs } = simulation.compiled;
  /** Trials with a 1, by step, then lamp. */
  const counts = new Float64Array((horizon + 1) * lamps.length);
  for (let trial = 0; trial < trials; trial++) {
    simulation.restore(start, firstTrial + trial);
    for (let step = 0; step <= horizon; step++) {
      simulation.step();
      yield;
      for (let k = 0; k < lamps.length; k++) counts[step * lamps.length + k]! += readLamp(lamps[k]!, outputs);
    }
  }
  const last = counts.subarray(horizon * lamps.length);
  const ones = Array.from(last, (count) => wilson(count, trials));
  return { ones, exact: false, latency: majorityLatency(setup, counts), reason: null };
}

/** First step from which most trials show the final value at every output; null when a cycle may still change it. */
function majorityLatency(setup: Setup, counts: Float64Array): number | null {
  const { lamps, horizon, trials, recurrent, longestDelay } = setup;
  const isOne = (step: number, k: number): boolean => 2 * counts[step * lamps.length + k]! > trials;
  const isFinal = (step: number): boolean => lamps.every((_, k) => isOne(step, k) === isOne(horizon, k));
  let latency = horizon;
  while (latency > 0 && isFinal(latency - 1)) latency--;
  return recurrent && horizon - latency < longestDelay ? null : latency;
}

function readLamp({ source, isOn }: LampReader, outputs: Float64Array): 0 | 1 {
  return isOn(outputs[source]!) ? 1 : 0;
}

function equal(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
