import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

const [dt, tau, weight] = [0.1, 5, 40];

/** A neuron that holds its potential and shows what arrives. */
const clamped = {
  id: 'clamped',
  reference: '',
  text: `dv/dt = 0*v/ms : mV
i = I : pA
I : pA (input)
threshold: v > 1e9*mV
initial: v = -50*mV`,
};

interface Setting {
  readonly model: string;
  readonly kind: 'exponential' | 'alpha';
  readonly based: 'current' | 'conductance';
  readonly times?: readonly number[];
  readonly delay?: number | { readonly ms: number };
  readonly parameters?: Readonly<Record<string, number>>;
}

/** Traces of variables and the method, under spikes at `times` ms; the step s of a trace is the state at (s + 1)·dt. */
function responses(variables: readonly string[], setting: Setting): { traces: (readonly number[])[]; method: string } {
  const { model, kind, based, times = [0], delay = 1, parameters = {} } = setting;
  const simulation = compile(
    networkOf({
      time: { dt },
      models: [clamped],
      synapses: [{ id: 'ex', kind, based, tau, reversal: 10 }],
      populations: [{ id: 'n', model, parameters }],
      stimuli: [{ kind: 'spike-times', id: 's', times }],
      connections: [{ source: 's', target: 'n', weight, delay, synapse: 'ex' }],
      probes: variables.map((variable) => ({ kind: 'trace', target: 'n', variable })),
    }),
  );
  simulation.step(600);
  const { method } = simulation.compiled.batches[0]!.plan.program;
  return { traces: simulation.finish().traces.map(({ values }) => values), method };
}

/** What one spike contributes t ms after it arrived. */
const shape = {
  exponential: (t: number) => (t < 0 ? 0 : weight * Math.exp(-t / tau)),
  alpha: (t: number) => (t < 0 ? 0 : weight * (t / tau) * Math.exp(1 - t / tau)),
};

function expectClose(values: readonly number[], expected: (step: number) => number, scale: number): void {
  expect(values.length).toBe(600);
  values.forEach((value, step) => expect(Math.abs(value - expected(step))).toBeLessThan(1e-12 * scale));
}

describe.each(['exponential', 'alpha'] as const)('an %s synapse', (kind) => {
  // What is sent in step 0 arrives at the beginning of step 1, at t = dt.
  const since = (step: number): number => step * dt;

  it('gives a current its time course, to 1e-12', () => {
    const { traces } = responses(['I_ex', 'i'], { model: 'clamped', kind, based: 'current' });
    expectClose(traces[0]!, (step) => (step > 0 ? shape[kind](since(step)) : 0), weight);
    // Subexpressions have the values of the end of the step.
    expect(traces[1]).toEqual(traces[0]);
  });

  it('gives a conductance the same, times its distance from the reversal potential', () => {
    const { traces } = responses(['g_ex', 'i', 'v'], { model: 'clamped', kind, based: 'conductance' });
    expectClose(traces[0]!, (step) => (step > 0 ? shape[kind](since(step)) : 0), weight);
    expectClose(traces[1]!, (step) => (step > 0 ? shape[kind](since(step)) * (10 + 50) : 0), weight * 60);
    expect(new Set(traces[2])).toEqual(new Set([-50]));
  });

  it('keeps a conductance exact beside a membrane that is not', () => {
    const { traces, method } = responses(['g_ex'], { model: 'lif', kind, based: 'conductance' });
    expect(method).toBe('exponential-euler');
    expectClose(traces[0]!, (step) => (step > 0 ? shape[kind](since(step)) : 0), weight);
  });

  it('adds up spikes, and waits for its delay', () => {
    const times = [0, 3, 3.7, 20];
    const { traces } = responses(['I_ex'], { model: 'clamped', kind, based: 'current', times, delay: { ms: 2.5 } });
    const expected = (step: number): number =>
      times.reduce((sum, time) => {
        const arrival = Math.round((time + 2.5) / dt);
        return sum + (step >= arrival ? shape[kind]((step + 1 - arrival) * dt) : 0);
      }, 0);
    expectClose(traces[0]!, expected, weight * 2);
  });

  it('moves the membrane of a LIF neuron by the closed form, to 1e-12', () => {
    const { traces, method } = responses(['v'], { model: 'lif', kind, based: 'current', parameters: { V_th: 100 } });
    const [R, tau_m, rest] = [0.1, 20, -60];
    const k = 1 / tau_m - 1 / tau;
    const fade = (t: number, constant: number): number => Math.exp(-t / constant);
    const course = {
      exponential: (t: number) => ((R * weight) / tau_m / k) * (fade(t, tau) - fade(t, tau_m)),
      alpha: (t: number) =>
        ((R * weight * Math.E) / (tau_m * tau)) * (fade(t, tau) * (t / k - 1 / k ** 2) + fade(t, tau_m) / k ** 2),
    };
    expect(method).toBe('exact');
    expectClose(traces[0]!, (step) => rest + course[kind](since(step)), Math.abs(rest));
    expect(Math.max(...traces[0]!)).toBeGreaterThan(rest + 0.2);
  });
});

