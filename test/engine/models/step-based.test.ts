import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getModel } from '../../../engine/models/index.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf, single } from '../support/networks.ts';

/** Outputs of a population in its first step, one neuron for each value of its parameters. */
function groupOutputs(model: string, parameters: Record<string, readonly number[]>): number[] {
  const size = Object.values(parameters)[0]!.length;
  const simulation = compile(networkOf({ populations: [{ id: 'n', model, size, parameters }] }));
  simulation.step();
  return [...simulation.compiled.outputs];
}

/** Output of one neuron of bias `b` at one step of `dt` ms. */
function outputOf(model: string, b: number, dt = 1): number {
  const simulation = compile(single(model, b, { time: { dt } }));
  simulation.step();
  return simulation.compiled.outputs[0]!;
}

describe.each(['mcculloch-pitts', 'step'])('%s', (model) => {
  it.each([
    [-1e6, 0],
    [-Number.MIN_VALUE, 0],
    [-0, 1],
    [0, 1],
    [Number.MIN_VALUE, 1],
    [1e6, 1],
  ])('gives z = %d the output %d', (z, y) => {
    expect(outputOf(model, z)).toBe(y);
  });
});

describe('logistic', () => {
  it.each([
    [0, 0.5],
    [Math.log(3), 0.75],
    [-Math.log(3), 0.25],
    [2, 1 / (1 + Math.exp(-2))],
    [1e6, 1],
    [-1e6, 0],
    [710, 1],
    [-710, 0],
  ])('gives z = %d the output %d', (z, y) => {
    expect(outputOf('logistic', z)).toBeCloseTo(y, 15);
  });

  it('is σ(−z) = 1 − σ(z), rising, and never leaves [0, 1]', () => {
    const b = Array.from({ length: 3201 }, (_, k) => (k - 1600) / 2);
    const y = groupOutputs('logistic', { b });
    y.forEach((value, k) => {
      expect(value >= (y[k - 1] ?? 0) && value <= 1).toBe(true);
      expect(Math.abs(y[b.length - 1 - k]! - (1 - value))).toBeLessThan(4e-16);
    });
  });
});

describe('relu', () => {
  it.each([
    [-3, 1, 0],
    [0, 1, 0],
    [3, 1, 3],
    [3, 0.25, 0.75],
    [1e6, 1000, 1e9],
  ])('gives z = %d in %d ms the output %d', (z, dt, y) => {
    expect(outputOf('relu', z, dt)).toBe(y);
  });
});

describe('perceptron', () => {
  it.each([
    [-1e6, -1],
    [-Number.MIN_VALUE, -1],
    [-0, 1],
    [0, 1],
    [1e6, 1],
  ])('gives z = %d the output %d', (z, y) => {
    expect(outputOf('perceptron', z)).toBe(y);
  });

  it('is on at +1 and off at −1', () => {
    expect([1, -1].map((y) => getModel('perceptron').isOn(y))).toEqual([true, false]);
  });
});

describe('linear', () => {
  it.each([-1e6, -0.3, 0, 1.5, 1e6])('gives z = %d as it is', (z) => {
    expect(outputOf('linear', z)).toBe(z);
  });

  it('adds up what comes in', () => {
    const simulation = compile(
      networkOf({
        populations: [{ id: 'n', model: 'linear', parameters: { b: 0.25 } }],
        stimuli: [
          { kind: 'constant', id: 'p', value: 3 },
          { kind: 'constant', id: 'q', value: -2 },
        ],
        connections: [
          { source: 'p', target: 'n', weight: 0.5 },
          { source: 'q', target: 'n', weight: 4 },
        ],
      }),
    );
    simulation.step(2);
    expect(simulation.compiled.outputs[0]).toBe(0.25 + 1.5 - 8);
  });
});

describe('tanh', () => {
  it.each([
    [0, 0],
    [0.5 * Math.log(3), 0.5],
    [-0.5 * Math.log(3), -0.5],
    [1, Math.tanh(1)],
    [1e-9, 1e-9],
    [30, 1],
    [-1e6, -1],
    [1e6, 1],
  ])('gives z = %d the output %d', (z, y) => {
    expect(Math.abs(outputOf('tanh', z) - y)).toBeLessThanOrEqual(2e-15 * Math.abs(y));
  });

  it('is odd and rising to the last bits, and never leaves [−1, 1]', () => {
    const b = Array.from({ length: 801 }, (_, k) => (k - 400) / 10);
    const y = groupOutputs('tanh', { b });
    y.forEach((value, k) => {
      expect(value >= (y[k - 1] ?? -1) - 7e-16 && Math.abs(value) <= 1).toBe(true);
      expect(Math.abs(y[b.length - 1 - k]! + value)).toBeLessThan(1e-15);
    });
  });
});

