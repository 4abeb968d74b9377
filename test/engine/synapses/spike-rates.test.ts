import { describe, expect, it } from 'vitest';
import { learnt } from './support.ts';

const start = 0.5;
const bounds = { w_min: -10, w_max: 10 };
const tau = 40;
const rate = 0.3;
const pre = [100, 112, 113.5, 160, 240, 300];
const post = [105, 112, 131, 170.2, 171, 233, 310];

/** Estimated rate in spikes/ms at `t`, with what spikes at t. */
const estimate = (times: readonly number[], t: number): number =>
  times.reduce((sum, time) => sum + (time <= t + 1e-9 ? Math.exp(-(t - time) / tau) / tau : 0), 0);

/** θ by so fine steps that its error does not count: tau_theta·dθ/dt = y² − θ. */
function integrate(f: (x: number, y: number, theta: number) => number, tau_theta: number, end: number): number {
  const h = 0.002;
  const sharp = [...pre, ...post].sort((a, b) => a - b);
  let total = 0;
  let theta = 0;
  for (let k = 0; k < sharp.length; k++) {
    const from = sharp[k]!;
    const to = sharp[k + 1] ?? end;
    const n = Math.round((to - from) / h);
    let [x, y] = [estimate(pre, from), estimate(post, from)];
    const [kept, half] = [Math.exp(-h / tau), Math.exp(-h / 2 / tau)];
    for (let i = 0; i < n; i++) {
      // The middle of each piece, of second order.
      const [xm, ym] = [x * half, y * half];
      const slope = (ym * ym - (theta + ((y * y - theta) * h) / 2 / tau_theta)) / tau_theta;
      const thetaMiddle = theta + ((y * y - theta) * h) / 2 / tau_theta;
      total += f(xm, ym, thetaMiddle) * h;
      theta += slope * h;
      x *= kept;
      y *= kept;
    }
  }
  return total;
}

describe('rules of rates, where both ends spike', () => {
  it('Hebb: a pair gives rate/(2·tau)·e^(−|Δt|/tau), whichever spike is first', () => {
    const rule = { kind: 'hebb', rate, tau, ...bounds };
    const expected = start + (rate / (2 * tau)) * Math.exp(-10 / tau);
    expect(learnt(rule, { pre: [100], post: [110] })).toBeCloseTo(expected, 14);
    expect(learnt(rule, { pre: [110], post: [100] })).toBeCloseTo(expected, 14);
    expect(learnt(rule, { pre: [100], post: [100] })).toBeCloseTo(start + rate / (2 * tau), 14);
  });

  it('Hebb is the integral of both rates', () => {
    const change = learnt({ kind: 'hebb', rate, tau, ...bounds }, { pre, post }, 2000) - start;
    const integral = rate * integrate((x, y) => x * y, 1, 2000);
    expect(Math.abs(change / integral - 1)).toBeLessThan(1e-7);
  });

  it('BCM is the integral of x·y·(y − θ) with its sliding threshold', () => {
    // The middle one is where the decays of θ and of y² are equal.
    for (const tau_theta of [7, tau / 2, tau / 2 + 1e-3, 300]) {
      const change = learnt({ kind: 'bcm', rate, tau, tau_theta, ...bounds }, { pre, post }, 3000) - start;
      const integral = rate * integrate((x, y, theta) => x * y * (y - theta), tau_theta, 3000);
      expect(Math.abs(integral)).toBeGreaterThan(1e-5);
      expect(Math.abs(change / integral - 1)).toBeLessThan(2e-5);
    }
  });

  it('Oja forgets by the integral of y², at the weight of each spike', () => {
    const rule = { kind: 'oja', rate, tau, ...bounds };
    // Two spikes of the target alone: ∫y² grows by 1/(2·tau), then by as much and y of before.
    const [first, second] = [1 / (2 * tau), 1 / (2 * tau) + Math.exp(-20 / tau) / tau];
    const forgotten = start * (1 - rate * first) * (1 - rate * second);
    expect(learnt(rule, { pre: [], post: [100, 120] })).toBeCloseTo(forgotten, 14);
    const change = learnt({ ...rule, rate: 1e-5 }, { pre, post }, 2000) - start;
    const integral = 1e-5 * integrate((x, y) => x * y - y * y * start, 1, 2000);
    expect(Math.abs(change / integral - 1)).toBeLessThan(1e-5);
  });

  it('stay within the bounds', () => {
    const often = Array.from({ length: 200 }, (_, k) => 10 + 5 * k);
    const trains = { pre: often, post: often };
    expect(learnt({ kind: 'hebb', rate: 1, tau, w_max: 0.6 }, trains, 1200)).toBe(0.6);
    expect(learnt({ kind: 'hebb', rate: -1, tau, w_min: 0.4 }, trains, 1200)).toBe(0.4);
  });
});
