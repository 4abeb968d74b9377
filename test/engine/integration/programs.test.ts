import { describe, expect, it } from 'vitest';
import { symbolsOf } from '../../../engine/equations/symbols.ts';
import { buildProgram } from '../../../engine/integration/build.ts';
import { models } from '../../../engine/models/index.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';
import { courseOf, parsed } from './support.ts';

const backends = ['wasm', 'js'] as const;

/** Final values of variables of all neurons of population `n` of the model `own`. */
function finals(
  variables: readonly string[],
  text: string,
  steps: number,
  more: Record<string, unknown>,
  backend: 'wasm' | 'js',
): number[][] {
  const network = networkOf({
    time: { dt: 1 },
    models: [{ id: 'own', text, reference: '' }],
    ...more,
  });
  const simulation = compile(network, { backend });
  simulation.step(steps);
  return variables.map((name) => [...simulation.compiled.batches[0]!.variables.get(name)!]);
}

describe('every symbol of a program', () => {
  it.each(models.map(({ id, parsed, inputs }) => [id, parsed, inputs] as const))(
    'of %s is defined before it is used',
    (_, model, inputs) => {
      for (const driven of [[], inputs.map(({ name }) => name), ...(model.netInput ? [['sum_wx']] : [])]) {
        const program = buildProgram(model, { jumps: [], inputs: driven, kept: [] });
        const known = new Set([...program.state, ...program.inputs, 't', 'active']);
        const require = (names: Iterable<string>): void => {
          for (const name of names) expect(known).toContain(name);
        };
        for (const constant of program.constants) {
          if (constant.kind === 'derived') require(symbolsOf(constant.value));
          known.add(constant.name);
        }
        const lasting = new Set(known);
        for (const { target, value } of program.update) {
          require(symbolsOf(value));
          known.add(target);
        }
        require(symbolsOf(program.output.value));
        // After the step, and before it, there are no temporaries.
        known.clear();
        lasting.forEach((name) => known.add(name));
        for (const { value } of program.reset) require(symbolsOf(value));
        if (program.refractory?.kind === 'condition') require(symbolsOf(program.refractory.value));
      }
    },
  );
});

describe.each(backends)('by %s', (backend) => {
  it('names of a model do not meet those that integrators make', () => {
    const text = (method: string): string => `dv/dt = (c1*next_v - v*k1_v/s1_v)/tau : mV
dnext_v/dt = -next_v/tau : mV
c1 = c0*2 : 1
threshold: v > P0_0_0
initial: v = 3*mV; next_v = 1*mV
parameter c0 = 4
parameter k1_v = 0.5
parameter s1_v = 2
parameter P0_0_0 = 1e9 mV
parameter refractory_time = 3 ms
refractory: refractory_time
parameter tau = 7 ms
method: ${method}`;
    const renamed = (method: string): string =>
      Object.entries({ next_v: 'w', c0: 'A', c1: 'B', k1_v: 'C', s1_v: 'D', P0_0_0: 'E', refractory_time: 'F' }).reduce(
        (all, [from, to]) => all.replaceAll(new RegExp(`\\b(d?)${from}\\b`, 'g'), `$1${to}`),
        text(method),
      );
    for (const method of ['exact', 'exponential-euler', 'rk4', 'euler']) {
      const more = { populations: [{ id: 'n', model: 'own' }] };
      const [v] = finals(['v', 'next_v'], text(method), 9, more, backend);
      expect(v).toEqual(finals(['v', 'w'], renamed(method), 9, more, backend)[0]);
    }
  });

  it('names that every object has are names like any other', () => {
    const text = `dconstructor/dt = -constructor/toString : mV
parameter toString = 4 ms
hasOwnProperty = 3 : 1
threshold: constructor > 1*mV*hasOwnProperty
initial: constructor = 2*mV`;
    const more = { populations: [{ id: 'n', model: 'own' }] };
    expect(finals(['constructor'], text, 40, more, backend)[0]).toBeCloseTo(2 * Math.exp(-10), 12);
  });

  it('a reset with a subexpression is that of its own neuron', () => {
    const text = `dv/dt = 0*v/ms : mV
half = v/2 + shift : mV
threshold: v > 10*mV
reset: v = half
parameter shift = 0 mV`;
    const populations = [
      { id: 'n', model: 'own', size: 3, parameters: { shift: [1, 2, 3] }, initial: { v: [12, 5, 16] } },
    ];
    expect(finals(['v'], text, 1, { populations }, backend)).toEqual([[7, 5, 11]]);
  });

  it('a reset sees the input of its step', () => {
    const text = `dv/dt = 0*v/ms : mV
I : mV (input)
doubled = 2*I : mV
threshold: v > 10*mV
reset: v = doubled + I`;
    const more = {
      populations: [{ id: 'n', model: 'own', size: 2, initial: { v: [12, 5] } }],
      stimuli: [{ kind: 'constant', id: 's', value: 4 }],
      connections: [{ source: 's', target: 'n', weight: 1 }],
    };
    // In step 0 nothing has arrived yet.
    expect(finals(['v'], text, 1, more, backend)).toEqual([[0, 5]]);
    const late = { ...more, populations: [{ id: 'n', model: 'own', size: 2, initial: { v: [9, 5], w: [1, 0] } }] };
    const rising = text.replace('dv/dt = 0*v/ms : mV', 'dv/dt = w*mV/ms : mV\ndw/dt = 0/ms : 1');
    // 9, 10, 11 in steps 0 to 2 less one: the spike is in step 1.
    expect(finals(['v'], rising.replace('v > 10*mV', 'v > 10.5*mV'), 2, late, backend)).toEqual([[12, 5]]);
  });

  it('a refractory condition with a subexpression is that of its own neuron', () => {
    const text = `dv/dt = rise : mV
dw/dt = -w/ms : 1 (unless refractory)
high = v - edge : mV
threshold: high > 0*mV
refractory: high > 0*mV
parameter rise = 0 mV/ms
parameter edge = 10 mV
initial: w = 1`;
    const populations = [
      {
        id: 'n',
        model: 'own',
        size: 3,
        parameters: { rise: [4, 0, 4], edge: [10, 10, 100] },
        initial: { v: [8, 0, 8] },
      },
    ];
    const [, w] = finals(['v', 'w'], text, 5, { populations }, backend);
    // The first neuron spikes in step 0, and is refractory from then on.
    expect(w![0]).toBeCloseTo(Math.exp(-1), 12);
    expect(w![1]).toBeCloseTo(Math.exp(-5), 12);
    expect(w![2]).toBeCloseTo(Math.exp(-5), 12);
  });

  it('a refractory condition may name an input, driven or not', () => {
    const text = `dv/dt = 3*mV/ms : mV (unless refractory)
I : 1 (input)
threshold: v > 10*mV
refractory: I > 0.5`;
    const populations = [{ id: 'n', model: 'own' }];
    expect(finals(['v'], text, 6, { populations }, backend)).toEqual([[18]]);
    const driven = {
      populations,
      stimuli: [{ kind: 'constant', id: 's', value: 1 }],
      connections: [{ source: 's', target: 'n', weight: 1 }],
    };
    expect(finals(['v'], text, 6, driven, backend)).toEqual([[12]]);
  });

  it('white noise and draws do not share a number', () => {
    const text = `dv/dt = mV*xi/ms^0.5 : mV
dw/dt = xi/ms^0.5 : 1
threshold: v > 1e9*mV`;
    const [v, w] = finals(['v', 'w'], text, 1, { populations: [{ id: 'n', model: 'own', size: 4 }] }, backend);
    expect(new Set([...v!, ...w!]).size).toBe(8);
  });
});

