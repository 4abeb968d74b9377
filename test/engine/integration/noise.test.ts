import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { createRandom, hashId } from '../../../engine/simulation/random.ts';
import { networkOf } from '../support/networks.ts';
import { kolmogorovSmirnov, moments, normalCdf } from '../support/statistics.ts';
import { orderOf } from './support.ts';

const seed = 3;

interface Law {
  readonly text: string;
  readonly dt: number;
  readonly steps: number;
  readonly size: number;
}

/** v of many independent neurons of one noisy model after some steps. */
function sample({ text, dt, steps, size }: Law): readonly number[] {
  const network = networkOf({
    seed,
    time: { dt },
    models: [{ id: 'noisy', text, reference: '' }],
    populations: [{ id: 'n', model: 'noisy', size }],
  });
  const simulation = compile(network);
  simulation.step(steps);
  const [batch] = simulation.compiled.batches;
  expect(batch!.plan.program.method).toBe('euler-maruyama');
  return [...batch!.variables.get('v')!];
}

/** The Brownian path that a neuron of population `n` has seen. */
function brownian(neuron: number, steps: number, dt: number): number {
  const random = createRandom(seed);
  let w = 0;
  for (let step = 0; step < steps; step++) w += Math.sqrt(dt) * random.at(hashId('n'), neuron, step, 0).normal();
  return w;
}

describe('an Ornstein–Uhlenbeck process by Euler–Maruyama', () => {
  const text = `dv/dt = (mu - v)/tau + sigma*sqrt(2/tau)*xi : mV
threshold: v > 1e9*mV
initial: v = mu
parameter mu = -60 mV
parameter sigma = 2 mV
parameter tau = 10 ms`;
  const size = 20_000;

  it.each([0.5, 2])('in steps of %d ms has the stationary law of the scheme, with its bias of order dt', (dt) => {
    const values = sample({ text, dt, steps: Math.round(100 / dt), size });
    const { mean, variance } = moments(values);
    // v ← v (1 − dt/τ) + σ √(2 dt/τ) N: variance σ²/(1 − dt/2τ).
    const expected = 4 / (1 - dt / 20);
    expect(Math.abs(mean + 60)).toBeLessThan(4 * Math.sqrt(expected / size));
    expect(Math.abs(variance - expected)).toBeLessThan(4 * expected * Math.sqrt(2 / size));
    expect(kolmogorovSmirnov(values, (v) => normalCdf((v + 60) / Math.sqrt(expected)))).toBeLessThan(2.3);
  });

  it('spreads from a point as the exact process does, in small steps', () => {
    const dt = 0.05;
    const values = sample({ text, dt, steps: 100, size });
    // Variance σ² (1 − e^(−2t/τ)) at t = 5 ms, and the scheme's own bias, dt/2τ of it.
    const expected = 4 * -Math.expm1(-1);
    expect(Math.abs(moments(values).variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / size) + dt / 20);
  });
});

describe('on the path that it drew', () => {
  it('additive noise without drift is that path', () => {
    const text = 'dv/dt = 3*mV*xi/ms^0.5 : mV\nthreshold: v > 1e9*mV';
    sample({ text, dt: 0.3, steps: 50, size: 5 }).forEach((v, k) => {
      expect(Math.abs(v - 3 * brownian(k, 50, 0.3))).toBeLessThan(1e-11);
    });
  });

  it('multiplicative noise meets the exact solution with strong order 1/2', () => {
    const text = `dv/dt = a*v + b*v*xi : mV
threshold: v > 1e9*mV
initial: v = 1*mV
parameter a = 0.1 1/ms
parameter b = 0.4 ms^-0.5`;
    const T = 2;
    const size = 2000;
    // Geometric Brownian motion in the sense of Itô: e^((a − b²/2) T + b W).
    const error = (dt: number): number => {
      const values = sample({ text, dt, steps: Math.round(T / dt), size });
      const distances = values.map((v, k) =>
        Math.abs(v - Math.exp((0.1 - 0.08) * T + 0.4 * brownian(k, Math.round(T / dt), dt))),
      );
      return distances.reduce((sum, each) => sum + each, 0) / size;
    };
    const order = orderOf(error, [0.25, 0.125, 0.0625, 0.03125]);
    expect(order).toBeGreaterThan(0.42);
    expect(order).toBeLessThan(0.58);
  });
});
