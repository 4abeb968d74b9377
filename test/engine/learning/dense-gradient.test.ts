import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import type { DenseSpec, LossName } from '../../../engine/learning/dense/spec.ts';
import { checkGradient } from '../../../engine/learning/gradient-check.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import type { Activation } from '../../../engine/learning/units.ts';
import { createRandom } from '../../../engine/simulation/random.ts';

const smooth: readonly Activation[] = ['linear', 'logistic', 'tanh'];
const hidden: readonly Activation[] = [...smooth, 'relu', 'leaky-relu'];

/** A network with samples of its own, and weights other than 0 everywhere, biases included: no ReLU stands at its kink. */
function example(spec: DenseSpec, loss: LossName, count: number, seed: number) {
  const random = createRandom(seed).at(9, 0, 0);
  const outputs = spec.layers.at(-1)!.size;
  const x = Array.from({ length: count }, () =>
    Array.from({ length: spec.inputs }, () => (random.uniform() < 0.3 ? 0 : random.normal())),
  );
  const t = Array.from({ length: count }, (_, k) =>
    Array.from({ length: outputs }, (_, j) => (k % outputs === j ? 1 : loss === 'squared' ? random.normal() : 0)),
  );
  const network = createDense(spec, samplesOf(x, t), { loss });
  random.at(9, 1, 0);
  network.setParameters(Float64Array.from({ length: network.parameterCount }, () => 0.7 * random.normal()));
  return network;
}

const shapes = fc.record({
  inputs: fc.integer({ min: 1, max: 40 }),
  hidden: fc.array(fc.record({ size: fc.integer({ min: 1, max: 19 }), activation: fc.constantFrom(...hidden) }), {
    maxLength: 3,
  }),
  outputs: fc.integer({ min: 1, max: 9 }),
  last: fc.constantFrom<readonly [Activation, LossName]>(
    ...smooth.map((activation) => [activation, 'squared'] as const),
    ...smooth.map((activation) => [activation, 'mse'] as const),
    ['softmax', 'squared'],
    ['softmax', 'cross-entropy'],
    ['logistic', 'cross-entropy'],
  ),
  count: fc.integer({ min: 1, max: 70 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

describe('backpropagation through a dense network', () => {
  it('is the derivative of the loss, for random shapes, units and losses', () => {
    fc.assert(
      fc.property(shapes, ({ inputs, hidden: layers, outputs, last: [activation, loss], count, seed }) => {
        const spec = { inputs, layers: [...layers, { size: outputs, activation }] };
        const network = example(spec, loss, count, seed);
        const check = checkGradient(network);
        const most = 2 * network.parameterCount + 4 * check.refinements;
        expect(check.evaluations).toBeLessThanOrEqual(most);
        expect(check.evaluations).toBeGreaterThanOrEqual(most - 2 * check.refinements);
        expect(check.worst, JSON.stringify(check.worst)).toMatchObject({ relativeError: expect.any(Number) });
        expect(check.maxRelativeError).toBeLessThan(1e-7);
      }),
      { numRuns: 60, seed: 20 },
    );
  });

  it.each([1, 3, 9])('holds for softmax of %i and targets that do not sum to 1', (size) => {
    const random = createRandom(4).at(9, 0, 0);
    const row = (count: number): number[] => Array.from({ length: count }, () => random.uniform());
    const samples = samplesOf([row(2), row(2)], [row(size), row(size)]);
    const network = createDense({ inputs: 2, layers: [{ size, activation: 'softmax' }] }, samples, {
      loss: 'cross-entropy',
    });
    network.initialise({ kind: 'glorot' }, createRandom(1));
    expect(checkGradient(network).maxRelativeError).toBeLessThan(1e-7);
  });

  it('is the derivative beside a kink, as near as 1e-6', () => {
    for (const distance of [1e-3, 1e-4, 1e-5, 1e-6]) {
      const layers = [
        { size: 1, activation: 'relu' },
        { size: 1, activation: 'linear' },
      ] as const;
      const network = createDense({ inputs: 1, layers }, samplesOf([[1], [2]], [[0.3], [1]]), { loss: 'squared' });
      network.setParameters(Float64Array.of(1, distance - 1, 0.8, 0.1));
      expect(checkGradient(network).maxRelativeError).toBeLessThan(1e-7);
    }
  });

  it('is the derivative where units are saturated and rounding hides most of it', () => {
    const network = createDense({ inputs: 1, layers: [{ size: 1, activation: 'logistic' }] }, samplesOf([[1]], [[1]]), {
      loss: 'squared',
    });
    network.setParameters(Float64Array.of(-20, 0));
    expect(checkGradient(network).maxRelativeError).toBeLessThan(1e-7);
  });

  it('is wrong to a check when a loss nearby is no number, whichever parameter comes after', () => {
    const network = example({ inputs: 3, layers: [{ size: 2, activation: 'tanh' }] }, 'squared', 5, 1);
    const [start] = network.parameters();
    const holed = { ...network, loss: () => (network.parameters()[0] === start ? network.loss() : NaN) };
    const check = checkGradient(holed);
    expect(check.maxRelativeError).toBeNaN();
    expect(check.worst!.index).toBe(0);
  });

  it('is wrong to a check when a delta is', () => {
    const network = example({ inputs: 3, layers: [{ size: 2, activation: 'tanh' }] }, 'squared', 5, 1);
    const wrong = {
      ...network,
      gradient: () => ({ loss: 0, gradient: network.gradient().gradient.map((g, k) => (k === 4 ? 1.001 * g : g)) }),
    };
    const check = checkGradient(wrong);
    expect(check.maxRelativeError).toBeGreaterThan(1e-4);
    expect(check.worst!.name).toBe('layer 1, weight of unit 1 from input 3');
  });
});
