import { describe, expect, it } from 'vitest';
import { checkConversion, checkOptions, suitedNeurons } from '../../../../engine/compare/conversion/check.ts';
import { startConversion } from '../../../../engine/compare/conversion/conversion.ts';
import { convertDense } from '../../../../engine/compare/conversion/convert.ts';
import { latencyOf } from '../../../../engine/compare/conversion/latency.ts';
import { parametersOf, plainLayers } from '../../../../engine/compare/conversion/layers.ts';
import { percentileOf } from '../../../../engine/compare/conversion/percentile.ts';
import { everyStep, stepsByPowers } from '../../../../engine/compare/conversion/points.ts';
import { createSpikingLayers } from '../../../../engine/compare/conversion/simulate.ts';
import {
  defaultConversion,
  type Conversion,
  type ConversionOptions,
} from '../../../../engine/compare/conversion/types.ts';
import type { DenseSpec } from '../../../../engine/learning/dense/spec.ts';
import { samplesOf } from '../../../../engine/learning/samples.ts';
import { logistic, type Activation } from '../../../../engine/learning/units.ts';
import { classPreparation, converted, drawDense, drawSamples, preparedOf } from './support.ts';

/** One hidden unit of weight 1 and no bias, seen by two outputs: it for the first, 0.5 less it for the second. */
function relay(activation: Activation = 'relu'): { spec: DenseSpec; parameters: number[] } {
  const layers = [
    { size: 1, activation },
    { size: 2, activation: 'softmax' as const },
  ];
  return { spec: { inputs: 1, layers }, parameters: [1, 0, 1, -1, 0, 0.5] };
}

const rows = (...values: number[]): ReturnType<typeof samplesOf> =>
  samplesOf(
    values.map((value) => [value]),
    values.map(() => [1, 0]),
  );

/** Spikes of the hidden unit of `relay` after so many steps; the scale is 1. */
function spikesAt(x: number, steps: number, options: Partial<ConversionOptions> = {}, activation?: Activation): number {
  const spiking = createSpikingLayers(converted(relay(activation), rows(0, 1), { percentile: 100, ...options }));
  spiking.begin(Float64Array.of(x), 3);
  for (let step = 0; step < steps; step++) spiking.advance();
  return spiking.counts[0]![0]!;
}

function measured(
  samples: ReturnType<typeof samplesOf>,
  codes: number[],
  options: Partial<ConversionOptions>,
): Conversion {
  const network = converted(relay(), rows(0, 1), { percentile: 100, ...options });
  const data = preparedOf(samples, codes);
  const run = startConversion({ converted: network, preparation: classPreparation(2), data });
  run.advance(Infinity);
  return run.result();
}

describe('a neuron that integrates and fires', () => {
  // Multiples of 1/64 add up without rounding.
  const drives = [0, 1, 5, 13, 32, 50, 63, 64].map((k) => k / 64);

  it.each(drives)('spikes ⌊T·x⌋ times by reset by subtraction, x = %f', (x) => {
    for (const steps of [1, 7, 64, 200]) expect(spikesAt(x, steps)).toBe(Math.floor(steps * x));
  });

  it.each(drives)('begins at half the threshold and then spikes ⌊T·x + ½⌋ times, x = %f', (x) => {
    for (const steps of [1, 7, 64, 200]) expect(spikesAt(x, steps, { start: 0.5 })).toBe(Math.floor(steps * x + 0.5));
  });

  it.each(drives)('loses what is above the threshold by reset to zero: one spike in ⌈1/x⌉ steps, x = %f', (x) => {
    const expected = x === 0 ? 0 : Math.floor(200 / Math.ceil(1 / x));
    expect(spikesAt(x, 200, { reset: 'zero' })).toBe(expected);
  });

  it('spikes at most once a step, and not at all below 0', () => {
    expect(spikesAt(3, 50)).toBe(50);
    expect(spikesAt(-3, 50)).toBe(0);
  });
});

