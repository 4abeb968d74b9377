import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';
import { intervalsOf, observe, spikeTimes } from './support.ts';

const [tau, R, rest, threshold] = [20, 0.1, -60, -50];
/** Steps from V_reset = E_L to above V_th under I, whatever the refractory period. */
const stepsToThreshold = (I: number, dt: number): number =>
  Math.ceil((tau * Math.log(1 / (1 - (threshold - rest) / (R * I)))) / dt);

describe('lif', () => {
  it.each([1, 0.1, 0.01])('relaxes as E_L + R I (1 − e^(−t/tau)) in steps of %d ms, to 1e-12', (dt) => {
    const I = 95;
    const { traces, steps } = observe({ model: 'lif', dt, input: I, traces: ['v'] }, 200);
    expect(steps).toEqual([]);
    // The current acts from step 1 on; a trace shows the end of each step.
    traces[0]!.forEach((v, k) => {
      expect(Math.abs(v - (rest + R * I * -Math.expm1((-k * dt) / tau)))).toBeLessThan(1e-12 * Math.abs(rest));
    });
    expect(traces[0]!.length).toBe(200 / dt);
  });

  it('does the same with other parameters, from another start', () => {
    const parameters = { tau_m: 7.3, R_m: 0.37, E_L: -71.2, V_th: 100, V_reset: -80, t_ref: 0 };
    const [I, dt, v0] = [-41, 0.3, 12];
    const { traces } = observe({ model: 'lif', dt, parameters, initial: { v: v0 }, input: I, traces: ['v'] }, 60);
    let v = v0;
    traces[0]!.forEach((value, k) => {
      const end = -71.2 + (k > 0 ? 0.37 * I : 0);
      v = end + (v - end) * Math.exp(-dt / 7.3);
      expect(Math.abs(value - v)).toBeLessThan(1e-12 * 80);
    });
  });

  it.each([0.1, 0.25, 1])('fires at the intervals of its f–I curve in steps of %d ms, to the step', (dt) => {
    for (let I = 101; I < 2000; I = Math.ceil(I * 1.17)) {
      for (const t_ref of [0, 3]) {
        const { steps } = observe({ model: 'lif', dt, input: I, parameters: { t_ref } }, 400);
        // The spike's own step is the first of the refractory ones.
        const expected = Math.max(t_ref / dt, 1) - 1 + stepsToThreshold(I, dt);
        const intervals = new Set(intervalsOf(steps));
        expect([I, [...intervals]]).toEqual([I, [expected]]);
        expect(steps[0]).toBe(stepsToThreshold(I, dt));
      }
    }
  });

  it('stays silent at rheobase, where v only ever nears the threshold', () => {
    expect(spikeTimes({ model: 'lif', dt: 0.1, input: 100 }, 2000)).toEqual([]);
  });

  it('is held at 200 spikes/s by a refractory period of 5 ms, however strong the current', () => {
    for (const I of [1e5, 1e9]) {
      const steps = observe({ model: 'lif', dt: 0.1, input: I }, 1000).steps;
      expect(steps.length).toBe(200);
      expect(new Set(intervalsOf(steps))).toEqual(new Set([50]));
    }
  });

  it.each([
    [{ backend: 'js' }, 0.35, 4],
    [{ backend: 'wasm' }, 0.35, 4],
    [{ backend: 'wasm', precision: 'f32' }, 0.35, 4],
    [{ backend: 'wasm', precision: 'f32' }, 0.25, 3],
    [{ backend: 'wasm', precision: 'f32' }, 0.24, 2],
  ] as const)(
    'on %j a refractory period of %d ms is %d steps of 0.1 ms: rounded, halves up',
    (options, t_ref, steps) => {
      const network = networkOf({
        time: { dt: 0.1 },
        populations: [{ id: 'n', model: 'lif', parameters: { t_ref, E_L: 0, V_reset: -51, tau_m: 1 } }],
        probes: [{ kind: 'spikes', target: 'n' }],
      });
      const simulation = compile(network, options);
      simulation.step(100);
      expect(new Set(intervalsOf(simulation.finish().spikes[0]!.steps))).toEqual(new Set([steps]));
    },
  );

  it('ignores what arrives while refractory, and holds V_reset', () => {
    const input = [{ kind: 'step', value: 1e4, start: 0, stop: 3 }];
    const { steps, traces } = observe(
      { model: 'lif', dt: 0.1, input, parameters: { V_reset: -63 }, traces: ['v'] },
      12,
    );
    expect(steps.length).toBe(1);
    const held = traces[0]!.slice(steps[0]! + 1, steps[0]! + 50);
    expect(new Set(held)).toEqual(new Set([-63]));
    expect(traces[0]![steps[0]! + 50]).toBeCloseTo(-60 - 3 * Math.exp(-0.1 / 20), 12);
  });

  it('with 1 GOhm takes pA as mV, bit for bit', () => {
    const unity = observe({ model: 'lif', dt: 0.1, input: 11.3, parameters: { R_m: 1 }, traces: ['v'] }, 300);
    const own = {
      id: 'cuba',
      reference: '',
      text: `dv/dt = (I - (v - E_L))/tau_m : mV (unless refractory)
I : mV (input)
threshold: v > V_th
reset: v = V_reset
refractory: t_ref
initial: v = E_L
parameter tau_m = 20 ms
parameter E_L = -60 mV
parameter V_th = -50 mV
parameter V_reset = -60 mV
parameter t_ref = 5 ms`,
    };
    const plain = observe({ model: 'cuba', dt: 0.1, input: 11.3, models: [own], traces: ['v'] }, 300);
    expect(unity.steps.length).toBeGreaterThan(3);
    expect(unity).toEqual(plain);
  });
});

