import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { checkGradient } from '../../../engine/learning/gradient-check.ts';
import { solveLinearNeuron } from '../../../engine/learning/linear-neuron/closed-form.ts';
import { startDeltaRule } from '../../../engine/learning/linear-neuron/delta-rule.ts';
import { createLinearNeuron } from '../../../engine/learning/linear-neuron/neuron.ts';
import { samplesOf, type Samples } from '../../../engine/learning/samples.ts';
import { createRandom } from '../../../engine/simulation/random.ts';

const zigzag = samplesOf(
  [
    [1, -1],
    [0, 1],
  ],
  [[0], [1]],
);
const options = { mode: 'online', rate: 0.5, order: 'given', seed: 1 } as const;

function noisy(count: number, seed: number): Samples {
  const random = createRandom(seed).at(5, 0, 0);
  const x = Array.from({ length: count }, () => [random.normal(), 3 * random.normal() + 1, random.normal()]);
  const t = x.map(([a, b, c]) => [2 * a! - b! + 0.5 * c! + 4 + random.normal()]);
  return { ...samplesOf(x, t), weights: Float64Array.from(x, () => 0.5 + random.uniform()) };
}

describe('the delta rule on x1 = (1, −1), t1 = 0, x2 = (0, 1), t2 = 1', () => {
  it('goes zig-zag: each step at right angles to the line of its own sample, and (1, 1) at last', () => {
    const neuron = createLinearNeuron(zigzag, false);
    neuron.setParameters(Float64Array.from([-1, 2]));
    const session = startDeltaRule(neuron, { ...options, rate: 0.3 });
    for (let k = 0; k < 500; k++) {
      const { sample, error, change } = session.step()!;
      expect(sample).toBe(k % 2);
      // Along x of the sample; its error shrinks by 1 − η‖x‖²: 0.4 and 0.7.
      if (sample === 0) expect(change[0]).toBe(-change[1]!);
      else expect(change[0]).toBe(0);
      expect(neuron.errorOf(sample!)).toBeCloseTo(error! * (sample === 0 ? 0.4 : 0.7), 12);
    }
    for (const each of neuron.parameters()) expect(each).toBeCloseTo(1, 12);
  });

  it('steps onto the line itself where η = 1/‖x‖²', () => {
    const neuron = createLinearNeuron(zigzag, false);
    const path = startDeltaRule(neuron, options).trajectory(5);
    // η = ½ is 1/‖x1‖²: w1 = w2 after each odd step; the second takes half of the way to w2 = 1.
    expect([...path]).toEqual([0, 0, 0, 0, 0, 0.5, 0.25, 0.25, 0.25, 0.625, 0.4375, 0.4375]);
  });

  it('has the bowl that the closed form says', () => {
    const { weights, loss, isUnique, eigenvalues, condition, largestRates } = solveLinearNeuron(
      createLinearNeuron(zigzag, false),
    );
    for (const each of weights) expect(each).toBeCloseTo(1, 14);
    expect(loss).toBeLessThan(1e-28);
    expect(isUnique).toBe(true);
    const root = Math.sqrt(1.25);
    expect(eigenvalues[0]).toBeCloseTo((1.5 + root) / 2, 14);
    expect(eigenvalues[1]).toBeCloseTo((1.5 - root) / 2, 14);
    expect(condition).toBeCloseTo(6.854101966, 8);
    expect(largestRates).toEqual({ batch: expect.closeTo(4 / (1.5 + root), 12), online: 1 });
  });

  it('is stable in batches below 2/λ_max and not above', () => {
    const { largestRates } = solveLinearNeuron(createLinearNeuron(zigzag, false));
    const [below, above] = [0.99, 1.01].map((factor) => {
      const neuron = createLinearNeuron(zigzag, false);
      const session = startDeltaRule(neuron, { ...options, mode: 'batch', rate: factor * largestRates.batch });
      session.trajectory(8000);
      return { neuron, session };
    });
    expect(below!.neuron.loss()).toBeLessThan(1e-20);
    expect(below!.session.divergence).toBeNull();
    expect(above!.session.divergence).toMatch(
      /^The weights grew beyond bounds at step \d+: the learning rate is 1\.543\d+, and batch learning is stable below 1\.528\. Lower it or scale the inputs$/,
    );
    expect(above!.session.step()).toBeNull();
    expect(above!.neuron.parameters().every(Number.isFinite)).toBe(true);
  });
});

