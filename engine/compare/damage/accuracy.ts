import type { Prepared } from '../../data/apply.ts';
import { activationsOf } from '../conversion/layers.ts';
import { sampleSeed } from '../conversion/seeds.ts';
import { createSpikingLayers } from '../conversion/simulate.ts';
import type { Converted, PlainLayer } from '../conversion/types.ts';

/** Work that can wait after each part: yields how much it did. */
export type Work<T> = Generator<number, T, void>;

type Decide = (z: Float64Array) => number;

/** Share of samples that the perceptron gets right; a sample a part. */
export function exactAccuracy(layers: readonly PlainLayer[], data: Prepared, decide: Decide): Work<number> {
  return shareRight(data, (x) => decide(activationsOf(layers, x).z));
}

/** The same of neurons, by the sums of the outputs after all steps. */
export function spikingAccuracy(converted: Converted, data: Prepared, decide: Decide): Work<number> {
  const network = createSpikingLayers(converted);
  const { steps, seed } = converted.options;
  return shareRight(data, (x, row) => {
    network.begin(x, sampleSeed(seed, row));
    for (let step = 0; step < steps; step++) network.advance();
    return decide(network.sums.map((sum) => sum / steps));
  });
}

function* shareRight(
  { samples, codes, rows }: Prepared,
  classOf: (x: Float64Array, row: number) => number,
): Work<number> {
  const { count, inputs, x } = samples;
  let right = 0;
  for (let k = 0; k < count; k++) {
    if (classOf(x.subarray(k * inputs, (k + 1) * inputs), rows[k]!) === codes![k]) right++;
    yield 1;
  }
  return right / count;
}
