import { wilson } from '../analysis/intervals.ts';
import type { Snapshot } from '../simulation/snapshot.ts';
import { certain } from './certain.ts';
import { createLatencies, type Latencies } from './latencies.ts';
import { hasMajority, majority } from './majority.ts';
import { readLamp, type Setup } from './setup.ts';
import type { RowMeasure } from './types.ts';

/**
 * Reads a circuit in time: the inputs are held from step 0 on, and a lamp shows 1 when its neuron spikes at least
 * `window.spikes` times after the settling part. A lamp on a rate shows the bit of the last step. A trial has its answer
 * from the first spike of each output that shows 1, and from the last one of each that shows 0.
 */
export function* countSpikes(setup: Setup, start: Snapshot, firstTrial: number): Generator<void, RowMeasure> {
  const { simulation, lamps, horizon, trials } = setup;
  const trial = createTrial(setup);
  const latencies = createLatencies();
  const ones = new Uint32Array(lamps.length);
  const spikes = new Float64Array(lamps.length);
  for (let k = 0; k < trials; k++) {
    if (horizon.deterministic) simulation.restore(start);
    else simulation.restore(start, firstTrial + k);
    trial.begin();
    for (let step = 0; step < horizon.steps + horizon.window!.steps; step++) {
      simulation.step();
      yield;
      trial.observe(step);
    }
    const { bits, counts, latency } = trial.end();
    for (let lamp = 0; lamp < lamps.length; lamp++) {
      ones[lamp]! += bits[lamp]!;
      spikes[lamp]! += counts[lamp]!;
    }
    latencies.add(bits, latency);
  }
  return measured(setup, ones, spikes, latencies);
}

/** What one trial shows; `counts` are those of the window, and `latency` is in steps. */
interface Answer {
  readonly bits: Uint8Array;
  readonly counts: Uint32Array;
  readonly latency: number;
}

function createTrial({ simulation, lamps, horizon }: Setup): {
  begin(): void;
  observe(step: number): void;
  end(): Answer;
} {
  const { outputs } = simulation.compiled;
  const counts = new Uint32Array(lamps.length);
  const bits = new Uint8Array(lamps.length);
  /** Steps of the first and last spike since the inputs were set; −1 for none. */
  const first = new Int32Array(lamps.length);
  const last = new Int32Array(lamps.length);
  /** Step at which a rate last changed its bit. */
  const change = new Int32Array(lamps.length);
  return {
    begin() {
      for (const each of [counts, bits, change]) each.fill(0);
      for (const each of [first, last]) each.fill(-1);
    },
    observe(step) {
      for (let k = 0; k < lamps.length; k++) {
        const bit = readLamp(lamps[k]!, outputs);
        if (lamps[k]!.isRate) {
          if (bit !== bits[k] && step > 0) change[k] = step;
          bits[k] = bit;
        } else if (bit === 1) {
          if (first[k]! < 0) first[k] = step;
          last[k] = step;
          if (step >= horizon.steps) counts[k]! += outputs[lamps[k]!.source]!;
        }
      }
    },
    end() {
      let latency = 0;
      for (let k = 0; k < lamps.length; k++) {
        const { isRate } = lamps[k]!;
        if (!isRate) bits[k] = counts[k]! >= horizon.window!.spikes ? 1 : 0;
        latency = Math.max(latency, isRate ? change[k]! : bits[k] === 1 ? first[k]! : last[k]!);
      }
      return { bits, counts, latency };
    },
  };
}

function measured(
  { simulation, lamps, horizon, trials }: Setup,
  counts: Uint32Array,
  spikes: Float64Array,
  latencies: Latencies,
): RowMeasure {
  const { dt } = simulation.compiled.network.time;
  const exact = horizon.deterministic;
  const ones = Array.from(counts, (count) => (exact ? certain[count === 1 ? 1 : 0] : wilson(count, trials)));
  const { mean, deviation } = ones.every(hasMajority) ? latencies.of(majority(ones)) : { mean: null, deviation: null };
  return {
    ones,
    exact,
    spikes: lamps.map(({ isRate }, k) => (isRate ? null : spikes[k]! / trials)),
    latency: inMs(mean, dt),
    jitter: exact ? 0 : inMs(deviation, dt),
    settledWithin: null,
    reason: null,
    trialsNeeded: null,
  };
}

/** Steps in ms, without the rounding of a product: 46 · 0.1 is 4.6. */
function inMs(steps: number | null, dt: number): number | null {
  return steps === null ? null : Number((steps * dt).toPrecision(12));
}