describe('an alpha synapse', () => {
  it('peaks at its weight after tau', () => {
    const [current] = responses(['I_ex'], { model: 'clamped', kind: 'alpha', based: 'current' }).traces;
    const peak = Math.max(...current!);
    expect(peak).toBeCloseTo(weight, 12);
    expect(current!.indexOf(peak)).toBe(tau / dt);
  });
});

describe('an exponential synapse as slow as the membrane', () => {
  it('meets the limit of the closed form, where the two time constants are one', () => {
    const setting = {
      model: 'lif',
      kind: 'exponential',
      based: 'current',
      parameters: { V_th: 100, tau_m: tau },
    } as const;
    const { traces } = responses(['v'], setting);
    expectClose(traces[0]!, (step) => -60 + ((0.1 * weight) / tau) * step * dt * Math.exp((-step * dt) / tau), 60);
  });
});

describe('a delta synapse', () => {
  it('lifts v by its weight at once, after which v relaxes', () => {
    const simulation = compile(
      networkOf({
        time: { dt },
        populations: [{ id: 'n', model: 'lif' }],
        stimuli: [{ kind: 'spike-times', id: 's', times: [1, 2] }],
        connections: [{ source: 's', target: 'n', weight: 3 }],
        probes: [{ kind: 'trace', target: 'n', variable: 'v' }],
      }),
    );
    simulation.step(100);
    simulation.finish().traces[0]!.values.forEach((v, step) => {
      const jumps = [11, 21].reduce(
        (sum, at) => sum + (step >= at ? 3 * Math.exp((-(step + 1 - at) * dt) / 20) : 0),
        0,
      );
      expect(Math.abs(v - (-60 + jumps))).toBeLessThan(1e-12 * 60);
    });
  });
});

describe('the potential', () => {
  const relaxing = (name: string): string => `d${name}/dt = (E - ${name})/ms + I/(ms*nS) : mV`;
  it.each([
    ['v', relaxing('v')],
    ['v', `dw/dt = 0*w/ms : mV\n${relaxing('v')}`],
    ['u', relaxing('u')],
    ['u', `dn/dt = 0*n/ms : 1\n${relaxing('u')}`],
  ])('is %s in %j', (variable, equations) => {
    const text = `${equations}\nI : pA (input)\nthreshold: ${variable} > 1e6*mV\nparameter E = 3 mV`;
    const simulation = compile(
      networkOf({
        time: { dt },
        models: [{ id: 'own', reference: '', text }],
        synapses: [{ id: 'g', kind: 'exponential', based: 'conductance', tau: 1e9, reversal: 50 }],
        populations: [{ id: 'n', model: 'own' }],
        stimuli: [{ kind: 'spike-times', id: 's', times: [0] }],
        connections: [
          { source: 's', target: 'n', weight: 7 },
          { source: 's', target: 'n', weight: 1, synapse: 'g' },
        ],
        probes: [{ kind: 'trace', target: 'n', variable }],
      }),
    );
    simulation.step(300);
    const { values } = simulation.finish().traces[0]!;
    // From E, up by 7 mV and down to (E + g·50)/(1 + g) with g = 1.
    expect(values[1]! - values[0]!).toBeGreaterThan(6);
    expect(values[299]).toBeCloseTo((3 + 50) / 2, 6);
  });
});