describe('lif-adaptive', () => {
  const base = { tau_w: 100, b: 20, t_ref: 2 };

  it('follows the closed form between spikes and jumps by b at each', () => {
    const [dt, I, R] = [0.1, 250, 0.1];
    const { traces, steps } = observe(
      { model: 'lif-adaptive', dt, input: I, parameters: base, traces: ['v', 'w'] },
      300,
    );
    expect(steps.length).toBeGreaterThan(5);
    let [v, w, until] = [-60, 0, 0];
    for (let k = 0; k < traces[0]!.length; k++) {
      const current = k > 0 ? I : 0;
      // v' = (u − v)/tau_m with u = E_L + R (I − w), w = w0 e^(−t/tau_w): v = E_L + R I + A e^(−t/tau_w) + B e^(−t/tau_m).
      const steady = -60 + R * current;
      const A = (-R * w * base.tau_w) / (base.tau_w - 20);
      if (k >= until) v = steady + A * Math.exp(-dt / base.tau_w) + (v - steady - A) * Math.exp(-dt / 20);
      w *= Math.exp(-dt / base.tau_w);
      expect(Math.abs(traces[0]![k]! - v)).toBeLessThan(1e-10);
      expect(Math.abs(traces[1]![k]! - w)).toBeLessThan(1e-10);
      expect(steps.includes(k)).toBe(v > -50);
      if (v > -50) [v, w, until] = [-60, w + base.b, k + 20];
    }
  });

  it('slows down to an interval at which w gains what it loses', () => {
    const [dt, I] = [0.05, 300];
    const { steps, traces } = observe({ model: 'lif-adaptive', dt, input: I, parameters: base, traces: ['w'] }, 2000);
    const intervals = intervalsOf(steps).map((n) => n * dt);
    expect(intervals.at(-1)! / intervals[0]!).toBeGreaterThan(1.5);
    const before = base.b / Math.expm1(intervals.at(-1)! / base.tau_w);
    expect(traces[0]![steps.at(-1)!]! / before).toBeCloseTo(1, 2);
  });

  it('with b = 0 is the plain neuron', () => {
    const experiment = { dt: 0.1, input: 180, traces: ['v'] };
    const adaptive = observe({ ...experiment, model: 'lif-adaptive', parameters: { b: 0 } }, 200);
    const plain = observe({ ...experiment, model: 'lif' }, 200);
    expect(adaptive.steps).toEqual(plain.steps);
    adaptive.traces[0]!.forEach((v, k) => expect(Math.abs(v - plain.traces[0]![k]!)).toBeLessThan(1e-12 * 60));
  });
});
