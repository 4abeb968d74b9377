import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cobahhNetwork } from '../../../engine/benchmarks/cobahh.ts';
import type { Network } from '../../../engine/network/types.ts';
import { parseRunText, serializeRun } from '../../../engine/runs/parse.ts';
import { reproduceRun } from '../../../engine/runs/reproduce.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation, SimulationOptions } from '../../../engine/simulation/simulation.ts';
import { tableReports } from '../../../engine/simulation/tables.ts';
import { compareBackends } from '../differential/both.ts';
import { createRng, drivenNetwork } from '../differential/driven.ts';
import { networkOf } from '../support/networks.ts';

/** Three neurons in two vectors, one potential far outside of any table. */
function patches(more: Record<string, unknown> = {}): Network {
  return networkOf({
    time: { dt: 0.05 },
    populations: [{ id: 'n', model: 'hodgkin-huxley', size: 3, initial: { v: [-65, 400, -20] }, ...more }],
    stimuli: [{ kind: 'constant', id: 'current', value: 12 }],
    connections: [{ source: 'current', target: 'n', weight: 1 }],
    probes: [
      { kind: 'spikes', target: 'n' },
      { kind: 'trace', target: 'n', variable: 'v' },
    ],
  });
}

function valuesOf({ compiled }: Simulation, name: string): number[] {
  return [...compiled.batches[0]!.variables.get(name)!];
}

function after(network: Network, steps: number, options: SimulationOptions = { tables: true }): Simulation {
  const simulation = compile(network, options);
  simulation.step(steps);
  return simulation;
}

function expectNear(found: readonly number[], expected: readonly number[], most: number): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(most));
}

describe('tables', () => {
  it.each(['traub-miles', 'hodgkin-huxley', 'morris-lecar'])(
    '%s: both backends have the same states to 1e-9, and the same spikes, for 1,000 steps',
    (model) => {
      const driven = drivenNetwork({ model, size: 5, rng: createRng(5), drive: 1 });
      // Parameters that differ from neuron to neuron leave nothing to look up.
      const populations = driven.populations.map((each) => ({ ...each, parameters: {} }));
      // Where v passes through 0, the rounding of its terms, of 100 mV, is more than 1e-9 of it.
      const tolerance = { relative: 1e-9, floor: 0.01 };
      const { difference, spikes } = compareBackends({ ...driven, populations }, 1000, tolerance, { tables: true });
      expect(difference).toBeNull();
      expect(spikes).toBeGreaterThan(5);
      expect(tableReports(compile({ ...driven, populations }, { tables: true }).compiled)[0]).not.toEqual([]);
    },
  );

  it.each(['exponential-euler', 'exponential-midpoint', 'rk4', 'euler'] as const)(
    'by %s are near what is computed',
    (method) => {
      const network = networkOf({
        time: { dt: 0.01 },
        populations: [{ id: 'n', model: 'hodgkin-huxley', size: 3, initial: { v: [-65, -60, -20] } }],
      });
      const [looked, computed] = [true, false].map((tables) => after(network, 400, { tables, method }));
      for (const name of ['v', 'm', 'h', 'n']) expectNear(valuesOf(looked!, name), valuesOf(computed!, name), 1e-7);
    },
  );

  it('outside of the range are computed, for that neuron alone', () => {
    const all = after(patches(), 3);
    const [report] = tableReports(all.compiled)[0]!;
    expect(report!.high).toBeLessThan(400);
    expectNear(valuesOf(all, 'm'), valuesOf(after(patches(), 3, {}), 'm'), 1e-9);
    // Beside a neuron that is outside, the others have the very bits that they have without it.
    const inside = after(patches({ initial: { v: [-65, -65, -20] } }), 3);
    for (const name of ['v', 'm', 'h', 'n']) {
      expect(valuesOf(all, name)[0]).toBe(valuesOf(inside, name)[0]);
      expect(valuesOf(all, name)[2]).toBe(valuesOf(inside, name)[2]);
    }
    expect(compareBackends(patches(), 200, undefined, { tables: true }).difference).toBeNull();
  });

  it('in f32 stay within what f32 has', () => {
    const network = networkOf({ time: { dt: 0.05 }, populations: [{ id: 'n', model: 'hodgkin-huxley', size: 7 }] });
    const [looked, computed] = [{ tables: true, precision: 'f32' } as const, {}].map((each) =>
      after(network, 400, each),
    );
    expectNear(valuesOf(looked!, 'v'), valuesOf(computed!, 'v'), 2e-3);
  });

  it('of COBAHH give the very spike train of half a second', { timeout: 30_000 }, () => {
    const [looked, computed] = [true, false].map((tables) =>
      after(cobahhNetwork({ size: 400 }), 5000, { tables }).finish(),
    );
    expect(computed!.spikes[0]!.steps.length).toBeGreaterThan(1000);
    expect(looked!.spikes).toEqual(computed!.spikes);
  });
});

