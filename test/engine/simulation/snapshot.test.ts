import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from '../../../engine/network/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation } from '../../../engine/simulation/simulation.ts';
import { arbitraryNetwork } from '../support/arbitrary.ts';
import { networkOf } from '../support/networks.ts';

/** A coin of its own, so that trials differ, and a relay of it three steps later. */
const coin = networkOf({
  populations: [
    { id: 'coin', model: 'stochastic-binary' },
    { id: 'relay', model: 'mcculloch-pitts', parameters: { b: -1 } },
  ],
  stimuli: [{ kind: 'toggle', id: 'a' }],
  connections: [
    { source: 'coin', target: 'relay', weight: 1, delay: 3 },
    { source: 'a', target: 'coin', weight: 4 },
  ],
  probes: [
    { kind: 'spikes', target: 'coin' },
    { kind: 'trace', target: 'relay', variable: 'z' },
  ],
});

/** Changes each kind of thing that can be changed. */
function disturb(simulation: Simulation, network: Network): void {
  simulation.apply({ kind: 'level', stimulus: 'toggle', value: 1 });
  simulation.apply({ kind: 'level', stimulus: 'constant', value: 3 });
  simulation.apply({ kind: 'parameter', population: 'p0', symbol: 'b', value: 0.7 });
  const free = network.connections.find(({ sign }) => sign === 'either');
  if (free) simulation.apply({ kind: 'weight', connection: free.id, value: -0.2 });
}

describe('restore', () => {
  it('goes back bit for bit, as often as one likes, whatever was changed in between', () => {
    const count = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(arbitraryNetwork(), count, count, (network, before, after) => {
        const plain = compile(network);
        plain.step(before + after);

        const simulation = compile(network);
        simulation.step(before);
        const snapshot = simulation.snapshot();
        for (let time = 0; time < 2; time++) {
          disturb(simulation, network);
          simulation.step(7);
          simulation.restore(snapshot);
          expect(simulation.stepCount).toBe(before);
        }
        simulation.step(after);
        expect(simulation.finish()).toEqual(plain.finish());
        expect({ ...simulation.snapshot(), past: null }).toEqual({ ...plain.snapshot(), past: null });
      }),
      { seed: 9, numRuns: 40 },
    );
  });

  it('keeps the changes made before the snapshot', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        const plain = compile(network);
        const simulation = compile(network);
        for (const each of [plain, simulation]) {
          each.step(5);
          disturb(each, network);
        }
        const snapshot = simulation.snapshot();
        simulation.step(3);
        simulation.apply({ kind: 'parameter', population: 'p0', symbol: 'b', value: -1 });
        simulation.step(3);
        simulation.restore(snapshot);
        simulation.step(9);
        plain.step(9);
        expect(simulation.finish()).toEqual(plain.finish());
      }),
      { seed: 10, numRuns: 30 },
    );
  });

  it('is untouched by what the simulation does later', () => {
    const simulation = compile(coin);
    simulation.step(10);
    const snapshot = simulation.snapshot();
    const copy = structuredClone(snapshot);
    simulation.apply({ kind: 'parameter', population: 'coin', symbol: 'b', value: 3 });
    simulation.step(10);
    simulation.restore(snapshot);
    simulation.step(10);
    expect(snapshot).toEqual(copy);
  });
});

describe('restore to a future that was left', () => {
  it('goes on from it bit for bit, with the changes that led there and only what is recorded since', () => {
    const simulation = compile(coin);
    const start = simulation.snapshot();
    simulation.step(20);
    simulation.apply({ kind: 'level', stimulus: 'a', value: 1 });
    simulation.step(20);
    const later = simulation.snapshot();
    simulation.step(20);
    const straight = simulation.finish();

    simulation.restore(start);
    simulation.step(50);
    simulation.restore(later);
    simulation.step(20);
    const again = simulation.finish();
    expect(again.interventions).toEqual(straight.interventions);
    expect(again.traces[0]).toEqual({
      ...straight.traces[0]!,
      values: straight.traces[0]!.values.slice(40),
      completeFrom: 40,
    });
    expect(again.spikes[0]!.completeFrom).toBe(40);
    expect(again.spikes[0]!.steps).toEqual(straight.spikes[0]!.steps.filter((step) => step >= 40));
  });

  it('and from there back to a common past finds the recordings of that past gone, and says so', () => {
    const simulation = compile(coin);
    simulation.step(10);
    const early = simulation.snapshot();
    simulation.step(30);
    const later = simulation.snapshot();
    simulation.restore(early);
    simulation.step(5);
    simulation.restore(later);
    simulation.restore(early);
    simulation.step(5);
    const { traces, steps } = simulation.finish();
    expect([steps, traces[0]!.completeFrom, traces[0]!.values.length]).toEqual([15, 10, 5]);
  });
});

describe('trials', () => {
  it('redraw the future and leave the past', () => {
    const simulation = compile(coin);
    simulation.step(10);
    const snapshot = simulation.snapshot();
    const future = (trial?: number): string => {
      simulation.restore(snapshot, trial);
      return Array.from({ length: 64 }, () => (simulation.step(), simulation.compiled.outputs[0])).join('');
    };
    const itself = future();
    expect(future(0)).toBe(itself);
    expect(new Set([itself, future(1), future(2)]).size).toBe(3);
    expect(future(1)).toBe(future(1));
    // A snapshot brings its own trial back.
    expect(future()).toBe(itself);
  });

  it('make no run, since a run could not be reproduced', () => {
    const simulation = compile(coin);
    const start = simulation.snapshot();
    simulation.restore(start, 3);
    expect(() => simulation.finish()).toThrow('Found trial 3, expected trial 0');
    simulation.restore(start);
    expect(simulation.finish().steps).toBe(0);
    expect(() => compile(coin, { trial: 2 }).finish()).toThrow('Found trial 2, expected trial 0');
  });
});

describe('a snapshot of another simulation', () => {
  it('is refused, and nothing changes', () => {
    const [one, other] = [compile(coin), compile(coin)];
    const snapshot = other.snapshot();
    one.step(5);
    const before = one.snapshot();
    expect(() => one.restore(snapshot)).toThrow('Found a snapshot of another simulation, expected one of this');
    expect(() => one.restore(before, 0.5)).toThrow('Found trial 0.5, expected a whole number from 0 to 4294967294');
    expect(one.snapshot()).toEqual(before);
    one.restore(before);
    one.restore(one.snapshot());
    expect(one.stepCount).toBe(5);
  });
});
