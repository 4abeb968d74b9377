import { describe, expect, it } from 'vitest';
import { sampleSeed } from '../../../../engine/compare/conversion/seeds.ts';
import { createSpikingLayers } from '../../../../engine/compare/conversion/simulate.ts';
import { convertedNetwork } from '../../../../engine/compare/conversion/to-network.ts';
import type { ConversionOptions } from '../../../../engine/compare/conversion/types.ts';
import { compile } from '../../../../engine/simulation/compile.ts';
import { parseNetworkText, serializeNetwork } from '../../../../engine/network/parse.ts';
import { converted, drawDense, drawSamples } from './support.ts';

const steps = 60;

/** Of each hidden layer, by step: neurons that spiked, once a spike. */
type Raster = readonly (readonly number[][])[];

const cases: readonly (readonly [string, Partial<ConversionOptions>])[] = [
  ['integrate-and-fire, reset by subtraction', {}],
  ['integrate-and-fire, reset to zero, from 0.3', { reset: 'zero', start: 0.3 }],
  ['integrate-and-fire, inputs that spike or not', { input: 'bernoulli' }],
  ['integrate-and-fire, Poisson inputs', { input: 'poisson', percentile: 95 }],
  ['stochastic binary', { neuron: 'stochastic', seed: 5 }],
  ['Poisson', { neuron: 'poisson' }],
];

describe.each(cases)('the network as a file, %s', (_, options) => {
  const activation = options.neuron === 'stochastic' ? 'logistic' : 'relu';
  const model = drawDense([5, 8, 6, 3], activation, 11);
  const training = drawSamples(40, 5, 3, 1);
  const samples = drawSamples(4, 5, 3, 2);
  const network = converted(model, training, { ...options, steps });
  const fast = createSpikingLayers(network);

  it.each([0, 1, 2, 3])(
    'spikes in the simulator as in the batch, neuron by neuron and step by step: sample %i',
    (k) => {
      const x = samples.x.slice(k * 5, (k + 1) * 5);
      const file = convertedNetwork(network, { x, row: k, name: 'one', outputNames: ['a', 'b', 'c'] });
      const read = parseNetworkText(serializeNetwork(file));
      if (!read.ok) throw new Error(JSON.stringify(read.issues));
      const simulation = compile(read.value);
      simulation.step(steps + 4);
      const run = simulation.finish();

      const expected: number[][][] = [[], []];
      const sums: number[][] = [];
      fast.begin(x, sampleSeed(network.options.seed, k));
      let before = fast.counts.map((counts) => counts.slice());
      for (let step = 0; step < steps; step++) {
        fast.advance();
        for (const [l, counts] of fast.counts.entries())
          expected[l]!.push([...counts].flatMap((count, j) => new Array<number>(count - before[l]![j]!).fill(j)));
        before = fast.counts.map((counts) => counts.slice());
        sums.push([...fast.sums]);
      }
      const found: Raster = run.spikes.map(({ steps: at, neurons, counts }, l) => {
        const raster: number[][] = Array.from({ length: steps }, () => []);
        // Layer l is l + 1 steps behind the inputs.
        for (const [s, step] of at.entries())
          raster[step - l - 1]?.push(...new Array<number>(counts[s]!).fill(neurons[s]!));
        return raster;
      });
      expect(found).toEqual(expected);
      expect(expected.flat(2).length).toBeGreaterThan(20);
      // The last layer is three steps behind.
      const values = run.traces.map((trace) => trace.values.slice(3, 3 + steps));
      expect(sums.map((_, step) => values.map((trace) => trace[step]!))).toEqual(sums);
    },
  );
});