describe('neurons that spike by chance', () => {
  // Of a mean of n draws: five standard errors, by a fixed seed.
  it.each([-2, -0.3, 0, 1.4])('a stochastic one spikes as often as a logistic unit is high, z = %f', (z) => {
    const [n, p] = [4000, logistic(z)];
    const found = spikesAt(z, n, { neuron: 'stochastic' }, 'logistic') / n;
    expect(Math.abs(found - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n));
  });

  it.each([0.05, 0.7, 2.5])('a Poisson one spikes as often as a ReLU is high, z = %f', (z) => {
    const n = 4000;
    const found = spikesAt(z, n, { neuron: 'poisson' }) / n;
    expect(Math.abs(found - z)).toBeLessThan(5 * Math.sqrt(z / n));
    expect(spikesAt(-z, n, { neuron: 'poisson' })).toBe(0);
  });

  it('draws the same for the same seed, and other numbers for another', () => {
    const counts = [1, 1, 2].map((seed) => {
      const spiking = createSpikingLayers(
        converted(drawDense([4, 20, 3], 'logistic', 1), drawSamples(9, 4, 3, 1), { neuron: 'stochastic' }),
      );
      spiking.begin(Float64Array.of(1, -1, 0.5, 0), seed);
      for (let step = 0; step < 20; step++) spiking.advance();
      return [...spiking.counts[0]!];
    });
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[2]).not.toEqual(counts[0]);
  });
});

describe('weight normalisation', () => {
  it('takes percentiles between ranks as numpy does', () => {
    // numpy.percentile([4, 1, 3, 2], p)
    for (const [p, value] of [
      [0, 1],
      [50, 2.5],
      [90, 3.7],
      [100, 4],
    ] as const)
      expect(percentileOf(Float64Array.of(4, 1, 3, 2), p)).toBeCloseTo(value, 12);
    expect(percentileOf(Float64Array.of(7), 99)).toBe(7);
    expect(() => percentileOf(new Float64Array(0), 50)).toThrow('Found no values, expected at least one');
  });

  it('leaves a scaled perceptron that puts out the same', () => {
    const model = drawDense([5, 8, 6, 3], 'relu', 4);
    const network = converted(model, drawSamples(60, 5, 3, 4), {});
    const [first, second, last] = network.layers;
    expect(first!.scale).not.toBe(1);
    // W λ(before)/λ, by hand for one weight of each layer.
    expect(first!.weights[3]).toBeCloseTo(model.parameters[3]! / first!.scale, 14);
    const [w2, w3] = [plainLayers(model.spec, model.parameters)[1]!, plainLayers(model.spec, model.parameters)[2]!];
    expect(second!.weights[7]).toBeCloseTo((w2.weights[7]! * first!.scale) / second!.scale, 14);
    expect(second!.biases[2]).toBeCloseTo(w2.biases[2]! / second!.scale, 14);
    expect(last!.weights[4]).toBeCloseTo(w3.weights[4]! * second!.scale, 14);
    expect(last!.biases[1]).toBe(w3.biases[1]);
  });

  it('gives a layer that is silent on all rows a scale of 1', () => {
    const network = converted(relay(), rows(-1, -2), {});
    expect(network.layers[0]!.scale).toBe(1);
  });

  it('reads layers and writes them alike', () => {
    const { spec, parameters } = drawDense([3, 4, 2], 'relu', 9);
    expect(parametersOf(plainLayers(spec, parameters))).toEqual(parameters);
  });
});