describe('a weighted sum in time', () => {
  const text = `dr/dt = (sum(w*x) - r)/tau : 1
output: r
parameter tau = 10 ms`;

  it('drives a linear system like any input, which stays exact', () => {
    for (const inputs of [[], ['sum_wx']]) {
      const program = buildProgram(parsed(text), { jumps: [], inputs, kept: [] });
      expect(program.method).toBe('exact');
      expect(program.update.some(({ value }) => symbolsOf(value).has('sum_wx'))).toBe(inputs.length > 0);
    }
  });
});

describe('what stands still while refractory', () => {
  it('is exact for what depends on it', () => {
    const text = `dv/dt = (I0 - v)/tau : mV (unless refractory)
dw/dt = (v - w)/tau_w : mV
threshold: v > 10*mV
reset: v = 2*mV
refractory: 4*ms
parameter I0 = 30 mV
parameter tau = 10 ms
parameter tau_w = 7 ms`.replace('refractory: 4*ms', 'refractory: t_ref\nparameter t_ref = 4 ms');
    const [v, w] = courseOf(['v', 'w'], { text, dt: 0.5, ms: 40 });
    let [x, y, until] = [0, 0, 0];
    let spikes = 0;
    v!.forEach((value, step) => {
      if (step >= until) {
        // w' = (v − w)/τ_w with v = I0 + (x − I0) e^(−t/τ): w = I0 + A e^(−t/τ) + B e^(−t/τ_w), A = (x − I0)/(1 − τ_w/τ).
        const A = (x - 30) / (1 - 7 / 10);
        y = 30 + A * Math.exp(-0.05) + (y - 30 - A) * Math.exp(-0.5 / 7);
        x = 30 + (x - 30) * Math.exp(-0.05);
      } else y = x + (y - x) * Math.exp(-0.5 / 7);
      expect(Math.abs(value - x)).toBeLessThan(1e-12 * 30);
      expect(Math.abs(w![step]! - y)).toBeLessThan(1e-12 * 30);
      if (x > 10) [x, until, spikes] = [2, step + 8, spikes + 1];
    });
    expect(spikes).toBeGreaterThan(3);
  });
});
