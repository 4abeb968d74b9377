import { describe, expect, it } from 'vitest';
import type { IntegrationMethod } from '../../../engine/equations/types.ts';
import { buildProgram } from '../../../engine/integration/build.ts';
import { chooseMethod, fits } from '../../../engine/integration/choose.ts';
import { models } from '../../../engine/models/index.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';
import { parsed } from './support.ts';

const nothing = { jumps: [], inputs: [], kept: [] };

/** A model in v and w with these right sides. */
function system(v: string, w = '-w/ms', more = ''): string {
  return `dv/dt = ${v} : mV\ndw/dt = ${w} : 1\nI : mV (input)\nthreshold: v > V\nparameter V = 10 mV\nparameter tau = 5 ms\n${more}`;
}

describe('the method of a built-in model', () => {
  it.each([
    ['lif', 'exact'],
    ['lif-adaptive', 'exact'],
    ['eif', 'rk4'],
    ['adex', 'rk4'],
    ['izhikevich', 'rk4'],
    ['fitzhugh-nagumo', 'rk4'],
    ['morris-lecar', 'rk4'],
    ['hodgkin-huxley', 'exponential-midpoint'],
    ['traub-miles', 'exponential-euler'],
  ])('%s is %s', (id, method) => {
    const { parsed, inputs } = models.find((model) => model.id === id)!;
    expect(buildProgram(parsed, nothing).method).toBe(method);
    expect(buildProgram(parsed, { ...nothing, inputs: inputs.map(({ name }) => name) }).method).toBe(method);
  });

  it('of all in time stands in the table above', () => {
    expect(models.filter(({ inTime }) => inTime).length).toBe(9);
  });
});

describe('chooseMethod', () => {
  it.each<[IntegrationMethod, string, string?, string?]>([
    ['exact', '(I - v)/tau'],
    ['exact', '(I - v)/tau + mV*w/ms', '(v/mV - w)/tau'],
    ['exact', 'a', '-w/ms', 'a = (I - v)/tau : mV/ms'],
    ['exponential-euler', '-w*v/tau'],
    ['exponential-euler', '(I*t/ms - v)/tau'],
    ['exponential-euler', '-v/tau', '(1 - w)*exp(v/mV)/ms - w/tau'],
    ['exponential-euler', '-v*step(w)/tau'],
    ['rk4', '-v^2/(mV*ms)'],
    ['rk4', '-sqrt(v*mV)/ms'],
    ['rk4', '-a/ms', '-w/ms', 'a = v^2/mV : mV'],
    ['rk4', '-v^2/(mV*ms)', '-w/ms', 'isUp = step(v) : 1'],
    ['euler', '-v^2/(mV*ms)', '-b/ms', 'b = a*w : 1\na = step(v) : 1'],
    ['euler', '-v*step(v)/tau'],
    ['euler', 'mV*sign(v)/ms'],
    ['euler-maruyama', '-v/tau + mV*xi/ms^0.5'],
    ['euler-maruyama', '-v^2/(mV*ms)', '-w/ms + w*xi/ms^0.5'],
  ])("takes %s for v' = %s, w' = %s", (method, v, w, more) => {
    expect(chooseMethod(parsed(system(v, w, more)))).toBe(method);
  });

  it('a method fits what it can integrate', () => {
    const table = {
      linear: system('(I - v)/tau'),
      conditional: system('-w*v/tau'),
      nonlinear: system('-v^2/(mV*ms)'),
      noisy: system('-v/tau + mV*xi/ms^0.5'),
    };
    const all = ['exact', 'exponential-euler', 'exponential-midpoint', 'rk4', 'euler', 'euler-maruyama'] as const;
    const fitting = Object.values(table).map((text) => all.filter((method) => fits(parsed(text), method)));
    expect(fitting).toEqual([all, all.slice(1), all.slice(3), all.slice(4)]);
  });

  it("goes over an override, the text's own word and the choice, in this order", () => {
    const text = system('(I - v)/tau');
    expect(buildProgram(parsed(text), nothing).method).toBe('exact');
    expect(buildProgram(parsed(`${text}\nmethod: rk4`), nothing).method).toBe('rk4');
    expect(buildProgram(parsed(`${text}\nmethod: rk4`), nothing, 'euler').method).toBe('euler');
  });

  it('passes over what does not fit', () => {
    const text = `${system('-w*v/tau')}\nmethod: exact`;
    expect(buildProgram(parsed(text), nothing).method).toBe('exponential-euler');
    expect(buildProgram(parsed(text), nothing, 'rk4').method).toBe('rk4');
  });

  it('follows the synapses: a conductance makes a linear neuron conditionally linear', () => {
    const methods = (['current', 'conductance'] as const).map((based) => {
      const network = networkOf({
        time: { dt: 0.1 },
        synapses: [{ id: 's', kind: 'exponential', based, tau: 5 }],
        populations: [{ id: 'n', model: 'lif' }],
        stimuli: [{ kind: 'poisson', id: 'p', rate: 10 }],
        connections: [{ source: 'p', target: 'n', weight: 1, synapse: 's' }],
      });
      return compile(network).compiled.batches[0]!.plan.program.method;
    });
    expect(methods).toEqual(['exact', 'exponential-euler']);
  });
});
