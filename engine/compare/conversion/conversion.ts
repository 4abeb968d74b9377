import { wilson } from '../../analysis/intervals.ts';
import type { Prepared } from '../../data/apply.ts';
import type { Preparation } from '../../data/preparation.ts';
import { conversionEnergy } from './energy.ts';
import { createDecide } from './decide.ts';
import { createLossByLayer } from './layer-loss.ts';
import { activationsOf } from './layers.ts';
import { latencyOf } from './latency.ts';
import { stepsByPowers } from './points.ts';
import { sampleSeed } from './seeds.ts';
import { createSpikingLayers } from './simulate.ts';
import type { Conversion, Converted, ConversionPoint } from './types.ts';

/** A measurement sample by sample, which a worker can show and stop. */
export interface ConversionRun {
  readonly total: number;
  /** Samples done. */
  readonly done: number;
  /** Runs up to `count` samples through all steps; true when all are done. */
  advance(count: number): boolean;
  /** Of the samples done so far; throws before the first. */
  result(): Conversion;
}

export interface ConversionTask {
  readonly converted: Converted;
  readonly preparation: Preparation;
  /** Rows with their targets. */
  readonly data: Prepared;
  /** Steps to report, in order; powers of two where left out. */
  readonly points?: readonly number[];
}

/** Runs each sample through the MLP and through the spiking network, and keeps what is needed of each step. */
export function startConversion({ converted, preparation, data, points }: ConversionTask): ConversionRun {
  const { options, layers, exact } = converted;
  const { steps } = options;
  const { samples, codes, rows } = data;
  const network = createSpikingLayers(converted);
  const decide = createDecide(preparation, exact.at(-1)!);
  const losses = createLossByLayer(converted, decide);
  const width = layers.at(-1)!.size;
  // Of all samples, by step.
  const right = new Float64Array(steps);
  const agreed = new Float64Array(steps);
  const squares = new Float64Array(steps);
  const spikes = new Float64Array(steps);
  const operations = new Float64Array(steps);
  const latencies: number[] = [];
  let [done, exactRight, inputs] = [0, 0, 0];

  function run(sample: number): void {
    const x = samples.x.subarray(sample * samples.inputs, (sample + 1) * samples.inputs);
    const seed = sampleSeed(options.seed, rows[sample]!);
    const { hidden, z } = activationsOf(exact, x);
    const [actual, own] = [codes ? codes[sample]! : -1, decide(z)];
    if (own === actual) exactRight++;
    for (const value of x) if (value !== 0) inputs++;
    const mean = new Float64Array(width);
    let [settled, last] = [1, -1];
    network.begin(x, seed);
    for (let step = 0; step < steps; step++) {
      network.advance();
      for (let j = 0; j < width; j++) {
        mean[j] = network.sums[j]! / (step + 1);
        squares[step]! += (mean[j]! - z[j]!) ** 2;
      }
      const decided = decide(mean);
      if (decided !== last) [settled, last] = [step + 1, decided];
      if (decided === actual) right[step]!++;
      if (decided === own) agreed[step]!++;
      spikes[step]! += network.spikes;
      operations[step]! += network.synapticOperations;
    }
    latencies.push(settled);
    losses.add({ x, seed, hidden, counts: network.counts, classes: codes && { actual, exact: own } });
    done++;
  }

  function pointAt(steps: number): ConversionPoint {
    const k = steps - 1;
    return {
      steps,
      accuracy: codes && wilson(right[k]!, done),
      agreement: codes && wilson(agreed[k]!, done),
      outputError: Math.sqrt(squares[k]! / (done * width)),
      spikes: spikes[k]! / done,
      synapticOperations: operations[k]! / done,
    };
  }

  return {
    total: samples.count,
    get done() {
      return done;
    },
    advance(count) {
      for (let k = 0; k < count && done < samples.count; k++) run(done);
      return done >= samples.count;
    },
    result() {
      if (done === 0) throw new Error('Found no sample done, expected at least one');
      const asked = points ?? stepsByPowers(steps);
      const end = pointAt(steps);
      return {
        ...{ options, samples: done, calibrationRows: converted.calibrationRows, inputScale: converted.inputScale },
        notes: converted.notes,
        reference: codes && wilson(exactRight, done),
        points: asked.map(pointAt),
        latency: codes && latencyOf(latencies),
        layers: losses.result(),
        energy: conversionEnergy(converted, { ...end, inputs: inputs / done }),
      };
    },
  };
}
