import { describe, expect, it } from 'vitest';
import { parseRun } from '../../../engine/runs/parse.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { NonFiniteError } from '../../../engine/simulation/simulation.ts';
import { networkOf } from '../support/networks.ts';

describe('a value that is no number', () => {
  it('of a neuron that excites itself stops the run at the step its z leaves the doubles', () => {
    const simulation = compile(
      networkOf({
        populations: [
          { id: 'calm', model: 'relu', size: 3 },
          { id: 'wild', model: 'relu', size: 2, parameters: { b: [0, 1] } },
        ],
        connections: [{ source: 'wild', target: 'wild', connector: 'OneToOne', weight: 1e12 }],
        probes: [{ kind: 'trace', target: 'wild', neuron: 1 }],
      }),
    );
    // z = 1, 1e12, 1e24, … 1e300, then 1e312.
    const message = 'z of wild[1] became Infinity at step 26; lower the weights that feed it';
    expect(() => simulation.step(100)).toThrow(new NonFiniteError(message));
    expect(simulation.stepCount).toBe(26);
    const { values } = simulation.finish().traces[0]!;
    expect(values.map((value) => Math.round(Math.log10(value)))).toEqual(Array.from({ length: 26 }, (_, k) => 12 * k));
    // Asked again, it fails again and does not go on without its input.
    expect(() => simulation.step()).toThrow(message);
    expect(simulation.stepCount).toBe(26);
  });

  it('of an output is named as y, though z is finite', () => {
    const simulation = compile(
      networkOf({
        time: { dt: 1000 },
        populations: [{ id: 'n', model: 'relu', parameters: { b: 1e6 } }],
        connections: [{ source: 'n', target: 'n', weight: 1e12 }],
      }),
    );
    // y = 1000 z and z = 1e12 y of the step before: z = 1e6, 1e21, … 1e306 at step 20.
    expect(() => simulation.step(100)).toThrow('y of n became Infinity at step 20; lower the weights that feed it');
  });

  it('of a Poisson count that is no exact number any more is named as y', () => {
    const drive = (value: number) =>
      compile(
        networkOf({
          populations: [{ id: 'n', model: 'poisson-relu' }],
          stimuli: [{ kind: 'constant', id: 'level', value: 2 ** 20 }],
          connections: [{ source: 'level', target: 'n', weight: value / 2 ** 20 }],
          probes: [{ kind: 'spikes', target: 'n' }],
        }),
      );
    expect(() => drive(2 ** 53).step(2)).toThrow('y of n became Infinity at step 1; lower the weights that feed it');
    const simulation = drive(2 ** 52);
    simulation.step(2);
    expect(parseRun(simulation.finish()).ok).toBe(true);
  });

  it('of two infinities that meet is NaN', () => {
    const simulation = compile(
      networkOf({
        populations: [
          { id: 'meet', model: 'step' },
          { id: 'wild', model: 'relu', parameters: { b: 1 } },
        ],
        connections: [
          { source: 'wild', target: 'wild', weight: 1e12 },
          { source: 'wild', target: 'meet', weight: 1e12 },
          { source: 'wild', target: 'meet', weight: -1e12 },
        ],
      }),
    );
    expect(() => simulation.step(100)).toThrow('z of meet became NaN at step 26');
  });

  it.each([
    [
      'a division by a parameter',
      'dv/dt = (E - v)/tau : mV\nthreshold: v > 10*mV\nparameter E = -60 mV\nparameter tau = 20 ms',
      { tau: [20, 0] },
      /^v of n\[1\] became (NaN|-?Infinity) at step 0; nothing had reached it; change its formula dv\/dt = \(E - v\) \/ tau or its parameters \(E = -60 mV, tau = 0 ms\) or its initial values or dt$/,
    ],
    [
      'a subexpression of a step',
      'u = log(k) : 1\noutput: u\nparameter k = 1',
      { k: [1, -2] },
      /^u of n\[1\] became NaN at step 0; nothing had reached it; change its formula u = log\(k\) or its parameters \(k = -2\)$/,
    ],
    [
      'growth without end',
      'dv/dt = v*v/mV/ms : mV\nthreshold: v < 0*mV\ninitial: v = 10*mV',
      {},
      /^v of n\[0\] became Infinity at step [1-9]\d*; nothing had reached it; change its formula dv\/dt = v\*v \/ mV \/ ms or its initial values or dt$/,
    ],
  ])('that nothing but the neuron made, by %s, is laid to its formula', (_, text, parameters, message) => {
    const network = networkOf({
      models: [{ id: 'own', text }],
      populations: [{ id: 'n', model: 'own', size: 2, parameters }],
    });
    expect(() => compile(network).step(100)).toThrow(message);
  });

  it('in the first step is never laid to weights, since nothing has arrived', () => {
    const network = networkOf({
      models: [{ id: 'own', text: 'dv/dt = I*0/0/pA*mV/ms : mV\nI : pA (input)\nthreshold: v > 10*mV' }],
      populations: [{ id: 'n', model: 'own' }],
      stimuli: [{ kind: 'constant', id: 'c', value: 1 }],
      connections: [{ source: 'c', target: 'n', weight: 1, synapse: 'current' }],
    });
    expect(() => compile(network).step(100)).toThrow('at step 0; nothing had reached it; change its formula dv/dt =');
  });

  it('is a matter of one run: restored to before, the simulation goes on', () => {
    const simulation = compile(
      networkOf({
        populations: [{ id: 'n', model: 'relu', parameters: { b: 1 } }],
        connections: [{ id: 'loop', source: 'n', target: 'n', weight: 1e12 }],
      }),
    );
    const start = simulation.snapshot();
    expect(() => simulation.step(30)).toThrow('z of n became Infinity at step 26');
    simulation.restore(start);
    simulation.apply({ kind: 'weight', connection: 'loop', value: 1 });
    simulation.step(3);
    expect(simulation.compiled.outputs[0]).toBe(3);
  });
});
