import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { samplesOf, type Samples } from '../../../engine/learning/samples.ts';
import { createRandom } from '../../../engine/simulation/random.ts';

/** A network of one hidden layer as its arrays: weights [input][unit], biases, weights [unit][output], biases. */
interface Parts {
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  readonly values: Float64Array;
}

const activation = fc.constantFrom('tanh', 'logistic', 'relu', 'leaky-relu', 'linear');
const shape = fc.record({
  inputs: fc.integer({ min: 1, max: 6 }),
  hidden: fc.integer({ min: 2, max: 9 }),
  outputs: fc.integer({ min: 1, max: 4 }),
  activation,
  seed: fc.integer({ min: 0, max: 1e6 }),
});

const networkOf = (parts: Omit<Parts, 'values'>, kind: string, samples: Samples) =>
  createDense(
    {
      inputs: parts.inputs,
      layers: [
        { size: parts.hidden, activation: kind as 'tanh' },
        { size: parts.outputs, activation: 'linear' },
      ],
    },
    samples,
    { loss: 'squared' },
  );

function randomSamples(inputs: number, outputs: number, seed: number): Samples {
  const random = createRandom(seed).at(1, 0, 0);
  const draw = (length: number): Float64Array => Float64Array.from({ length }, () => random.normal());
  return { count: 11, inputs, outputs, x: draw(11 * inputs), t: draw(11 * outputs), weights: null };
}

/** Where each number of the network goes when hidden unit j becomes unit `to[j]`. */
function permuted({ inputs, hidden, outputs, values }: Parts, to: readonly number[]): Float64Array {
  const result = values.slice();
  const second = (inputs + 1) * hidden;
  for (let j = 0; j < hidden; j++) {
    for (let i = 0; i <= inputs; i++) result[i * hidden + to[j]!] = values[i * hidden + j]!;
    for (let k = 0; k < outputs; k++) result[second + to[j]! * outputs + k] = values[second + j * outputs + k]!;
  }
  return result;
}

const closeTo = (a: Float64Array, b: Float64Array): void =>
  a.forEach((each, k) => expect(Math.abs(each - b[k]!)).toBeLessThan(1e-11 * (1 + Math.abs(each))));

describe('a multilayer perceptron', () => {
  it('is the same when hidden units change places, and so is its gradient', () => {
    fc.assert(
      fc.property(shape, ({ seed, activation: kind, ...sizes }) => {
        const samples = randomSamples(sizes.inputs, sizes.outputs, seed);
        const network = networkOf(sizes, kind, samples);
        network.initialise({ kind: 'normal', sd: 0.8 }, createRandom(seed));
        const values = network.parameters();
        const [outputs, gradient] = [network.outputs(), network.gradient().gradient];
        const to = Array.from({ length: sizes.hidden }, (_, j) => (j + 1 + (seed % (sizes.hidden - 1))) % sizes.hidden);
        network.setParameters(permuted({ ...sizes, values }, to));
        closeTo(network.outputs(), outputs);
        closeTo(network.gradient().gradient, permuted({ ...sizes, values: gradient }, to));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('is the same when an input grows as its weights shrink; the gradient of the weights grows', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: -8, max: 8 }), ({ seed, activation: kind, ...sizes }, power) => {
        const samples = randomSamples(sizes.inputs, sizes.outputs, seed);
        const input = seed % sizes.inputs;
        // A power of two, so that nothing is rounded and equality is exact.
        const factor = 2 ** power;
        const scaled = {
          ...samples,
          x: samples.x.map((each, k) => (k % sizes.inputs === input ? each * factor : each)),
        };
        const [network, other] = [networkOf(sizes, kind, samples), networkOf(sizes, kind, scaled)];
        network.initialise({ kind: 'glorot' }, createRandom(seed));
        const isOfInput = (k: number): boolean => Math.floor(k / sizes.hidden) === input;
        other.setParameters(network.parameters().map((each, k) => (isOfInput(k) ? each / factor : each)));
        expect(other.outputs()).toEqual(network.outputs());
        const gradient = network.gradient().gradient.map((each, k) => (isOfInput(k) ? each * factor : each));
        expect(other.gradient().gradient).toEqual(gradient);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('counts a sample as often as it is given, and knows those that there are', () => {
    const network = createDense(
      { inputs: 1, layers: [{ size: 1, activation: 'linear' }] },
      samplesOf([[1], [2]], [[0], [0]]),
      {
        loss: 'squared',
      },
    );
    network.setParameters(Float64Array.of(1, 0));
    const rows = Int32Array.from({ length: 70 }, (_, k) => Number(k >= 60));
    expect(network.loss(rows)).toBeCloseTo((60 * 0.5 + 10 * 2) / 70, 12);
    expect(network.outputs(rows)).toEqual(Float64Array.from(rows, (row) => row + 1));
    expect(() => network.gradient(Int32Array.of(0, 2))).toThrow('Found sample 2, expected one of 2');
  });

  it('is the same when samples come in another order, and its loss is the mean of theirs', () => {
    fc.assert(
      fc.property(shape, ({ seed, activation: kind, ...sizes }) => {
        const samples = randomSamples(sizes.inputs, sizes.outputs, seed);
        const network = networkOf(sizes, kind, samples);
        network.initialise({ kind: 'lecun' }, createRandom(seed));
        const each = Array.from({ length: 11 }, (_, row) => network.loss(Int32Array.of(row)));
        expect(network.loss()).toBeCloseTo(each.reduce((sum, loss) => sum + loss, 0) / 11, 10);
        const order = Int32Array.from({ length: 11 }, (_, k) => (k * 4 + 3) % 11);
        expect(network.loss(order)).toBeCloseTo(network.loss(), 10);
      }),
      { seed: 3, numRuns: 40 },
    );
  });
});
