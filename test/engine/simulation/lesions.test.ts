import { describe, expect, it } from 'vitest';
import { reproduceRun } from '../../../engine/runs/reproduce.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation } from '../../../engine/simulation/simulation.ts';
import { networkOf } from '../support/networks.ts';

const size = 400;
const network = networkOf({
  populations: ['a', 'b'].map((id) => ({ id, model: 'mcculloch-pitts', size })),
  probes: ['a', 'b'].map((target) => ({ kind: 'spikes', id: `of_${target}`, target })),
});

const lesion = (population: string) => ({ kind: 'lesion', population, neurons: [], fraction: 0.5 }) as const;

function deadOf({ compiled }: Simulation, id: string): number[] {
  const { first } = compiled.ranges.get(id)!;
  return [...compiled.silenced.subarray(first, first + size)];
}

const count = (dead: readonly number[]): number => dead.reduce((sum, each) => sum + each, 0);

describe('lesions of a fraction in one step', () => {
  it('choose neurons of their own in each population', () => {
    const simulation = compile(network);
    simulation.apply(lesion('a'));
    simulation.apply(lesion('b'));
    const [a, b] = [deadOf(simulation, 'a'), deadOf(simulation, 'b')];
    expect([count(a), count(b)]).toEqual([size / 2, size / 2]);
    // Independent halves share a quarter; four standard errors of a hypergeometric count are 20.
    expect(Math.abs(count(a.map((dead, k) => dead & b[k]!)) - size / 4)).toBeLessThan(20);
  });

  it('choose anew when repeated, from all neurons', () => {
    const simulation = compile(network);
    simulation.apply(lesion('a'));
    simulation.apply(lesion('a'));
    expect(Math.abs(count(deadOf(simulation, 'a')) - (3 * size) / 4)).toBeLessThan(20);
    expect(count(deadOf(simulation, 'b'))).toBe(0);
  });

  it('choose the same again after a snapshot, and when the run is reproduced', () => {
    const simulation = compile(network);
    const start = simulation.snapshot();
    const attempts = [0, 1].map(() => {
      simulation.restore(start);
      for (const population of ['a', 'b', 'a']) simulation.apply(lesion(population));
      simulation.step(3);
      return [deadOf(simulation, 'a'), deadOf(simulation, 'b')];
    });
    expect(attempts[1]).toEqual(attempts[0]);
    expect(reproduceRun(simulation.finish()).identical).toBe(true);
  });
});