describe('leaky-relu', () => {
  it.each([
    [3, 0.01, 3],
    [-3, 0.01, -0.03],
    [-3, 0, 0],
    [-3, 1, -3],
    [0, 0.5, 0],
    [-1e6, 0.25, -250_000],
  ])('gives z = %d with slope %d the output %d', (b, alpha, y) => {
    expect(groupOutputs('leaky-relu', { b: [b], alpha: [alpha] })[0]! + 0).toBe(y);
  });
});

describe('softmax', () => {
  const z = [0.3, -1.7, 2.2, 0, 2.2];

  it('is e^z over the sum of e^z', () => {
    const total = z.reduce((sum, each) => sum + Math.exp(each), 0);
    groupOutputs('softmax', { b: z }).forEach((y, k) => expect(y).toBeCloseTo(Math.exp(z[k]!) / total, 15));
  });

  it('sums to 1 and does not change when all z shift', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 1, maxLength: 12 }), (eighths) => {
        // Eighths, which a shift leaves exact.
        const b = eighths.map((each) => each / 8);
        const y = groupOutputs('softmax', { b });
        expect(Math.abs(y.reduce((sum, each) => sum + each, 0) - 1)).toBeLessThan(1e-15);
        for (const shift of [-4096, 512, 65536]) {
          expect(groupOutputs('softmax', { b: b.map((each) => each + shift) })).toEqual(y);
        }
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  it('does not overflow, and gives all to the largest', () => {
    expect(groupOutputs('softmax', { b: [-1e6, 1e6, 0] })).toEqual([0, 1, 0]);
    expect(groupOutputs('softmax', { b: [1e6, 1e6] })).toEqual([0.5, 0.5]);
  });

  it('normalises each population by itself', () => {
    const simulation = compile(
      networkOf({
        populations: [
          { id: 'p', model: 'softmax', size: 2, parameters: { b: [0, 0] } },
          { id: 'q', model: 'softmax', size: 4, parameters: { b: [1, 1, 1, 1] } },
        ],
      }),
    );
    simulation.step();
    expect([...simulation.compiled.outputs]).toEqual([0.5, 0.5, 0.25, 0.25, 0.25, 0.25]);
  });
});

describe('the random models', () => {
  it.each([-1e6, -800])('stay silent far below threshold, z = %d', (z) => {
    for (const model of ['stochastic-binary', 'poisson-relu']) expect(totalOf(model, z, 1, 1000)).toBe(0);
  });

  it('stochastic-binary fires in every step far above threshold', () => {
    expect(totalOf('stochastic-binary', 40, 1, 1000)).toBe(1000);
  });

  it('poisson-relu is silent at z = 0', () => {
    expect(totalOf('poisson-relu', 0, 1, 1000)).toBe(0);
  });

  it.each([-3, -0.5, 0, 1.25, 3])('stochastic-binary at z = %d fires as often as the logistic says', (z) => {
    const p = 1 / (1 + Math.exp(-z));
    // Binomial: the mean of n steps has variance p(1 − p)/n.
    expect(Math.abs(totalOf('stochastic-binary', z, 1, steps) / steps - p)).toBeLessThan(
      4 * Math.sqrt((p * (1 - p)) / steps),
    );
  });

  it.each([
    [0.01, 1],
    [2.5, 1],
    [2.5, 0.1],
    [40, 0.5],
  ])('poisson-relu at z = %d fires z·dt times in steps of %d ms', (z, dt) => {
    // Poisson: the mean of n steps has variance λ/n.
    expect(Math.abs(totalOf('poisson-relu', z, dt, steps) / steps - z * dt)).toBeLessThan(
      4 * Math.sqrt((z * dt) / steps),
    );
  });

  const steps = 40_000;
});

/** Sum of the outputs of one neuron of bias `b`. */
function totalOf(model: string, b: number, dt: number, steps: number): number {
  const simulation = compile(single(model, b, { time: { dt } }));
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    simulation.step();
    sum += simulation.compiled.outputs[0]!;
  }
  return sum;
}