describe('what a conversion finds', () => {
  it('counts right samples by step, and the step from which each stays', () => {
    // ⌊T·x⌋ spikes against 0.25 T: 0.9 is above from T = 2 on, 0.1 never, and ½ from T = 2 on, where 1 of 2 is above 0.25.
    const { points, latency, reference } = measured(rows(0.9, 0.1, 0.5), [0, 1, 0], { steps: 8 });
    expect(points.map(({ steps }) => steps)).toEqual([1, 2, 4, 8]);
    expect(points.map(({ accuracy }) => accuracy!.probability)).toEqual([1 / 3, 1, 1, 1]);
    expect(points.map(({ agreement }) => agreement!.probability)).toEqual([1 / 3, 1, 1, 1]);
    expect(reference!.probability).toBe(1);
    expect(latency).toEqual({ mean: (2 + 1 + 2) / 3, median: 2, most: 2 });
    // ⌊8·0.9⌋ + ⌊8·0.1⌋ + ⌊8·0.5⌋ = 7 + 0 + 4, each to two outputs.
    expect(points[3]!.spikes).toBeCloseTo(11 / 3, 12);
    expect(points[3]!.synapticOperations).toBeCloseTo(22 / 3, 12);
  });

  it('tells clipping from resolution, which a layer has alone, and these from what it inherits', () => {
    // The scale is 1: 1.5 is clipped by 0.5. 0.9 is told as 7/8, 0.5 as it is.
    const { layers } = measured(rows(1.5, 0.9, 0.5, -1), [0, 0, 0, 1], { steps: 8 });
    expect(layers).toHaveLength(1);
    const [layer] = layers;
    const rms = (...values: number[]): number => Math.sqrt(values.reduce((sum, each) => sum + each ** 2, 0) / 4);
    expect(layer!.clipping).toBeCloseTo(rms(0.5), 12);
    expect(layer!.resolution).toBeCloseTo(rms(0.9 - 7 / 8), 12);
    expect(layer!.inherited).toBe(0);
    expect(layer!.total).toBeCloseTo(rms(0.5, 0.9 - 7 / 8), 12);
    expect(layer!.activation).toBeCloseTo(rms(1.5, 0.9, 0.5), 12);
    expect(layer!.rate).toBeCloseTo((8 + 7 + 4) / 32, 12);
  });

  it('has the error of a first layer fall as 1/T, and a second inherit from it', () => {
    const model = drawDense([5, 12, 12, 3], 'relu', 2);
    const training = drawSamples(200, 5, 3, 1);
    const data = preparedOf(drawSamples(30, 5, 3, 2), new Array<number>(30).fill(0));
    const losses = [64, 256].map((steps) => {
      const network = converted(model, training, { percentile: 100, steps });
      const run = startConversion({ converted: network, preparation: classPreparation(3), data });
      run.advance(30);
      return run.result().layers;
    });
    const ratio = losses[0]![0]!.resolution / losses[1]![0]!.resolution;
    expect(ratio).toBeGreaterThan(3.5);
    expect(ratio).toBeLessThan(4.5);
    expect(losses[1]![0]!.inherited).toBe(0);
    expect(losses[1]![1]!.inherited).toBeGreaterThan(0);
  });

  it('is exact from the first step on without hidden layers', () => {
    const model = drawDense([4, 3], 'relu', 5);
    const data = preparedOf(drawSamples(20, 4, 3, 6), new Array<number>(20).fill(1));
    const network = converted(model, data.samples, { steps: 4 });
    const run = startConversion({ converted: network, preparation: classPreparation(3), data });
    run.advance(20);
    const { points, notes } = run.result();
    expect(points[0]!.agreement!.probability).toBe(1);
    expect(points[0]!.outputError).toBeLessThan(1e-12);
    expect(notes).toHaveLength(1);
  });

  it('charges a spike an addition and a weight of the perceptron a multiplication', () => {
    const { energy, points } = measured(rows(0.9, 0.5), [0, 0], { steps: 8 });
    const arithmetic = energy.find(({ id }) => id === 'digital-arithmetic')!;
    // Horowitz (2014): 0.9 pJ an addition, 4.6 pJ with a multiplication; three weights, and one input held.
    expect(arithmetic.mlp).toBeCloseTo(3 * 4.6e-12, 24);
    expect(arithmetic.spiking).toBeCloseTo((points[3]!.synapticOperations * 0.9 + 4.6) * 1e-12, 24);
    const brain = energy.find(({ id }) => id === 'brain-share')!;
    expect(brain).toMatchObject({ mlp: null });
    // 20 W over 8.6e10 neurons, of three for 8 ms.
    expect(brain.spiking).toBeCloseTo((20 / 8.6e10) * 3 * 8e-3, 18);
    expect(energy.find(({ id }) => id === 'gpu')).toMatchObject({ spiking: null });
  });

  it('tells what was done when it is stopped', () => {
    const network = converted(relay(), rows(0, 1), { percentile: 100, steps: 8 });
    const data = preparedOf(rows(0.9, 0.1, 0.5), [0, 1, 0]);
    const run = startConversion({ converted: network, preparation: classPreparation(2), data });
    expect(() => run.result()).toThrow('Found no sample done, expected at least one');
    expect(run.advance(2)).toBe(false);
    expect(run.done).toBe(2);
    expect(run.result().points[3]!.accuracy).toMatchObject({ probability: 1 });
    expect(run.result().samples).toBe(2);
  });

  it('reports powers of two and the last, or every step', () => {
    expect(stepsByPowers(256)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
    expect(stepsByPowers(100)).toEqual([1, 2, 4, 8, 16, 32, 64, 100]);
    expect(stepsByPowers(1)).toEqual([1]);
    expect(everyStep(3)).toEqual([1, 2, 3]);
    expect(latencyOf([1, 9, 2, 3])).toEqual({ mean: 3.75, median: 2, most: 9 });
  });
});

describe('what cannot be converted', () => {
  const specOf = (...activations: Activation[]): DenseSpec => ({
    inputs: 2,
    layers: [
      ...activations.map((activation) => ({ size: 3, activation })),
      { size: 2, activation: 'softmax' as const },
    ],
  });

  it.each([
    ['tanh', 'if', 'relu or logistic units; train the model again with one of them'],
    ['linear', 'poisson', 'relu or logistic units; train the model again with one of them'],
    ['logistic', 'if', 'the neuron stochastic, or a model trained with relu'],
    ['relu', 'stochastic', 'the neuron if or poisson, or a model trained with logistic'],
  ] as const)('%s under %s is refused, with the layer and a remedy', (activation, neuron, expected) => {
    const issues = checkConversion(specOf('relu', activation), {
      neuron: neuron === 'stochastic' ? 'stochastic' : neuron,
    });
    const own = issues.filter(({ path }) => path === 'spec.layers[1].activation');
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({ expected });
    const found = convertDense({ spec: specOf(activation), parameters: [] }, rows(), { ...defaultConversion, neuron });
    expect(found.ok).toBe(false);
  });

  it('suits some neurons to a model, or none', () => {
    expect(suitedNeurons(specOf('relu', 'leaky-relu'))).toEqual(['if', 'poisson']);
    expect(suitedNeurons(specOf('logistic'))).toEqual(['stochastic']);
    expect(suitedNeurons(specOf('relu', 'logistic'))).toEqual([]);
    expect(suitedNeurons(specOf())).toEqual(['if', 'stochastic', 'poisson']);
  });

  it('says that a leaky ReLU loses what is below 0', () => {
    expect(converted(relay('leaky-relu'), rows(1), {}).notes[0]).toMatch(/^leaky-relu: outputs below 0 have no rate/);
  });

  it.each([
    ['steps', 0],
    ['steps', 1.5],
    ['percentile', 0],
    ['percentile', 101],
    ['start', 1],
    ['seed', -1],
  ] as const)('%s of %f is out of bounds', (name, value) => {
    expect(checkOptions({ ...defaultConversion, [name]: value })).toMatchObject([
      { path: name, message: `found ${value}` },
    ]);
    expect(checkOptions(defaultConversion)).toEqual([]);
  });
});