describe('the squid axon from tables', () => {
  const golden = JSON.parse(
    readFileSync(new URL('../../golden/neuron-hh/squid-axon.json', import.meta.url), 'utf8'),
  ) as { steps: { current: number; spikeTimes: number[] }[] };
  const dt = 0.01;

  it.each(golden.steps)('fires within 0.05 ms of NEURON, under $current µA/cm²', ({ current, spikeTimes }) => {
    const network = networkOf({
      time: { dt },
      populations: [{ id: 'n', model: 'hodgkin-huxley' }],
      stimuli: [{ kind: 'constant', id: 'current', value: current }],
      connections: [{ source: 'current', target: 'n', weight: 1 }],
      probes: [{ kind: 'spikes', target: 'n' }],
    });
    const { steps } = after(network, 10_000).finish().spikes[0]!;
    expect(steps).toHaveLength(spikeTimes.length);
    steps.forEach((step, k) => expect(Math.abs((step - 0.5) * dt - spikeTimes[k]!)).toBeLessThan(0.05));
    expect(steps).toEqual(after(network, 10_000, {}).finish().spikes[0]!.steps);
  });
});

describe('a report of tables', () => {
  it('names variable, range, spacing and functions, with an error that is measured', () => {
    const { compiled } = compile(networkOf({ time: { dt: 0.1 }, populations: [{ id: 'n', model: 'traub-miles' }] }), {
      tables: true,
    });
    const [[table, ...others]] = tableReports(compiled) as [ReturnType<typeof tableReports>[number]];
    expect(others).toEqual([]);
    expect(table).toMatchObject({ variable: 'v', unit: 'mV', low: -120, high: 80, spacing: 0.5, closed: false });
    expect(table!.functions.map(({ name }) => name)).toEqual(
      ['m', 'n', 'h'].flatMap((gate) => [`factor of ${gate}`, `summand of ${gate}`]),
    );
    for (const { relativeError } of table!.functions) {
      expect(relativeError).toBeGreaterThan(0);
      expect(relativeError).toBeLessThan(1e-8);
    }
    expect(table!.bytes).toBeLessThanOrEqual(262_144);
  });

  it('is empty where there is nothing to look up, and without the option', () => {
    const network = networkOf({
      populations: [
        { id: 'a', model: 'lif' },
        { id: 'b', model: 'mcculloch-pitts' },
        { id: 'c', model: 'traub-miles', size: 2, parameters: { V_T: [-63, -60] } },
      ],
    });
    expect(tableReports(compile(network, { tables: true }).compiled)).toEqual([[], [], []]);
    expect(tableReports(compile(patches()).compiled)).toEqual([[]]);
  });

  it('leaves out a function that no table in reach comes near to', () => {
    const text = `
dv/dt = (E - v) / tau : mV
dm/dt = (1 / (1 + exp(-(v + 40*mV) / (0.001*mV))) - m) / tau : 1
dn/dt = (1 / (1 + exp(-(v + 40*mV) / (5*mV))) - n) / tau : 1
method: euler
parameter E = -50 mV in [-100, 0] "rest"
parameter tau = 5 ms in [1, 100] "time constant"
threshold: v > 0*mV
`;
    const network = networkOf({
      models: [{ id: 'own', text, reference: '' }],
      populations: [{ id: 'n', model: 'own' }],
    });
    const simulation = compile(network, { tables: true });
    expect(tableReports(simulation.compiled)[0]!.flatMap(({ functions }) => functions.map(({ name }) => name))).toEqual(
      ['summand of n'],
    );
  });
});

