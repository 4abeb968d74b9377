import { wilson, type Estimate } from '../analysis/intervals.ts';
import type { Snapshot } from '../simulation/snapshot.ts';
import { createDriftTest } from './drift.ts';
import { readLamp, type Setup } from './setup.ts';
import { failedRow, tooFewToSettle, type RowMeasure } from './types.ts';

/**
 * Runs the trials of a random circuit, and reads the outputs once a trial, at the horizon: readings of one trial would
 * not be independent. With a cycle, the steps of the second half before it must have had the same law.
 */
export function* sample(setup: Setup, start: Snapshot, firstTrial: number): Generator<void, RowMeasure> {
  const { simulation, lamps, horizon, trials } = setup;
  const { outputs } = simulation.compiled;
  const size = (horizon.steps + 1) * lamps.length;
  /** Of the trial, and trials with a 1: by step, then lamp. */
  const bits = new Uint8Array(size);
  const counts = new Uint32Array(size);
  const drift = horizon.recurrent ? createDriftTest(setup) : null;
  for (let trial = 0; trial < trials; trial++) {
    simulation.restore(start, firstTrial + trial);
    for (let step = 0, at = 0; step <= horizon.steps; step++) {
      simulation.step();
      yield;
      for (let k = 0; k < lamps.length; k++) bits[at++] = readLamp(lamps[k]!, outputs);
    }
    for (let i = 0; i < size; i++) counts[i]! += bits[i]!;
    drift?.add(bits);
  }
  if (drift?.found()) return failedRow(`did not settle in ${horizon.steps} steps`);
  return measured(setup, counts, drift?.trialsNeeded ?? null);
}

function measured(setup: Setup, counts: Uint32Array, trialsNeeded: number | null): RowMeasure {
  const { lamps, horizon, trials } = setup;
  const last = counts.subarray(horizon.steps * lamps.length);
  const ones = Array.from(last, (count) => wilson(count, trials));
  const latency = trialsNeeded === null && ones.every(hasMajority) ? majorityLatency(setup, counts) : null;
  const reason = trialsNeeded === null ? null : tooFewToSettle;
  return { ones, exact: false, latency, settledWithin: null, reason, trialsNeeded };
}

/** A final value that may as well be the other one was reached at no step. */
function hasMajority({ low, high }: Estimate): boolean {
  return low > 0.5 || high < 0.5;
}

/** First step from which most trials show the final value at every output. */
function majorityLatency({ lamps, horizon, trials }: Setup, counts: Uint32Array): number {
  const isOne = (step: number, k: number): boolean => 2 * counts[step * lamps.length + k]! > trials;
  const isFinal = (step: number): boolean => lamps.every((_, k) => isOne(step, k) === isOne(horizon.steps, k));
  let latency = horizon.steps;
  while (latency > 0 && isFinal(latency - 1)) latency--;
  return latency;
}
