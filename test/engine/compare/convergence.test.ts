import { describe, expect, it } from 'vitest';
import { measureWindow } from '../../../engine/compare/convergence/measure.ts';
import { defaultWindows } from '../../../engine/compare/convergence/convergence.ts';
import { slopeOf } from '../../../engine/compare/convergence/slope.ts';
import type { Convergence } from '../../../engine/compare/convergence/types.ts';
import { example } from '../examples/support.ts';
import { single } from '../support/networks.ts';
import { compared } from './support.ts';

describe('measureWindow', () => {
  it('is what it says, by hand', () => {
    // Windows of two steps: counts 1, 2, 0, 1; p = 0.5, so that 1 is expected and √(p(1 − p)/2) = 0.354 its error.
    const counts = {
      perStep: [1, 0, 1, 1, 0, 0, 0, 1],
      dt: 2,
      law: 'bernoulli',
      expectedCount: 0.5,
      scale: 1,
    } as const;
    const { point } = measureWindow(counts, 2, 0.01)!;
    expect(point).toMatchObject({ window: 4, windows: 4, band: [0, 1], within: 1 });
    expect(point.error).toBeCloseTo(Math.sqrt(2 / 4) / 2, 12);
    expect(point.deviation).toBeCloseTo(Math.sqrt(2 / 3) / 2, 12);
    expect(point.expected).toBeCloseTo(Math.sqrt(0.125), 12);
    expect(point.fano).toBeCloseTo(2 / 3, 12);
  });

  it('finds a rate that is off, and one that never errs where it should not', () => {
    const perStep = Array.from({ length: 1000 }, (_, k) => (k % 2 === 0 ? 1 : 0));
    const counts = { perStep, dt: 1, law: 'bernoulli', expectedCount: 0.6, scale: 1 } as const;
    expect(measureWindow(counts, 10, 0.01)!.leaves).toBe(true);
    expect(measureWindow({ ...counts, expectedCount: 0.5 }, 10, 0.01)!.leaves).toBe(true);
    expect(measureWindow({ ...counts, expectedCount: 1 }, 10, 0.01)!.leaves).toBe(true);
  });
});

describe('slopeOf', () => {
  const point = (window: number, error: number, windows: number): Convergence['points'][number] => ({
    ...{ window, windows, error, low: 0, high: 0, deviation: 0, expected: 0, band: [0, 0], within: 1, fano: null },
  });

  it('is that of a power law', () => {
    const law = [1, 10, 100].map((window) => point(window, 3 * window ** -0.5, 1000 / window));
    expect(slopeOf(law)!.value).toBeCloseTo(-0.5, 12);
    expect(slopeOf([law[0]!, point(10, 0, 5)])).toBeNull();
  });

  it('is as sure as its windows are many', () => {
    // Weights 2n = 20 each: the spread of ln window is 2 · 20 · (ln 10 / 2)².
    const two = [point(1, 1, 10), point(10, 0.1, 10)];
    expect(slopeOf(two)!.value).toBeCloseTo(-1, 12);
    expect(slopeOf(two)!.error).toBeCloseTo(1 / Math.sqrt(10 * Math.log(10) ** 2), 12);
  });
});

describe('convergence', () => {
  const of = (
    network: Parameters<typeof compared>[0],
    models: readonly string[],
    duration: number,
    seed = 7,
  ): Convergence => compared(network, { models, duration, seed }).models.at(-1)!.convergence[0]!;

  it('of a stochastic neuron follows the binomial law on its way to the logistic value', () => {
    const coin = of(example('coin'), ['stochastic-binary'], 100_000);
    expect(coin).toMatchObject({ law: 'bernoulli', unit: 'spikes/step', leavesAt: null });
    expect(coin.rateValue).toBeCloseTo(0.7, 5);
    for (const { window, windows, expected, band, within } of coin.points) {
      expect(expected).toBeCloseTo(Math.sqrt(0.21 / window), 5);
      // The quantiles hold at least 95 %; four standard errors of a share of so many windows below are one in 30,000.
      expect(within).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / windows));
      expect(band[0]).toBeLessThan(0.7);
    }
    // binom.ppf of 100 and 1000 trials by SciPy.
    expect(coin.points.find(({ window }) => window === 100)!.band).toEqual([0.61, 0.79]);
    expect(coin.points.find(({ window }) => window === 1000)!.band).toEqual([0.671, 0.728]);
    expect(Math.abs(coin.slope!.value + 0.5)).toBeLessThan(4 * coin.slope!.error);
  });

  it('of a Poisson neuron follows √(z/T) on its way to the ReLU', () => {
    const relu = of(single('poisson-relu', 0.25), ['poisson-relu'], 50_000);
    expect(relu).toMatchObject({ law: 'poisson', leavesAt: null });
    expect(relu.rateValue).toBeCloseTo(0.25, 12);
    for (const { window, expected, error, low, high } of relu.points) {
      expect(expected).toBeCloseTo(Math.sqrt(0.25 / window), 12);
      expect(low < error && error < high).toBe(true);
    }
    for (const { fano, windows } of relu.points)
      expect(Math.abs(fano! - 1)).toBeLessThan(4 * Math.sqrt(2 / windows) + 0.05);
  });

  it('raises no false alarm in forty coins', () => {
    const alarms = Array.from(
      { length: 40 },
      (_, seed) => of(example('coin'), ['stochastic-binary'], 3000, seed).leavesAt,
    );
    // Each has a chance of 0.01: five of forty are one in 20,000.
    expect(alarms.filter((at) => at !== null).length).toBeLessThan(5);
  });

  it('of a regular integrate-and-fire neuron is faster than chance: a Fano factor far below 1', () => {
    const lif = of(single('relu', 0.05), ['lif'], 20_000);
    expect(lif.law).toBe('none');
    expect(lif.unit).toBe('spikes/s');
    expect(lif.leavesAt).not.toBeNull();
    expect(lif.points.at(-1)!.fano!).toBeLessThan(0.1);
    // The ReLU’s 0.05 spikes/ms.
    expect(lif.rateValue).toBeCloseTo(50, 9);
  });

  it('leaves the law where inputs are random: the step of a mean is not the mean of steps', () => {
    const { convergence } = compared(example('shared-cause'), { models: ['as-drawn'], duration: 5000 }).models[0]!;
    const at = (id: string): Convergence => convergence.find(({ population }) => population === id)!;
    expect([at('coin_1').leavesAt, at('coin_2').leavesAt]).toEqual([null, null]);
    expect(at('apart').rateValue).toBe(0);
    expect(at('apart').mean).toBeCloseTo(0.25, 1);
    expect(at('apart').leavesAt).toBe(10);
  });

  it('has windows of 1, 2 and 5 times a power of ten, of which thirty fit', () => {
    expect(defaultWindows(3000, 1)).toEqual([10, 20, 50, 100]);
    expect(defaultWindows(300, 0.1)).toEqual([1, 2, 5, 10]);
  });
});
