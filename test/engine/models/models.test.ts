import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../../engine/models/define.ts';
import { findModel, getModel, models } from '../../../engine/models/index.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

describe.each(models.map((model) => [model.id, model] as const))('the description of %s', (id, model) => {
  it('names an id of its own, a label, equations and a source', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(models.filter((other) => other.id === id || other.label === model.label)).toEqual([model]);
    expect(model.equations.length).toBeGreaterThanOrEqual(2);
    expect(model.reference).toMatch(/\((18|19|20)\d\d\), \S/);
  });

  it('has TeX that KaTeX sets without complaint, with a line for the output', () => {
    for (const tex of model.tex) katex.renderToString(tex, { throwOnError: true, strict: 'error' });
    expect(model.tex.filter((tex) => /\by\b|spike if/.test(tex)).length).toBe(1);
    expect(model.tex.filter((tex) => tex.includes('\\frac{d')).length).toBe(model.parsed.equations.length);
  });

  it('gives every parameter and variable a label, a unit and, for parameters, a default within its range', () => {
    for (const { label, unit } of [...model.parameters, ...model.variables]) expect([label, unit]).not.toContain('');
    for (const { symbol, label, default: standard, min, max } of model.parameters) {
      expect(label).not.toBe(symbol);
      expect(min <= standard && standard <= max).toBe(true);
      // Without a range of its own a parameter reaches to ±1e12.
      expect(Math.abs(min) < 1e12 && Math.abs(max) < 1e12).toBe(true);
    }
    const symbols = [...model.parameters, ...model.variables, ...model.inputs.map(({ name }) => ({ symbol: name }))];
    expect(new Set(symbols.map(({ symbol }) => symbol)).size).toBe(symbols.length);
  });

  it('runs 1,000 steps without input', () => {
    const network = networkOf({
      time: { dt: model.inTime ? 0.05 : 1 },
      populations: [{ id: 'n', model: id, size: 3 }],
    });
    const simulation = compile(network);
    simulation.step(1000);
    for (const values of simulation.compiled.batches[0]!.variables.values()) {
      for (const value of values) expect(Number.isFinite(value)).toBe(true);
    }
  });
});

describe.each(models.filter(({ inTime }) => inTime).map((model) => [model.id, model] as const))(
  '%s, in time,',
  (id, model) => {
    it('takes spikes on its potential v, and currents on I', () => {
      expect(model.jump?.variable).toBe('v');
      expect(model.inputs.map(({ name }) => name)).toEqual(['I']);
    });

    it('draws nothing, sends spikes, and is the same at rest whether or not a current of 0 arrives', () => {
      expect([model.random, model.output]).toEqual([false, 'spikes']);
      const parts = { time: { dt: 0.05 }, populations: [{ id: 'n', model: id }] };
      const driven = {
        stimuli: [{ kind: 'constant', id: 'zero', value: 0 }],
        connections: [{ source: 'zero', target: 'n', weight: 1 }],
      };
      const potentials = [parts, { ...parts, ...driven }].map((network) => {
        const simulation = compile(networkOf(network));
        simulation.step(200);
        return simulation.compiled.batches[0]!.variables.get('v')![0]!;
      });
      expect(potentials[0]).toBeCloseTo(potentials[1]!, 9);
    });
  },
);

describe.each(models.filter(({ twin }) => twin !== undefined).map((model) => [model.id, model] as const))(
  '%s',
  (id, model) => {
    it('has a twin of the other kind, with the same mean output and parameters, whose twin it is', () => {
      const twin = getModel(model.twin!);
      expect(twin.twin).toBe(id);
      expect([model.output, twin.output].sort()).toEqual(['rate', 'spikes']);
      expect(twin.parameters).toEqual(model.parameters);
      for (const z of [-1e6, -1, 0, 0.3, 1, 1e6]) expect(twin.meanOutput!(z, 0.5)).toBe(model.meanOutput!(z, 0.5));
    });
  },
);

describe('the mean output', () => {
  it('is the output where nothing is drawn and z is all that counts', () => {
    for (const { id, random, inTime, meanOutput } of models) {
      if (!meanOutput) continue;
      expect(inTime).toBe(false);
      for (const z of random ? [] : [-2, -0.25, 0, 0.25, 2]) {
        const network = networkOf({ time: { dt: 0.5 }, populations: [{ id: 'n', model: id, parameters: { b: z } }] });
        const simulation = compile(network);
        simulation.step();
        expect(simulation.compiled.outputs[0]! + 0).toBeCloseTo(meanOutput(z, 0.5), 14);
      }
    }
    expect(models.filter(({ meanOutput }) => meanOutput).length).toBe(9);
  });
});

describe('the register', () => {
  it('finds each model by its id, and nothing else', () => {
    expect(models.map(({ id }) => findModel(id))).toEqual(models);
    expect(['', 'constructor', 'Step'].map((id) => findModel(id))).toEqual([undefined, undefined, undefined]);
    expect(() => getModel('iaf')).toThrow('Found model "iaf", expected one of mcculloch-pitts, stochastic-binary,');
  });

  it('lists those that know only steps first', () => {
    const order = models.map(({ inTime }) => inTime);
    expect(order).toEqual([...order].sort());
    expect(models.length).toBe(20);
  });
});

describe('readModel', () => {
  it.each([
    ['exact', 'dv/dt = -v^2/(ms*mV) : mV', 'equations that are linear with constant coefficients, or no line method:'],
    [
      'exponential-euler',
      'dv/dt = -v^2/(ms*mV) : mV',
      'equations that are each linear in their own variable, or no line method:',
    ],
    ['rk4', 'dv/dt = -v/ms + mV*xi/ms^0.5 : mV', 'equations without white noise, or no line method:'],
  ])('refuses the method "%s" for %s', (method, equation, expected) => {
    const text = `${equation}\nthreshold: v > 1*mV\nmethod: ${method}`;
    const read = readModel({ id: 'own', label: 'own', reference: '', text });
    const message = `"${method}" cannot integrate the equations`;
    expect(read.ok ? null : read.issues[0]).toMatchObject({ path: 'line 3, column 1', message, expected });
  });
});
