import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { models } from '../../../engine/models/index.ts';
import { fields } from './fields.ts';
import { integrate, intervalsOf, observe, spikeTimes } from './support.ts';

describe('the models in time', () => {
  it('all have a second right side, written by hand', () => {
    expect(models.filter(({ inTime }) => inTime).map(({ id }) => id)).toEqual(Object.keys(fields));
  });

  it.each(Object.entries(fields))(
    '%s says the same as its formula by hand',
    (model, { variables, ranges, input, field }) => {
      const dt = 1e-3;
      const numbers = [...ranges, input].map(([min, max]) => fc.double({ min, max, noNaN: true }));
      fc.assert(
        fc.property(fc.tuple(...numbers), (drawn) => {
          const I = drawn.at(-1)!;
          const initial = Object.fromEntries(variables.map((name, k) => [name, drawn[k]!]));
          // One step of Euler's method without input, one with it; the second shows the slope under I.
          const { traces } = observe({ model, dt, initial, input: I, method: 'euler', traces: variables }, 2 * dt);
          const slope = field(I)(traces.map((values) => values[0]!));
          variables.forEach((_, k) => {
            const [from, to] = traces[k]!;
            const error = Math.abs((to! - from!) / dt - slope[k]!);
            expect(error).toBeLessThan(1e-9 * (Math.abs(slope[k]!) + Math.abs(from!) + 1));
          });
        }),
        { seed: 11, numRuns: 60 },
      );
    },
  );
});

describe('eif', () => {
  /** ∫ dv/v' from V_reset to V_peak by Simpson's rule, and the refractory time. */
  function interval(I: number): number {
    const slope = fields.eif!.field(I);
    const [from, to, n] = [-68, -30, 200_000];
    const h = (to - from) / n;
    let sum = 0;
    for (let k = 0; k <= n; k++) sum += ((k % n === 0 ? 1 : 2 + 2 * (k % 2)) * (h / 3)) / slope([from + k * h])[0]!;
    return 1.7 + sum;
  }

  it.each([30, 50, 100, 300, 1000])("fires under %d pA at the interval that the integral of 1/v' gives", (I) => {
    const dt = 0.01;
    const intervals = intervalsOf(spikeTimes({ model: 'eif', dt, input: I }, 400));
    expect(intervals.length).toBeGreaterThan(3);
    // The spike's own step counts as refractory, and the threshold is met within a step.
    for (const each of intervals) expect(Math.abs(each - interval(I))).toBeLessThan(1.5 * dt);
  });

  it('is silent up to its rheobase (V_T − Delta_T − E_L)/R_m, and fires above', () => {
    const rheobase = (-59.9 - 3.48 + 65) / 0.1;
    expect(spikeTimes({ model: 'eif', dt: 0.1, input: rheobase - 0.2 }, 2000)).toEqual([]);
    expect(spikeTimes({ model: 'eif', dt: 0.1, input: rheobase + 0.2 }, 2000).length).toBeGreaterThan(0);
  });
});

describe('adex', () => {
  it('fires at the times of a fine integration by hand, and w jumps by b', () => {
    const [dt, I, ms] = [0.01, 800, 300];
    const { steps, traces } = observe({ model: 'adex', dt, input: I, traces: ['w'] }, ms);
    const times: number[] = [];
    integrate(fields.adex!.field(I), [-70.6, 0], {
      dt,
      count: Math.round(ms / dt),
      fine: 10,
      jump(y, t) {
        if (!(y[0]! > 20)) return;
        times.push(t);
        y[0] = -70.6;
        y[1] = y[1]! + 80.5;
      },
    });
    expect(steps.length).toBe(times.length);
    expect(steps.length).toBeGreaterThan(5);
    // A spike lands up to a step late and the next starts from there; over ten of them these add up.
    steps.forEach((step, k) => expect(Math.abs(step * dt - times[k]!)).toBeLessThan((k + 2) * dt));
    for (const step of steps.slice(0, -1)) {
      expect(traces[0]![step + 1]! - traces[0]![step]!).toBeCloseTo(80.5, 0);
    }
  });

  it.each([0.01, 0.1, 0.5])('stays finite on its exponential upstroke in steps of %d ms', (dt) => {
    const { steps, traces } = observe(
      { model: 'adex', dt, input: 5000, parameters: { Delta_T: 0.5 }, traces: ['w'] },
      500,
    );
    expect(steps.length).toBeGreaterThan(10);
    // The upstroke leaves no mark on w: without the bound one step would add 1e5 pA.
    const w = traces[0]!;
    steps.slice(0, -1).forEach((step) => expect(Math.abs(w[step + 1]! - w[step]! - 80.5)).toBeLessThan(30 * dt));
  });
});

