import { countOf } from '../network/count.ts';
import { wilson } from '../analysis/intervals.ts';
import type { Snapshot } from '../simulation/snapshot.ts';
import { createDriftTest } from './drift.ts';
import { createLatencies, type Latencies } from './latencies.ts';
import { hasMajority, majority } from './majority.ts';
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
  const latencies = createLatencies();
  const drift = horizon.recurrent ? createDriftTest(setup) : null;
  for (let trial = 0; trial < trials; trial++) {
    simulation.restore(start, firstTrial + trial);
    for (let step = 0, at = 0; step <= horizon.steps; step++) {
      simulation.step();
      yield;
      for (let k = 0; k < lamps.length; k++) bits[at++] = readLamp(lamps[k]!, outputs);
    }
    for (let i = 0; i < size; i++) counts[i]! += bits[i]!;
    latencies.add(bits.subarray(size - lamps.length), latencyOf(bits, lamps.length));
    drift?.add(bits);
  }
  if (drift?.found()) return failedRow(`did not settle in ${countOf(horizon.steps, 'step')}`);
  return measured(setup, counts, latencies, drift?.trialsNeeded ?? null);
}

/** First step of one trial from which on its outputs stay as they are at the end. */
function latencyOf(bits: Uint8Array, lampCount: number): number {
  let at = bits.length - lampCount - 1;
  while (at >= 0 && bits[at] === bits[bits.length - lampCount + (at % lampCount)]) at--;
  return Math.floor(at / lampCount) + 1;
}

function measured(setup: Setup, counts: Uint32Array, latencies: Latencies, trialsNeeded: number | null): RowMeasure {
  const { lamps, horizon, trials } = setup;
  const last = counts.subarray(horizon.steps * lamps.length);
  const ones = Array.from(last, (count) => wilson(count, trials));
  const latency = trialsNeeded === null && ones.every(hasMajority) ? majorityLatency(setup, counts) : null;
  const jitter = latency === null ? null : latencies.of(majority(ones)).deviation;
  const reason = trialsNeeded === null ? null : tooFewToSettle;
  return { ones, exact: false, spikes: [], latency, jitter, settledWithin: null, reason, trialsNeeded };
}

/** First step from which most trials show the final value at every output. */
function majorityLatency({ lamps, horizon, trials }: Setup, counts: Uint32Array): number {
  const isOne = (step: number, k: number): boolean => 2 * counts[step * lamps.length + k]! > trials;
  const isFinal = (step: number): boolean => lamps.every((_, k) => isOne(step, k) === isOne(horizon.steps, k));
  let latency = horizon.steps;
  while (latency > 0 && isFinal(latency - 1)) latency--;
  return latency;
}
