import { beforeAll, describe, expect, it } from 'vitest';
import { activationsOf, plainLayers } from '../../../../engine/compare/conversion/layers.ts';
import { startConversion } from '../../../../engine/compare/conversion/conversion.ts';
import type { Conversion, ConversionOptions } from '../../../../engine/compare/conversion/types.ts';
import { trainOn, type Trained } from '../trained.ts';
import { converted } from './support.ts';

function measure(
  { preparation, train, test, spec, parameters }: Trained,
  options: Partial<ConversionOptions>,
): Conversion {
  const network = converted({ spec, parameters }, train.samples, options);
  const run = startConversion({ converted: network, preparation, data: test });
  run.advance(Infinity);
  return run.result();
}

const last = ({ points }: Conversion): number => points.at(-1)!.accuracy!.probability;

describe.each([
  ['digits-8x8', { hidden: [32, 16], activation: 'relu', epochs: 4, rate: 0.005 }, 0.88],
  ['iris', { hidden: [8], activation: 'relu', epochs: 100, rate: 0.01 }, 0.9],
] as const)('%s as integrate-and-fire neurons', (name, lesson, least) => {
  let trained!: Trained;
  beforeAll(() => (trained = trainOn(name, lesson)), 60_000);

  it('are within a percentage point of the perceptron after 256 steps, on the rows set aside', () => {
    const result = measure(trained, {});
    expect(result.samples).toBe(name === 'iris' ? 30 : 2000);
    expect(result.reference!.probability).toBeGreaterThan(least);
    expect(Math.abs(last(result) - result.reference!.probability)).toBeLessThanOrEqual(0.01);
    // One step is far too few.
    expect(result.points[0]!.accuracy!.probability).toBeLessThan(0.6);
  });
});

describe('neurons of digits-8x8 that spike by chance', () => {
  it.each([
    ['poisson', 'relu', (a: number, scale: number) => a * scale],
    ['stochastic', 'logistic', (p: number) => p * (1 - p)],
  ] as const)('come near the perceptron with one hidden layer, %s of %s units', (neuron, activation, variance) => {
    const [steps, trained] = [128, trainOn('digits-8x8', { hidden: [16], activation, epochs: 3, rate: 0.01 })];
    const result = measure(trained, { neuron, steps });
    expect(Math.abs(last(result) - result.reference!.probability)).toBeLessThanOrEqual(0.02);
    // The error of a mean of so many draws, over 32,000 outputs: it is known to 1/√64,000 of itself, 0.4 %.
    const [layer] = result.layers;
    const { samples } = trained.test;
    const layers = plainLayers(trained.spec, trained.parameters);
    let sum = 0;
    for (let row = 0; row < samples.count; row++) {
      const x = samples.x.subarray(row * samples.inputs, (row + 1) * samples.inputs);
      for (const a of activationsOf(layers, x).hidden[0]!) sum += variance(a, layer!.scale);
    }
    const expected = Math.sqrt(sum / (samples.count * 16) / steps);
    expect(layer!.resolution / expected).toBeGreaterThan(0.97);
    expect(layer!.resolution / expected).toBeLessThan(1.03);
    expect(layer!.inherited).toBe(0);
  });
});
