import { describe, expect, it } from 'vitest';
import { parseUnit } from '../../../engine/equations/units.ts';
import { print } from '../../../engine/equations/print.ts';
import { hodgkinHuxley, lif, modelOf, noisyAdaptive, poissonRelu, softmaxGroup } from './support.ts';

const dimension = (text: string): unknown => {
  const parsed = parseUnit(text);
  return parsed.ok && parsed.value.dimension;
};

describe('parseModel', () => {
  it('reads a leaky integrate-and-fire neuron', () => {
    const model = modelOf(lif);
    expect(model.equations.map(({ name, unit, unlessRefractory }) => ({ name, unit, unlessRefractory }))).toEqual([
      { name: 'v', unit: 'mV', unlessRefractory: true },
    ]);
    expect(model.equations[0]!.dimension).toEqual(dimension('mV'));
    expect(print(model.equations[0]!.rate)).toBe('(E_L - v + R_m*I) / tau_m');
    expect(model.inputs).toEqual([{ name: 'I', unit: 'pA', dimension: dimension('pA') }]);
    expect(model.parameters.slice(0, 4)).toEqual([
      {
        name: 'tau_m',
        unit: 'ms',
        dimension: dimension('ms'),
        label: 'membrane time constant',
        default: 20,
        min: 0.1,
        max: 1000,
      },
      {
        name: 'E_L',
        unit: 'mV',
        dimension: dimension('mV'),
        label: 'leak reversal potential',
        default: -65,
        min: -120,
        max: 0,
      },
      {
        name: 'R_m',
        unit: 'MOhm',
        dimension: dimension('GOhm'),
        label: 'membrane resistance',
        default: 0.1,
        min: 0,
        max: 10,
      },
      { name: 'V_th', unit: 'mV', dimension: dimension('mV'), label: 'V_th', default: -50, min: -1e12, max: 1e12 },
    ]);
    expect(model.output.kind).toBe('threshold');
    expect(print(model.output.value)).toBe('v > V_th');
    expect(model.reset.map(({ target, value }) => `${target} = ${print(value)}`)).toEqual(['v = V_reset']);
    expect(model.initial.map(({ target, value }) => `${target} = ${print(value)}`)).toEqual(['v = E_L']);
    expect(model.refractory?.kind).toBe('time');
    expect(model).toMatchObject({ method: 'exact', on: null, softmax: false, netInput: null, subexpressions: [] });
  });

  it('reads Hodgkin and Huxley, with gates called m, h and n', () => {
    const model = modelOf(hodgkinHuxley);
    expect(model.equations.map(({ name }) => name)).toEqual(['v', 'm', 'h', 'n']);
    expect(print(model.equations[0]!.rate)).toBe(
      '(I - g_Na*m^3*h*(v - E_Na) - g_K*n^4*(v - E_K) - g_L*(v - E_L)) / C_m',
    );
    expect(model.subexpressions).toHaveLength(6);
    expect(model.parameters.find(({ name }) => name === 'g_Na')).toMatchObject({ default: 120, unit: 'mS/cm^2' });
    expect(model.refractory?.kind).toBe('condition');
    expect(model.initial.map(({ target }) => target)).toEqual(['v', 'm', 'h', 'n']);
    expect(model.method).toBe('exponential-euler');
  });

  it('gives sum(w*x) the unit of the line it stands in', () => {
    expect(modelOf(poissonRelu).netInput).toEqual({ name: 'sum_wx', unit: 'spikes/s', dimension: dimension('1/ms') });
    expect(modelOf(softmaxGroup).netInput).toEqual({ name: 'sum_wx', unit: '1', dimension: dimension('1') });
    expect(modelOf(noisyAdaptive).netInput).toEqual({ name: 'sum_wx', unit: 'mV', dimension: dimension('mV') });
  });

  it.each([
    ['dv/dt = -v/tau + sum(w*x) : mV', 'mV/ms'],
    ['dv/dt = (-v + R*sum(w*x))/tau : mV', 'pA'],
    ['dv/dt = -v/tau + sum(w*x)*(5*mV - v)/(1*nS)/tau : mV', 'nS'],
    ['dv/dt = -v/tau - max(0, sum(w*x))/tau : mV', 'mV'],
    ['dv/dt = 1*mV*exp(-sum(w*x))/tau : mV', '1'],
    ['dv/dt = int(sum(w*x) > v)*mV/tau : mV', 'mV'],
    ['dv/dt = 5*mV/sum(w*x) : mV', 'ms'],
  ])('finds the unit of the net input in %s', (line, unit) => {
    const model = modelOf(`${line}\nparameter tau = 20 ms\nparameter R = 100 MOhm\nthreshold: v > 10*mV`);
    expect(model.netInput?.unit).toBe(unit);
  });

  it('reads each kind of output', () => {
    const poisson = modelOf(poissonRelu);
    expect([poisson.output.kind, print(poisson.output.value)]).toEqual(['count', 'poisson(max(0, z)*dt)']);
    const group = modelOf(softmaxGroup);
    expect([group.output.kind, group.softmax, print(group.output.value), print(group.on!)]).toEqual([
      'rate',
      true,
      'z',
      'y >= 0.5',
    ]);
    const rate = modelOf('z = sum(w*x) : 1\noutput: tanh(z)');
    expect([rate.output.kind, rate.softmax, print(rate.output.value)]).toEqual(['rate', false, 'tanh(z)']);
    expect(modelOf('threshold: rand() < 0.5').output.kind).toBe('threshold');
  });

  it('writes out the short forms of a reset', () => {
    const text = `dv/dt = -v/ms : mV\ndw/dt = -w/ms : 1\nthreshold: v > 1*mV\nreset: v = 0; w += 2; w -= 1 ; w *= 3; w /= 1 + 1;`;
    expect(modelOf(text).reset.map(({ target, value }) => `${target} = ${print(value)}`)).toEqual([
      'v = 0',
      'w = w + 2',
      'w = w - 1',
      'w = w*3',
      'w = w / (1 + 1)',
    ]);
  });

  it('sorts subexpressions so that each uses only earlier ones, and keeps the order where it can', () => {
    const text = 'a = b + c : 1\nb = 2*d : 1\nc = 1 : 1\nd = 3 : 1\ne = c : 1\noutput: a';
    expect(modelOf(text).subexpressions.map(({ name }) => name)).toEqual(['d', 'b', 'c', 'a', 'e']);
  });

  it('goes on over lines while a parenthesis is open, and skips comments and blank lines', () => {
    const text =
      'dv/dt = (E - v # towards E\n\n  + R*I # and more (\n) / tau : mV   # done\r\n\r\nI : pA (input)\r\nparameter E = 1 mV "a # in a label"\r\nparameter R = 1 GOhm\nparameter tau = 3 ms\nthreshold: v > E\n';
    const model = modelOf(text);
    expect(print(model.equations[0]!.rate)).toBe('(E - v + R*I) / tau');
    expect(model.parameters[0]!.label).toBe('a # in a label');
  });

  it('reads parameters in every form', () => {
    const text = `parameter a = 2
parameter b = -.5e1 Hz in [-inf, 10]
parameter c = 3*uV "label"
parameter d = 0.04 1/ms/mV in [0, inf] "quadratic term"
parameter e = 1 in [0, 2]
output: a`;
    expect(
      modelOf(text).parameters.map(({ default: value, min, max, unit, label }) => [value, min, max, unit, label]),
    ).toEqual([
      [2, -1e12, 1e12, '1', 'a'],
      [-0.005, -1e12, 0.01, 'Hz', 'b'],
      [0.003, -1e12, 1e12, 'uV', 'label'],
      [0.04, 0, 1e12, '1/ms/mV', 'quadratic term'],
      [1, 0, 2, '1', 'e'],
    ]);
  });

  it('lets a plain 0 have any unit, and a constant power change it', () => {
    modelOf('dv/dt = clip(0, -v, max(v, 0))/ms : mV\nthreshold: v > 0\nreset: v = 0\ninitial: v = 0\nrefractory: 0');
    modelOf('a = (4*mV)^2 : mV^2\nb = a^0.5 + sqrt(a) + a^(1/2) : mV\nc = (1*mV)^-(1 + 1) : 1/mV^2\noutput: 2^(b/mV)');
    modelOf('a = abs(-3*mV) + min(1*mV, 2*V) : mV\nb = sign(a) + step(a) + floor(a/mV) : 1\noutput: b');
  });
});
