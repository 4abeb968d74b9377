import { describe, expect, it } from 'vitest';
import type { IntegrationMethod } from '../../../engine/equations/types.ts';
import { getModel } from '../../../engine/models/index.ts';
import { fields } from '../models/fields.ts';
import { integrate } from '../models/support.ts';
import { networkOf } from '../support/networks.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { courseOf, orderOf } from './support.ts';

/** State of a built-in model after `ms`, from `initial`. */
function stateAfter(
  model: string,
  initial: Record<string, number>,
  ms: number,
  dt: number,
  method: IntegrationMethod,
): number[] {
  const simulation = compile(networkOf({ time: { dt }, populations: [{ id: 'n', model, initial }] }), { method });
  simulation.step(Math.round(ms / dt));
  return fields[model]!.variables.map((name) => simulation.compiled.batches[0]!.variables.get(name)![0]!);
}

function order(
  model: string,
  initial: Record<string, number>,
  ms: number,
  method: IntegrationMethod,
  steps: number[],
): number {
  const start = fields[model]!.variables.map((name) => initial[name]!);
  const truth = integrate(fields[model]!.field(0), start, { dt: ms, count: 1, fine: 20_000 }).at(-1)!;
  return orderOf(
    (dt) => Math.max(...stateAfter(model, initial, ms, dt, method).map((x, k) => Math.abs(x / truth[k]! - 1))),
    steps,
  );
}

describe('by halving dt', () => {
  const spike = { v: 0.5, w: -0.6 };
  const kicked = { v: -60, m: 0.06, h: 0.6, n: 0.32 };

  it('Runge–Kutta is of fourth order', () => {
    expect(order('fitzhugh-nagumo', spike, 8, 'rk4', [0.4, 0.2, 0.1, 0.05])).toBeGreaterThan(3.8);
    expect(order('hodgkin-huxley', kicked, 8, 'rk4', [0.04, 0.02, 0.01])).toBeGreaterThan(3.8);
    expect(order('morris-lecar', { v: -20, n: 0.05 }, 20, 'rk4', [0.8, 0.4, 0.2])).toBeGreaterThan(3.8);
  });

  it('exponential Euler is of first order', () => {
    expect(order('hodgkin-huxley', kicked, 8, 'exponential-euler', [0.04, 0.02, 0.01])).toBeCloseTo(1, 1);
    expect(
      order('traub-miles', { v: -70, m: 0.02, h: 0.99, n: 0.05 }, 8, 'exponential-euler', [0.04, 0.02, 0.01]),
    ).toBeCloseTo(1, 1);
  });

  it('the exponential midpoint is of second order', () => {
    expect(order('hodgkin-huxley', kicked, 8, 'exponential-midpoint', [0.04, 0.02, 0.01])).toBeGreaterThan(1.9);
  });

  it('Euler is of first order', () => {
    expect(order('fitzhugh-nagumo', spike, 8, 'euler', [0.02, 0.01, 0.005])).toBeCloseTo(1, 1);
    expect(order('hodgkin-huxley', kicked, 8, 'euler', [0.02, 0.01, 0.005])).toBeCloseTo(1, 1);
  });

  it('exact integration does not depend on dt', () => {
    const at = (dt: number): number[] => stateAfter('lif-adaptive', { v: -75, w: 40 }, 16, dt, 'exact');
    const [coarse, ...fine] = [16, 4, 1, 0.25, 0.0625].map(at);
    for (const state of fine) state.forEach((x, k) => expect(Math.abs(x / coarse![k]! - 1)).toBeLessThan(1e-13));
  });

  it('Euler is none for what is exact: the methods differ', () => {
    const at = (method: IntegrationMethod): number => stateAfter('lif', { v: -75 }, 10, 1, method)[0]!;
    const truth = -60 - 15 * Math.exp(-0.5);
    expect(Math.abs(at('exact') - truth)).toBeLessThan(1e-12);
    expect(Math.abs(at('rk4') - truth)).toBeLessThan(1e-5);
    expect(Math.abs(at('rk4') - truth)).toBeGreaterThan(1e-9);
    expect(Math.abs(at('euler') - truth)).toBeGreaterThan(0.1);
    expect(getModel('lif').parsed.method).toBeNull();
  });
});

describe('time on the right side', () => {
  const text = `dv/dt = -v/tau + mV*t^2/(ms^3) : mV
threshold: v > 1e9*mV
initial: v = 1*mV
parameter tau = 4 ms`;
  // v' = −v/4 + t²: v = 4 t² − 32 t + 128 + C e^(−t/4).
  const truth = (t: number): number => 4 * t * t - 32 * t + 128 - 127 * Math.exp(-t / 4);

  it('is met by Runge–Kutta at its stages', () => {
    const error = (dt: number): number =>
      Math.abs(courseOf(['v'], { text, dt, ms: 4, method: 'rk4' })[0]!.at(-1)! - truth(4));
    expect(orderOf(error, [0.5, 0.25, 0.125])).toBeGreaterThan(3.8);
  });

  it('is that of the beginning of the step for the others', () => {
    for (const method of ['euler', 'exponential-euler'] as const) {
      const error = (dt: number): number =>
        Math.abs(courseOf(['v'], { text, dt, ms: 4, method })[0]!.at(-1)! - truth(4));
      expect(orderOf(error, [0.05, 0.025, 0.0125])).toBeCloseTo(1, 1);
    }
  });
});