describe('fitzhugh-nagumo', () => {
  /** Where the fixed point loses its stability, 1 − v² = b phi, v = ∓√(1 − b phi). */
  const hopf = [-1, 1].map((sign) => {
    const v = sign * Math.sqrt(1 - 0.8 * 0.08);
    return (v + 0.7) / 0.8 - v + v ** 3 / 3;
  });

  it('rests at its fixed point', () => {
    const { steps, traces } = observe({ model: 'fitzhugh-nagumo', dt: 0.05, traces: ['v', 'w'] }, 200);
    expect(steps).toEqual([]);
    for (const values of traces) values.forEach((value) => expect(Math.abs(value - values[0]!)).toBeLessThan(1e-12));
  });

  it('fires on and on between its two Hopf points only', () => {
    const late = (I: number): number =>
      spikeTimes({ model: 'fitzhugh-nagumo', dt: 0.05, input: I }, 1000).filter((t) => t > 500).length;
    expect([hopf[0]! - 0.02, hopf[1]! + 0.02].map(late)).toEqual([0, 0]);
    for (const I of [hopf[0]! + 0.02, 0.8, hopf[1]! - 0.02]) expect(late(I)).toBeGreaterThan(8);
  });
});

describe('morris-lecar', () => {
  it('rests at its fixed point', () => {
    const { steps, traces } = observe({ model: 'morris-lecar', dt: 0.1, traces: ['v', 'n'] }, 500);
    expect(steps).toEqual([]);
    for (const values of traces) values.forEach((value) => expect(Math.abs(value - values[0]!)).toBeLessThan(1e-10));
  });

  it('is silent at 80, fires at 100 and is blocked at 250 µA/cm²', () => {
    const late = (I: number): number =>
      spikeTimes({ model: 'morris-lecar', dt: 0.1, input: I }, 2000).filter((t) => t > 1000).length;
    expect(late(80)).toBe(0);
    expect(late(100)).toBeGreaterThan(8);
    expect(late(250)).toBe(0);
  });

  it.each([100, 150])('has the period of a fine integration by hand at %d µA/cm²', (I) => {
    const dt = 0.05;
    const intervals = intervalsOf(spikeTimes({ model: 'morris-lecar', dt, input: I }, 2000));
    const states = integrate(fields['morris-lecar']!.field(I), [-60.85538223230949, 0.014915024953999378], {
      ...{ dt, count: 40_000, fine: 4 },
    });
    const up = states.flatMap((y, k) => (k > 0 && y[0]! > 0 && !(states[k - 1]![0]! > 0) ? [k * dt] : []));
    const expected = intervalsOf(up);
    expect(intervals.length).toBe(expected.length);
    intervals.forEach((each, k) => expect(Math.abs(each - expected[k]!)).toBeLessThan(1.01 * dt));
  });
});

describe('traub-miles', () => {
  it('fires by itself, as a fine integration by hand does', () => {
    const [dt, ms] = [0.01, 300];
    const start = { m: 0.026863329798445454, h: 0.9913058218943975, n: 0.060434034678635944 };
    const states = integrate(fields['traub-miles']!.field(0), [-60, start.m, start.h, start.n], {
      ...{ dt, count: ms / dt, fine: 2 },
    });
    const up = states.flatMap((y, k) => (k > 0 && y[0]! > -20 && !(states[k - 1]![0]! > -20) ? [k * dt] : []));
    expect(up.length).toBeGreaterThan(3);
    const exact = spikeTimes({ model: 'traub-miles', dt, method: 'rk4' }, ms);
    expect(exact.length).toBe(up.length);
    exact.forEach((time, k) => expect(Math.abs(time + dt - up[k]!)).toBeLessThan(1.01 * dt));
    // Exponential Euler, its own method: late, in proportion to dt.
    const late = [0.01, 0.02].map((step) => spikeTimes({ model: 'traub-miles', dt: step }, ms)[3]! + step - up[3]!);
    expect(late[0]).toBeGreaterThan(0);
    expect(late[1]! / late[0]!).toBeCloseTo(2, 0);
  });
});
