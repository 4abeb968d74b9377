import { describe, expect, it } from 'vitest';
import { print } from '../../../engine/equations/print.ts';
import { buildProgram } from '../../../engine/integration/build.ts';
import type { Program } from '../../../engine/integration/program.ts';
import type { TabulateOptions } from '../../../engine/integration/find-functions.ts';
import { tabulate } from '../../../engine/integration/tables.ts';
import { getModel } from '../../../engine/models/index.ts';
import { parsed } from './support.ts';

const nothing = { jumps: [], inputs: [], kept: [] };
const options: TabulateOptions = { variables: new Set(['v']), isShared: () => true, accepts: () => true };

function programOf(text: string): Program {
  return buildProgram(parsed(text), nothing);
}

/** `target = value` of what the step does with a name. */
function textOf({ update }: Program, target: string): string[] {
  return update.filter((each) => each.target === target).map(({ value }) => print(value));
}

const gate = `
dv/dt = (E - v + g*m*(20*mV - v)) / tau : mV
dm/dt = (m_inf - m) / tau_m : 1
m_inf = 1 / (1 + exp(-(v + half) / width)) : 1
tau_m = 2*ms / cosh((v + half) / width) : ms
threshold: v > 0*mV
initial: v = -60*mV
parameter E = -60 mV in [-100, 0] "rest"
parameter tau = 10 ms in [1, 100] "time constant"
parameter g = 1 in [0, 10] "conductance"
parameter half = 40 mV in [-100, 100] "half"
parameter width = 8 mV in [1, 50] "width"
`;

describe('tabulate', () => {
  it('makes a gate’s step a factor and a summand, each a function of the potential', () => {
    const program = tabulate(programOf(gate), options);
    expect(textOf(program, '_next_m')).toEqual(['lookup(0, 0, v)*m + lookup(0, 1, v)']);
    expect(program.tables).toMatchObject([
      { variable: 'v', functions: [{ name: 'factor of m' }, { name: 'summand of m' }] },
    ]);
    // What depends on m as well stays, and what only the gate needed is gone.
    expect(textOf(program, '_next_v')).toEqual(textOf(programOf(gate), '_next_v'));
    expect(textOf(program, 'm_inf')).toEqual([]);
  });

  it('shares a table among the stages of Runge and Kutta, each looked up at its own potential', () => {
    const program = tabulate(programOf(`${gate}\nmethod: rk4`), options);
    expect(program.tables).toHaveLength(1);
    const arguments_ = [1, 2, 3, 4].map((stage) => textOf(program, `_k${stage}_m`)[0]!.match(/\w+\)/)![0]);
    expect(arguments_).toEqual(['v)', '_s2_v)', '_s3_v)', '_s4_v)']);
  });

  it('makes two tables of half and whole steps', () => {
    const { tables } = tabulate(buildProgram(getModel('hodgkin-huxley').parsed, nothing), options);
    expect(tables.map(({ functions }) => functions.length)).toEqual([6, 6]);
  });

  it('leaves a function whose parameters differ, or which is not accepted', () => {
    const program = programOf(gate);
    expect(tabulate(program, { ...options, isShared: (name) => name !== 'half' })).toBe(program);
    expect(tabulate(program, { ...options, accepts: () => false })).toBe(program);
    expect(tabulate(program, { ...options, variables: new Set() })).toBe(program);
  });

  it('looks up nothing that has a corner, depends on time, or is cheap', () => {
    for (const rate of [
      'exp(min(v, 0*mV) / mV)',
      'exp(v / mV) * step(v)',
      'exp(v / mV + t / ms)',
      'v / mV * v / mV',
      'sqrt(abs(v / mV))',
    ]) {
      const program = programOf(
        `dv/dt = -v / (5*ms) : mV\ndm/dt = ${rate} / ms : 1\nthreshold: v > 0*mV\nmethod: euler`,
      );
      // The smooth factor of one that jumps is looked up all the same.
      const kept = rate.includes('step') ? 1 : 0;
      expect([rate, tabulate(program, options).tables.length]).toEqual([rate, kept]);
    }
  });

  it('takes temporaries for what they were when they were set', () => {
    const program = programOf(
      `dv/dt = -v / (5*ms) : mV\ndm/dt = -m*f / ms : 1\nf = exp(v / (10*mV)) : 1\noutput: f\nmethod: euler`,
    );
    const tabulated = tabulate(program, options);
    // v has changed between the two lookups at it.
    expect(tabulated.update.map(({ target, value }) => `${target} = ${print(value)}`)).toEqual([
      '_next_v = v + dt*(-v*0.2)',
      '_next_m = lookup(0, 0, v)*m',
      'v = _next_v',
      'm = _next_m',
      'f = lookup(0, 1, v)',
    ]);
  });
});
