import { describe, expect, it } from 'vitest';
import { findModel, getModel, models } from '../../../engine/models/index.ts';
import { logisticFunction } from '../../../engine/models/stochastic-binary.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { single } from '../support/networks.ts';

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
    let last = 0;
    for (let z = -800; z <= 800; z += 0.5) {
      const y = logisticFunction(z);
      expect(y >= last && y <= 1).toBe(true);
      expect(Math.abs(logisticFunction(-z) - (1 - y))).toBeLessThan(2e-16);
      last = y;
    }
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

describe.each(models.map((model) => [model.id, model] as const))('the description of %s', (id, model) => {
  it('names an id of its own, a label, equations, TeX and a source', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(models.filter((other) => other.id === id || other.label === model.label)).toEqual([model]);
    expect(model.equations.length).toBeGreaterThanOrEqual(2);
    expect(model.tex).toMatch(/\by\b/);
    expect(model.reference).toMatch(/\((18|19|20)\d\d\), \S/);
  });

  it('gives every parameter and variable a label, a unit and, for parameters, a default within its range', () => {
    for (const { label, unit } of [...model.parameters, ...model.variables]) expect([label, unit]).not.toContain('');
    for (const { default: standard, min, max } of model.parameters) {
      expect(min <= standard && standard <= max).toBe(true);
      expect(Number.isFinite(min) && Number.isFinite(max)).toBe(true);
    }
    const symbols = [...model.parameters, ...model.variables].map(({ symbol }) => symbol);
    expect(new Set(symbols).size).toBe(symbols.length);
  });

  it('has a twin of the other kind, with the same mean output and parameters, whose twin it is', () => {
    const twin = getModel(model.twin);
    expect(twin.twin).toBe(id);
    expect([model.output, twin.output].sort()).toEqual(['rate', 'spikes']);
    expect(twin.parameters).toEqual(model.parameters);
    for (const z of [-1e6, -1, 0, 0.3, 1, 1e6]) expect(twin.meanOutput(z, 0.5)).toBe(model.meanOutput(z, 0.5));
  });

  it('when it draws nothing, puts out its mean', () => {
    for (const z of [-2, -0.25, 0, 0.25, 2]) {
      if (!model.random) expect(outputOf(id, z, 0.5)).toBe(model.meanOutput(z, 0.5));
      else expect(model.output).toBe('spikes');
    }
  });
});

describe('the register', () => {
  it('finds each model by its id, and nothing else', () => {
    expect(models.map(({ id }) => findModel(id))).toEqual(models);
    expect(['', 'constructor', 'Step'].map(findModel)).toEqual([undefined, undefined, undefined]);
    expect(() => getModel('lif')).toThrow('Found model "lif", expected one of mcculloch-pitts, stochastic-binary,');
  });
});
