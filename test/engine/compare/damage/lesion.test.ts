import { describe, expect, it } from 'vitest';
import { createLesionOrder, lesioned, lesionedNeurons } from '../../../../engine/compare/damage/lesion.ts';
import { meanInterval, t95 } from '../../../../engine/compare/damage/mean-interval.ts';
import { plainLayers } from '../../../../engine/compare/conversion/layers.ts';
import { createSpikingLayers } from '../../../../engine/compare/conversion/simulate.ts';
import { converted, drawDense, drawSamples } from '../conversion/support.ts';

const model = drawDense([4, 10, 6, 3], 'relu', 3);
const layers = plainLayers(model.spec, model.parameters);
const total = (parts: readonly Uint8Array[]): number =>
  parts.flatMap((part) => [...part]).reduce((sum, one) => sum + one, 0);

describe('a lesion', () => {
  it.each([
    ['neurons', 16],
    ['synapses', 4 * 10 + 10 * 6 + 6 * 3],
  ] as const)('takes the rounded share of %s, and each larger one holds every smaller', (kind, count) => {
    const order = createLesionOrder(layers, kind, { seed: 1, repeat: 0 });
    expect(order.count).toBe(count);
    let before: readonly number[] = [];
    for (const fraction of [0, 0.1, 0.33, 0.5, 0.9, 1]) {
      const lesion = order.lesion(fraction);
      const own = lesion[kind].flatMap((part) => [...part]);
      expect(lesion.lost).toBe(Math.round(fraction * count));
      expect(total(lesion[kind])).toBe(lesion.lost);
      expect(total(lesion[kind === 'neurons' ? 'synapses' : 'neurons'])).toBe(0);
      expect(before.every((gone, k) => gone <= own[k]!)).toBe(true);
      before = own;
    }
  });

  it('is drawn by seed and repeat alone', () => {
    const gone = (seed: number, repeat: number): number[] =>
      createLesionOrder(layers, 'synapses', { seed, repeat })
        .lesion(0.3)
        .synapses.flatMap((part) => [...part]);
    expect(gone(1, 0)).toEqual(gone(1, 0));
    expect(gone(1, 1)).not.toEqual(gone(1, 0));
    expect(gone(2, 0)).not.toEqual(gone(1, 0));
  });

  it('of a neuron takes its bias and all that comes to it and from it, and nothing else', () => {
    const neurons = [Uint8Array.from({ length: 10 }, (_, j) => (j === 2 ? 1 : 0)), new Uint8Array(6)];
    const synapses = layers.map(({ weights }) => new Uint8Array(weights.length));
    const left = lesioned(layers, { lost: 1, neurons, synapses });
    const changed = left.map(({ weights, biases }, l) => ({
      weights: [...weights.keys()].filter((at) => weights[at] !== layers[l]!.weights[at]),
      biases: [...biases.keys()].filter((j) => biases[j] !== layers[l]!.biases[j]),
    }));
    expect(changed).toEqual([
      // Weights [input][unit]: four into unit 2 of ten, then six from input 2.
      { weights: [2, 12, 22, 32], biases: [2] },
      { weights: [12, 13, 14, 15, 16, 17], biases: [] },
      { weights: [], biases: [] },
    ]);
    expect(left.flatMap(({ weights }) => [...weights]).filter((weight) => weight === 0)).toHaveLength(10);
  });

  it('silences stochastic neurons, which would spike half the time at a net input of 0', () => {
    const logistic = drawDense([4, 10, 3], 'logistic', 3);
    const network = converted(logistic, drawSamples(5, 4, 3, 1), { neuron: 'stochastic' });
    const lesion = createLesionOrder(network.layers, 'neurons', { seed: 1, repeat: 0 }).lesion(0.5);
    const spiking = createSpikingLayers({ ...network, layers: lesionedNeurons(network.layers, lesion) });
    spiking.begin(Float64Array.of(1, 0, -1, 0.5), 1);
    for (let step = 0; step < 200; step++) spiking.advance();
    for (const [j, count] of spiking.counts[0]!.entries()) expect(count > 0).toBe(lesion.neurons[0]![j] === 0);
  });
});

describe('the interval of a mean', () => {
  it('is that of Student', () => {
    // Mean 3, deviation √2.5, t = 2.776 at 4 degrees of freedom.
    const { mean, low, high } = meanInterval([1, 2, 3, 4, 5])!;
    expect(mean).toBe(3);
    expect(high - mean).toBeCloseTo((2.776 * Math.sqrt(2.5)) / Math.sqrt(5), 12);
    expect(mean - low).toBeCloseTo(high - mean, 12);
    expect(meanInterval([0.5])).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
    expect(meanInterval([])).toBeNull();
    // Tables have 2.021, 2.000 and 1.980.
    for (const [freedom, quantile] of [
      [40, 2.021],
      [60, 2],
      [120, 1.98],
    ] as const)
      expect(t95(freedom)).toBeCloseTo(quantile, 2);
  });
});
