import { describe, expect, it } from 'vitest';
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
        connections: [{ source: 'wild', target: 'wild', connector: 'OneToOne', weight: 1e100 }],
        probes: [{ kind: 'trace', target: 'wild', neuron: 1 }],
      }),
    );
    // z = 1, 1e100, 1e200, 1e300, then 1e400.
    const message = 'z of wild[1] became Infinity at step 4; lower the weights that feed it';
    expect(() => simulation.step(100)).toThrow(new NonFiniteError(message));
    expect(simulation.stepCount).toBe(4);
    const { values } = simulation.finish().traces[0]!;
    expect(values.map((value) => Math.round(Math.log10(value)))).toEqual([0, 100, 200, 300]);
    // Asked again, it fails again and does not go on without its input.
    expect(() => simulation.step()).toThrow(message);
    expect(simulation.stepCount).toBe(4);
  });

  it.each(['relu', 'poisson-relu'])('of an output of %s is named as y, though z is finite', (model) => {
    const simulation = compile(
      networkOf({
        time: { dt: 1000 },
        populations: [{ id: 'n', model }],
        stimuli: [{ kind: 'constant', id: 'level', value: 1e308 }],
        connections: [{ source: 'level', target: 'n', weight: 1 }],
      }),
    );
    simulation.step();
    expect(() => simulation.step()).toThrow(/^y of n became (Infinity|NaN) at step 1; lower the weights that feed it$/);
  });

  it('of two infinities that meet is NaN', () => {
    const simulation = compile(
      networkOf({
        populations: [{ id: 'n', model: 'step' }],
        stimuli: [{ kind: 'constant', id: 'level', value: 1e308 }],
        connections: [
          { source: 'level', target: 'n', weight: 10 },
          { source: 'level', target: 'n', weight: -10 },
        ],
      }),
    );
    simulation.step();
    expect(() => simulation.step()).toThrow('z of n became NaN at step 1');
  });

  it('is a matter of one run: restored to before, the simulation goes on', () => {
    const simulation = compile(
      networkOf({
        populations: [{ id: 'n', model: 'relu', parameters: { b: 1 } }],
        connections: [{ id: 'loop', source: 'n', target: 'n', weight: 1e200 }],
      }),
    );
    const start = simulation.snapshot();
    expect(() => simulation.step(3)).toThrow('z of n became Infinity at step 2');
    simulation.restore(start);
    simulation.apply({ kind: 'weight', connection: 'loop', value: 1 });
    simulation.step(3);
    expect(simulation.compiled.outputs[0]).toBe(3);
  });
});
