import { describe, expect, it } from 'vitest';
import { createActivityCounter } from '../../../engine/analysis/activity.ts';
import { estimateEnergy, joulesPerAtp } from '../../../engine/analysis/energy.ts';
import { countOperations, type OperationCounts } from '../../../engine/analysis/operations.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

function countsOf(parts: Record<string, unknown>, steps: number): OperationCounts {
  const simulation = compile(networkOf(parts));
  const counter = createActivityCounter(simulation);
  for (let k = 0; k < steps; k++) {
    simulation.step();
    counter.count();
  }
  return countOperations(simulation, counter);
}

describe('countOperations', () => {
  it('charges each spike as often as its neuron has synapses', () => {
    // The clock spikes at every step and reaches 3 + 2 neurons; the list gives neurons 0 and 2 of `loud` 2 and 1 synapses.
    const counts = countsOf(
      {
        time: { dt: 0.5 },
        populations: [
          { id: 'clock', model: 'mcculloch-pitts', parameters: { b: 1 } },
          { id: 'loud', model: 'mcculloch-pitts', size: 3, parameters: { b: [1, 1, -9] } },
          { id: 'mute', model: 'mcculloch-pitts', size: 2, parameters: { b: -9 } },
        ],
        connections: [
          { source: 'clock', target: 'loud', weight: 0.1 },
          { source: 'clock', target: 'mute', weight: 0.1 },
          {
            ...{ source: 'loud', target: 'mute', weight: 1 },
            connector: {
              kind: 'FromList',
              list: [
                [0, 0],
                [0, 1],
                [2, 0],
              ],
            },
          },
          { source: 'mute', target: 'loud', weight: 1 },
        ],
      },
      10,
    );
    expect(counts).toEqual({
      neurons: 6,
      duration: 5,
      spikes: 30,
      spikeOperations: 10 * 5 + 10 * 2,
      valueOperations: 0,
      neuronUpdates: 60,
      hasSpikes: true,
    });
  });

  it('counts spikes of stimuli where they arrive, and not as spikes of neurons', () => {
    const counts = countsOf(
      {
        populations: [{ id: 'n', model: 'mcculloch-pitts', size: 4, parameters: { b: -9 } }],
        stimuli: [
          { kind: 'spike-times', id: 's', size: 2, times: [0, 1, 1, 1, 7], sources: [0, 0, 1, 1, 1] },
          { kind: 'toggle', id: 'on', value: 1 },
          { kind: 'toggle', id: 'off', value: 0 },
        ],
        connections: ['s', 'on', 'off'].map((source) => ({ source, target: 'n', weight: 1 })),
      },
      10,
    );
    expect(counts).toMatchObject({ spikes: 0, spikeOperations: 5 * 4 + 10 * 4, valueOperations: 0 });
  });

  it('charges values at each step in which they are not 0', () => {
    const counts = countsOf(
      {
        populations: [{ id: 'n', model: 'relu', size: 3, parameters: { b: [0, 1, 2] } }],
        stimuli: [{ kind: 'step', id: 's', value: 2, start: 3, stop: 5 }],
        connections: [
          { source: 'n', target: 'n', connector: { kind: 'AllToAll', self: false }, weight: 0 },
          { source: 's', target: 'n', weight: 0 },
        ],
      },
      10,
    );
    expect(counts).toMatchObject({ spikes: 0, spikeOperations: 0, valueOperations: 2 * 10 * 2 + 2 * 3 });
    expect(counts.hasSpikes).toBe(false);
  });

  it('charges the silent nothing after a lesion', () => {
    const counts = countsOf(
      {
        populations: [{ id: 'n', model: 'mcculloch-pitts', size: 10, parameters: { b: 100 } }],
        connections: [{ source: 'n', target: 'n', weight: 0.1 }],
        events: [{ kind: 'lesion', at: 4, population: 'n', fraction: 0.3 }],
      },
      10,
    );
    expect(counts).toMatchObject({ spikes: 40 + 6 * 7, spikeOperations: 10 * (40 + 6 * 7) });
  });
});

describe('estimateEnergy', () => {
  const counts: OperationCounts = {
    ...{ neurons: 8.6e10, duration: 500, spikes: 10, spikeOperations: 1000, valueOperations: 0 },
    ...{ neuronUpdates: 200, hasSpikes: true },
  };
  const joulesOf = (given: OperationCounts) =>
    Object.fromEntries(estimateEnergy(given).map(({ id, joules }) => [id, joules]));

  it('is counts times published figures', () => {
    const joules = joulesOf(counts);
    expect(joules.cortex).toBeCloseTo((3.84e9 + 1.64e8) * joulesPerAtp, 20);
    expect(joules['brain-share']).toBeCloseTo(10, 12);
    expect(joules.loihi! * 1e12).toBeCloseTo(23_600 + 16_200, 6);
    expect(joules.truenorth! * 1e12).toBeCloseTo(26_000, 6);
    expect(joules['digital-arithmetic']! * 1e12).toBeCloseTo(900, 6);
    expect(joules['digital-memory']! * 1e12).toBeCloseTo(900 + 1_300_000, 4);
    expect(joulesPerAtp).toBeCloseTo(8.3027e-20, 24);
  });

  it('has the budget of Attwell and Laughlin: 7.1e8 ATP a spike that releases 2,000 vesicles', () => {
    const { cortex } = joulesOf({ ...counts, spikes: 1, spikeOperations: 2000 });
    expect(cortex! / joulesPerAtp).toBeCloseTo(7.12e8, -6);
  });

  it('gives watts a second of the network, and none before the first step', () => {
    for (const { joules, watts, source, counted } of estimateEnergy(counts)) {
      expect(watts).toBe(joules / 0.5);
      expect(source).toMatch(/\((19|20)\d\d\)/);
      expect(counted).not.toBe('');
    }
    expect(estimateEnergy({ ...counts, duration: 0 }).map(({ watts }) => watts)).toEqual(new Array(6).fill(null));
  });

  it('leaves out hardware of spikes for a network of rates', () => {
    const joules = joulesOf({ ...counts, hasSpikes: false, spikes: 0, spikeOperations: 0, valueOperations: 100 });
    expect(Object.keys(joules)).toEqual(['digital-arithmetic', 'digital-memory']);
    expect(joules['digital-arithmetic']! * 1e12).toBeCloseTo(460, 9);
  });
});
