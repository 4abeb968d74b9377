import { describe, expect, it } from 'vitest';
import type { Plasticity } from '../../../engine/network/types-plasticity.ts';
import { networkOf } from '../support/networks.ts';
import { rich } from './rich.ts';

const network = networkOf(rich);

/** What becomes of a synapse's plasticity. */
function learning(plasticity: Record<string, unknown>): Plasticity | null {
  const synapses = [{ id: 's', kind: 'delta', plasticity }];
  return networkOf({ ...rich, synapses: [...rich.synapses, ...synapses] }).synapses[1]!.plasticity;
}

describe('defaults', () => {
  it('of models', () => {
    const [lif, , deaf] = network.models;
    expect(lif).toEqual({ id: 'my-lif', label: 'my-lif', text: rich.models[0].text.join('\n'), reference: '' });
    expect(deaf!.text).toBe('threshold: rand() < 0.1');
  });

  it('of synapses', () => {
    const { synapses } = networkOf({ synapses: [{ id: 's', kind: 'alpha', shortTerm: {} }] });
    expect(synapses).toEqual([
      {
        id: 's',
        label: 's',
        kind: 'alpha',
        based: 'current',
        tau: 5,
        reversal: 0,
        shortTerm: { U: 0.5, tau_rec: 800, tau_facil: 0, sites: 0 },
        plasticity: null,
      },
    ]);
  });

  it('of learning: amplitudes follow the range of the weights, unless bounds are soft', () => {
    expect(learning({ kind: 'stdp' })).toEqual({
      kind: 'stdp',
      A_plus: 0.005,
      A_minus: 0.00525,
      tau_plus: 20,
      tau_minus: 20,
      bounds: 'hard',
      w_min: 0,
      w_max: 1,
    });
    expect(learning({ kind: 'stdp', w_min: -1, w_max: 1 })).toMatchObject({ A_plus: 0.01, A_minus: 0.0105 });
    expect(learning({ kind: 'stdp', w_max: 10, bounds: 'soft' })).toMatchObject({ A_plus: 0.005, A_minus: 0.00525 });
    expect(learning({ kind: 'stdp', A_plus: 3, w_max: 4 })).toMatchObject({ A_plus: 3, A_minus: 0.021 });
    expect(learning({ kind: 'triplet-stdp', w_max: 2 })).toEqual({
      kind: 'triplet-stdp',
      A2_plus: 1e-9,
      A3_plus: 0.0124,
      A2_minus: 0.014,
      A3_minus: 4.6e-4,
      tau_plus: 16.8,
      tau_minus: 33.7,
      tau_x: 101,
      tau_y: 125,
      bounds: 'hard',
      w_min: 0,
      w_max: 2,
    });
    expect(learning({ kind: 'reward-stdp', reward: 'noise' })).toMatchObject({ A_plus: 1, A_minus: 1.5, tau_e: 1000 });
    expect(learning({ kind: 'bcm' })).toMatchObject({ rate: 0.01, tau: 100, tau_theta: 1000, w_min: 0, w_max: 1 });
  });

  it('of stimuli: spikes are sorted by time, then source', () => {
    const { stimuli } = networkOf({
      stimuli: [
        { kind: 'step', id: 'a', value: 1, stop: 5 },
        { kind: 'ramp', id: 'b', to: 1, stop: 5 },
        { kind: 'sine', id: 'c', amplitude: 1, frequency: 2 },
        { kind: 'ornstein-uhlenbeck', id: 'd', sd: 1 },
        { kind: 'poisson', id: 'e', rate: 5 },
        { kind: 'spike-times', id: 'f', times: [2, 1] },
        { kind: 'spike-times', id: 'g', size: 3, times: [5, 1, 5], sources: [2, 0, 1] },
      ],
    });
    expect(stimuli).toEqual([
      { kind: 'step', id: 'a', label: 'a', value: 1, start: 0, stop: 5 },
      { kind: 'ramp', id: 'b', label: 'b', from: 0, to: 1, start: 0, stop: 5 },
      { kind: 'sine', id: 'c', label: 'c', amplitude: 1, frequency: 2, phase: 0, offset: 0 },
      { kind: 'ornstein-uhlenbeck', id: 'd', label: 'd', mean: 0, sd: 1, tau: 5 },
      { kind: 'poisson', id: 'e', label: 'e', rate: 5, size: 1 },
      { kind: 'spike-times', id: 'f', label: 'f', size: 1, times: [1, 2], sources: [0, 0], file: '' },
      { kind: 'spike-times', id: 'g', label: 'g', size: 3, times: [1, 5, 5], sources: [0, 1, 2], file: '' },
    ]);
  });

  it('of connectors', () => {
    const connectors = [
      { kind: 'AllToAll' },
      { kind: 'FixedProbability', probability: 0.5 },
      { kind: 'DistanceDependent', probability: 'd' },
    ];
    const connections = connectors.map((connector) => ({ source: 'cell', target: 'cell', weight: 1, connector }));
    const parsed = networkOf({ ...rich, connections, events: [] });
    expect(parsed.connections.map(({ connector }) => connector)).toEqual([
      { kind: 'AllToAll', self: true },
      { kind: 'FixedProbability', probability: 0.5, self: true },
      { kind: 'DistanceDependent', space: 'line', probability: 'd', self: true },
    ]);
  });

  it('of probes: variables that the model has, and intervals that fit dt', () => {
    const probes = [
      { kind: 'trace', target: 'cell' },
      { kind: 'trace', target: 'deaf' },
      { kind: 'trace', target: 'gate' },
      { kind: 'rate', target: 'cell' },
      { kind: 'weights', target: 'w1' },
    ];
    const parsed = networkOf({ ...rich, probes });
    expect(parsed.probes).toMatchObject([
      { variable: 'v', interval: 1 },
      { variable: 'y' },
      { variable: 'z' },
      { interval: 100 },
      { interval: 1000 },
    ]);
  });

  it('of events', () => {
    const events = [
      { kind: 'lesion', at: 1, population: 'cell' },
      { kind: 'cut', at: 2, connection: 'w1' },
    ];
    expect(networkOf({ ...rich, events }).events).toEqual([
      { kind: 'lesion', at: 1, population: 'cell', neurons: [], fraction: 1 },
      { kind: 'cut', at: 2, connection: 'w1', fraction: 1 },
    ]);
  });
});
