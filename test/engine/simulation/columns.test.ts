import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation } from '../../../engine/simulation/simulation.ts';
import { networkOf } from '../support/networks.ts';

const size = 7;
const differing = { kind: 'uniform', low: 10, high: 20 };

function network(parameters: Record<string, unknown>) {
  return networkOf({
    synapses: ['e', 'i'].map((id, k) => ({ id, kind: 'exponential', tau: 5 * (k + 1) })),
    populations: [{ id: 'p', model: 'lif', size, parameters }],
    connections: ['e', 'i'].map((synapse) => ({ source: 'p', target: 'p', weight: 1, synapse })),
  });
}

/** The value of each constant for each neuron. */
function valuesOf({ compiled }: Simulation): [string, number[]][] {
  return [...compiled.batches[0]!.arrays.constants].map(([name, { values, stride }]) => [
    name,
    Array.from({ length: size }, (_, k) => values.view[k * stride]!),
  ]);
}

describe('what follows from parameters', () => {
  const given = { tau_m: differing, R_m: 0.1, V_reset: -60 };
  const changes: [string, number][] = [
    ['tau_m', 12],
    ['R_m', 0.3],
    ['V_reset', -64],
    ['t_ref', 4],
  ];

  it.each(changes)('after a change of %s is what it would have been from the beginning', (symbol, value) => {
    for (const precision of ['f64', 'f32'] as const) {
      const changed = compile(network(given), { precision });
      changed.apply({ kind: 'parameter', population: 'p', symbol, value });
      expect(valuesOf(changed)).toEqual(valuesOf(compile(network({ ...given, [symbol]: value }), { precision })));
    }
  });

  it('is computed for each neuron from its own values, and once for those that are alike', () => {
    const [a, b] = [12, 17];
    const mixed = new Map(valuesOf(compile(network({ tau_m: [a, b, a, a, b, a, b] }))));
    const [ofA, ofB] = [a, b].map((tau_m) => new Map(valuesOf(compile(network({ tau_m })))));
    let differ = 0;
    for (const [name, values] of mixed) {
      expect(values).toEqual([ofA, ofB, ofA, ofA, ofB, ofA, ofB].map((of, k) => of!.get(name)![k]));
      if (values[0] !== values[1]) differ++;
    }
    // tau_m itself, and what v takes over from itself, both currents and the rest.
    expect(differ).toBeGreaterThan(3);
  });
});
