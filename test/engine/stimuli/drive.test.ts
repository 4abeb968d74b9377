import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

const network = networkOf({
  time: { dt: 0.5 },
  stimuli: [
    { kind: 'toggle', id: 'off' },
    { kind: 'toggle', id: 'on', value: 1 },
    { kind: 'clamp', id: 'held' },
    { kind: 'constant', id: 'level', value: -2.5 },
    { kind: 'poisson', id: 'train', rate: 400 },
    { kind: 'poisson', id: 'silent', rate: 0 },
  ],
  probes: ['off', 'on', 'held', 'level', 'train', 'silent'].map((target) => ({
    kind: 'spikes',
    id: `of_${target}`,
    target,
  })),
});

describe('stimuli', () => {
  it('hold their level at every step', () => {
    const simulation = compile(network);
    for (let step = 0; step < 10; step++) {
      simulation.step();
      expect([...simulation.compiled.outputs.subarray(0, 4)]).toEqual([0, 1, 1, -2.5]);
      expect(simulation.compiled.outputs[5]).toBe(0);
    }
  });

  it('of kind poisson fire rate · dt times a step on average, within 4 standard errors', () => {
    const steps = 50_000;
    const simulation = compile(network);
    simulation.step(steps);
    const total = simulation.finish().spikes[4]!.counts.reduce((sum, count) => sum + count, 0);
    const mean = (400 * 0.5) / 1000;
    expect(Math.abs(total / steps - mean)).toBeLessThan(4 * Math.sqrt(mean / steps));
  });

  it('are recorded as spikes, but for constants', () => {
    const simulation = compile(network);
    simulation.step(3);
    const { spikes } = simulation.finish();
    expect(spikes.slice(0, 4).map(({ steps, counts }) => [steps, counts])).toEqual([
      [[], []],
      [
        [0, 1, 2],
        [1, 1, 1],
      ],
      [
        [0, 1, 2],
        [1, 1, 1],
      ],
      [[], []],
    ]);
  });

  it('change with their level: a switch, a value, a rate', () => {
    const simulation = compile(network);
    simulation.step(2);
    simulation.apply({ kind: 'level', stimulus: 'on', value: 0 });
    simulation.apply({ kind: 'level', stimulus: 'level', value: 7 });
    simulation.apply({ kind: 'level', stimulus: 'train', value: 0 });
    simulation.step(1000);
    expect([...simulation.compiled.outputs]).toEqual([0, 0, 1, 7, 0, 0]);
    const train = simulation.finish().spikes[4]!;
    expect(train.steps.filter((step) => step >= 2)).toEqual([]);
  });
});