describe('a change of parameters', () => {
  const parameters = { V_T: -60 };
  const network = networkOf({
    time: { dt: 0.1 },
    populations: ['a', 'b'].map((id) => ({ id, model: 'traub-miles', size: 3 })),
    probes: [{ kind: 'trace', target: 'a', variable: 'v' }],
  });
  const single = networkOf({ ...network, populations: network.populations.slice(0, 1) });

  it('fills the tables anew: the step is that of a network with the parameter', () => {
    for (const backend of ['wasm', 'js'] as const) {
      const changed = compile(single, { tables: true, backend });
      changed.apply({ kind: 'parameter', population: 'a', symbol: 'V_T', value: -60 });
      const given = compile(
        { ...single, populations: single.populations.map((each) => ({ ...each, parameters })) },
        { tables: true, backend },
      );
      changed.step(50);
      given.step(50);
      expect(valuesOf(changed, 'v')).toEqual(valuesOf(given, 'v'));
    }
  });

  it('leaves tables alone that do not follow from it', () => {
    const simulation = compile(single, { tables: true });
    const { view } = simulation.compiled.batches[0]!.arrays.tables[0]!;
    const before = view.slice();
    view[10] = 42;
    simulation.apply({ kind: 'parameter', population: 'a', symbol: 'g_Na', value: 1000 });
    expect(view[10]).toBe(42);
    simulation.apply({ kind: 'parameter', population: 'a', symbol: 'V_T', value: -63 });
    expect([...view]).toEqual([...before]);
  });

  it('of one of two populations has the functions computed, and a snapshot from before looks them up again', () => {
    for (const backend of ['wasm', 'js'] as const) {
      const simulation = compile(network, { tables: true, backend });
      simulation.step(20);
      const middle = simulation.snapshot();
      simulation.apply({ kind: 'parameter', population: 'a', symbol: 'V_T', value: -60 });
      simulation.step(50);
      expect(tableReports(simulation.compiled)[0]![0]).toMatchObject({ closed: true });
      const computed = compile(network, { backend });
      computed.step(20);
      computed.apply({ kind: 'parameter', population: 'a', symbol: 'V_T', value: -60 });
      computed.step(50);
      expectNear(valuesOf(simulation, 'v'), valuesOf(computed, 'v'), 1e-6);

      simulation.restore(middle);
      expect(tableReports(simulation.compiled)[0]![0]).toMatchObject({ closed: false });
      simulation.step(50);
      expect(valuesOf(simulation, 'v')).toEqual(valuesOf(after(network, 70, { tables: true, backend }), 'v'));
    }
  });

  it('reproduces itself from the file of a run', () => {
    const simulation = compile(network, { tables: true });
    simulation.step(30);
    simulation.apply({ kind: 'parameter', population: 'a', symbol: 'V_T', value: -60 });
    simulation.step(30);
    const read = parseRunText(serializeRun(simulation.finish()));
    if (!read.ok) throw new Error(read.issues[0]!.message);
    expect(read.value.engine.tables).toBe(true);
    expect(reproduceRun(read.value).identical).toBe(true);
    const without = { ...read.value, engine: { ...read.value.engine, tables: false } };
    expect(reproduceRun(without).identical).toBe(false);
  });
});
