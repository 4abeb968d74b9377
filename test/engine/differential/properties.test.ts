import { describe, expect, it } from 'vitest';
import type { Network } from '../../../engine/network/types.ts';
import type { Run } from '../../../engine/runs/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation, SimulationOptions } from '../../../engine/simulation/simulation.ts';
import { networkOf } from '../support/networks.ts';
import { createRng } from './driven.ts';
import { everything } from './everything.ts';

const kinds: readonly SimulationOptions[] = [
  { backend: 'wasm', precision: 'f64' },
  { backend: 'wasm', precision: 'f32' },
  { backend: 'js', precision: 'f64' },
];

const probes = everything.probes.map((probe, k) => ({ id: `probe${k}`, ...probe }));
const network = networkOf({ ...everything, probes });

function after(steps: number, options: SimulationOptions, of: Network = network): Simulation {
  const simulation = compile(of, options);
  simulation.step(steps);
  return simulation;
}

/** All that it holds but how it came there. */
function stateOf(simulation: Simulation): object {
  return { ...simulation.snapshot(), past: null };
}

describe.each(kinds)('a network of everything on $backend in $precision', (options) => {
  const whole = after(300, options);

  it('is the same in one go, step by step, and in unequal parts', () => {
    for (const part of [1, 7, 64]) {
      const simulation = compile(network, options);
      while (simulation.stepCount < 300) simulation.step(Math.min(part, 300 - simulation.stepCount));
      expect(simulation.finish()).toEqual(whole.finish());
      expect(stateOf(simulation)).toEqual(stateOf(whole));
    }
  });

  it('has the same bits for the same seed, and others for another', () => {
    expect(stateOf(after(300, options))).toEqual(stateOf(whole));
    expect(stateOf(after(300, options, { ...network, seed: network.seed + 1 }))).not.toEqual(stateOf(whole));
  });

  it('does not depend on the order of the file', () => {
    for (const seed of [1, 2, 3]) {
      const rng = createRng(seed);
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((each) => ({ each, key: rng() }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
      const parts = Object.entries({ ...everything, probes }).map(([key, value]): [string, unknown] => [
        key,
        typeof value === 'object' && 'map' in value && key !== 'events' ? shuffled<unknown>(value) : value,
      ]);
      const simulation = after(300, options, networkOf(Object.fromEntries(parts)));
      expect(recordsOf(simulation.finish())).toEqual(recordsOf(whole.finish()));
      expect(valuesOf(simulation)).toEqual(valuesOf(whole));
    }
  });

  it('goes back to a snapshot bit for bit, from before and after its events', () => {
    for (const before of [0, 5, 100]) {
      const simulation = after(before, options);
      const snapshot = simulation.snapshot();
      simulation.step(150);
      simulation.restore(snapshot);
      simulation.step(300 - before);
      expect(simulation.finish()).toEqual(whole.finish());
      expect(stateOf(simulation)).toEqual(stateOf(whole));
    }
  });
});

function recordsOf({ spikes, traces, weights, rates }: Run): object {
  const byProbe = (a: { probe: string }, b: { probe: string }): number => (a.probe < b.probe ? -1 : 1);
  return [spikes, traces, weights, rates].map((records) => [...records].sort(byProbe));
}

function valuesOf({ compiled }: Simulation): [string, number[]][] {
  return compiled.batches.flatMap(({ model, variables }) =>
    [...variables].map(([name, values]): [string, number[]] => [`${model.id} ${name}`, [...values]]),
  );
}

/** Two populations that share a batch, and all parameters, until one of them is changed. */
const twins = networkOf({
  time: { dt: 0.1 },
  synapses: [{ id: 'psc', kind: 'exponential', tau: 3 }],
  populations: ['a', 'b'].map((id) => ({ id, model: 'lif-adaptive', size: 5 })),
  stimuli: [
    { kind: 'constant', id: 'current', value: 160 },
    { kind: 'poisson', id: 'noise', rate: 500, size: 4 },
  ],
  connections: ['a', 'b'].flatMap((target) => [
    { source: 'current', target, weight: 1 },
    { source: 'noise', target, weight: 20, synapse: 'psc', connector: { kind: 'FixedProbability', probability: 0.5 } },
  ]),
  probes: ['a', 'b'].map((target) => ({ kind: 'spikes', target })),
});

/** A membrane time constant, on which the propagators depend; a refractory time, which is rounded to steps; and a reset. */
function change(simulation: Simulation): void {
  simulation.apply({ kind: 'parameter', population: 'b', symbol: 'tau_m', value: 11 });
  simulation.apply({ kind: 'parameter', population: 'b', symbol: 't_ref', value: 1.23 });
  simulation.apply({ kind: 'parameter', population: 'b', symbol: 'V_reset', value: -62 });
}

describe.each(kinds)('a parameter of one of two populations in a batch, on $backend in $precision', (options) => {
  const straight = after(200, options, twins);
  change(straight);
  straight.step(300);

  it('acts on that population alone', () => {
    const plain = after(500, options, twins).finish();
    const changed = straight.finish();
    expect(changed.spikes[0]).toEqual(plain.spikes[0]);
    expect(changed.spikes[1]!.steps.length).toBeGreaterThan(plain.spikes[1]!.steps.length);
  });

  it('is undone by a snapshot from before, and done again by one from after, bit for bit', () => {
    const simulation = after(200, options, twins);
    const before = simulation.snapshot();
    change(simulation);
    const later = simulation.snapshot();
    simulation.step(100);
    simulation.restore(before);
    simulation.step(300);
    expect(stateOf(simulation)).toEqual(stateOf(after(500, options, twins)));
    simulation.restore(later);
    simulation.step(300);
    expect(stateOf(simulation)).toEqual(stateOf(straight));
  });

  it('is the same to both backends', () => {
    const reference = after(200, { backend: 'js' }, twins);
    change(reference);
    reference.step(300);
    const digits = options.precision === 'f32' ? 1 : 9;
    if (options.precision === 'f64') expect(straight.finish().spikes).toEqual(reference.finish().spikes);
    const expected = valuesOf(reference);
    valuesOf(straight).forEach(([name, values], k) => {
      values.forEach((value, i) => expect(value, `${name} ${i}`).toBeCloseTo(expected[k]![1][i]!, digits));
    });
  });
});