describe('a linear neuron', () => {
  it('has the loss and gradient of a dense layer, and of differences', () => {
    const samples = noisy(23, 2);
    const neuron = createLinearNeuron(samples);
    const dense = createDense({ inputs: 3, layers: [{ size: 1, activation: 'linear' }] }, samples, { loss: 'squared' });
    for (const network of [neuron, dense]) network.setParameters(Float64Array.from([0.3, -2, 1, 0.7]));
    const rows = Int32Array.from([3, 4, 20]);
    expect(neuron.loss(rows)).toBeCloseTo(dense.loss(rows), 12);
    neuron
      .gradient(rows)
      .gradient.forEach((each, k) => expect(each).toBeCloseTo(dense.gradient(rows).gradient[k]!, 12));
    expect(checkGradient(neuron).maxRelativeError).toBeLessThan(1e-7);
  });

  it('comes to the closed form in batches, whose gradient is 0', () => {
    const neuron = createLinearNeuron(noisy(60, 3));
    const { weights, loss, largestRates } = solveLinearNeuron(neuron);
    startDeltaRule(neuron, { ...options, mode: 'batch', rate: 0.9 * largestRates.batch }).trajectory(3000);
    neuron.parameters().forEach((each, k) => expect(each).toBeCloseTo(weights[k]!, 10));
    expect(neuron.loss()).toBeCloseTo(loss, 12);
    neuron.setParameters(weights);
    expect(Math.hypot(...neuron.gradient().gradient)).toBeLessThan(1e-13);
  });

  it('stays about the closed form online, the nearer the lower the rate', () => {
    const distances = [0.05, 0.005].map((rate) => {
      const neuron = createLinearNeuron(noisy(60, 3));
      const { weights } = solveLinearNeuron(neuron);
      startDeltaRule(neuron, { ...options, order: 'seeded', rate }).trajectory(12_000);
      return Math.hypot(...neuron.parameters().map((each, k) => each - weights[k]!));
    });
    expect(distances[1]).toBeLessThan(0.4 * distances[0]!);
    expect(distances[1]).toBeLessThan(0.2);
  });

  it('has the shortest of all solutions where there are several', () => {
    const neuron = createLinearNeuron(samplesOf([[1, 1]], [[2]]), false);
    const { weights, isUnique, rank } = solveLinearNeuron(neuron);
    expect([...weights].map((each) => each.toFixed(12))).toEqual(['1.000000000000', '1.000000000000']);
    expect({ isUnique, rank }).toEqual({ isUnique: false, rank: 1 });
  });

  it('goes on from a checkpoint as if it had not stopped', () => {
    const samples = noisy(17, 8);
    const seeded = { ...options, order: 'seeded', rate: 0.01 } as const;
    const [whole, parted] = [1, 2].map(() => startDeltaRule(createLinearNeuron(samples), seeded));
    whole!.trajectory(100);
    parted!.trajectory(41);
    const middle = parted!.checkpoint();
    parted!.trajectory(9);
    parted!.restore(middle);
    parted!.trajectory(59);
    expect(parted!.neuron.parameters()).toEqual(whole!.neuron.parameters());
  });

  it('refuses what it cannot learn', () => {
    expect(() => createLinearNeuron(samplesOf([], []))).toThrow('Found no samples, expected at least one');
    expect(() => createLinearNeuron(samplesOf([[1]], [[1, 2]]))).toThrow('Found samples of 2 targets, expected one');
    const neuron = createLinearNeuron(zigzag);
    expect(() => startDeltaRule(neuron, { ...options, rate: -1 })).toThrow('Found learning rate -1, expected');
  });
});
