import { describe, expect, it } from 'vitest';
import { networkOf } from '../../support/networks.ts';
import { causeOf } from './ask.ts';

describe('why a neuron in time fired, beyond linear equations', () => {
  it('takes what a depleting synapse released, not its weight', () => {
    // U = 0.5 without recovery to speak of: the spikes release 1/2, 1/4 of the weight.
    const cause = causeOf(
      networkOf({
        time: { dt: 1 },
        synapses: [{ id: 'tired', kind: 'delta', shortTerm: { U: 0.5, tau_rec: 1e6, tau_facil: 0, sites: 0 } }],
        populations: [{ id: 'n', model: 'lif', parameters: { tau_m: 1000 } }],
        stimuli: [{ id: 's', kind: 'spike-times', size: 1, times: [1, 3], sources: [0, 0] }],
        connections: [{ source: 's', target: 'n', weight: 14, synapse: 'tired' }],
      }),
      'n',
      'last',
    );
    expect(cause.contributions[0]!.value).toBeCloseTo(7 * Math.exp(-3 / 1000), 4);
    expect(cause.contributions[1]!.value).toBeCloseTo(3.5 * Math.exp(-1 / 1000), 4);
  });

  it('ranks conductances by their linearised potentials, and says what that leaves open', () => {
    const network = networkOf({
      seed: 3,
      time: { dt: 0.1 },
      synapses: [
        { id: 'ampa', kind: 'exponential', based: 'conductance', tau: 5, reversal: 0 },
        { id: 'gaba', kind: 'exponential', based: 'conductance', tau: 10, reversal: -80 },
      ],
      populations: [{ id: 'n', model: 'lif' }],
      stimuli: [
        { id: 'e', kind: 'poisson', rate: 60, size: 30 },
        { id: 'i', kind: 'poisson', rate: 20, size: 5 },
      ],
      connections: [
        { source: 'e', target: 'n', weight: 1.5, synapse: 'ampa' },
        { source: 'i', target: 'n', weight: 2, synapse: 'gaba' },
      ],
    });
    const cause = causeOf(network, 'n', 'last', { end: 3000 });
    expect(cause.account).toBe('linearised');
    expect(cause.sets).toBeNull();
    const from = (id: string): number[] =>
      cause.contributions.flatMap(({ origin, value }) =>
        origin.kind === 'stimulus' && origin.stimulus === id ? [value] : [],
      );
    expect(from('e').every((value) => value > 0)).toBe(true);
    expect(from('i').every((value) => value < 0)).toBe(true);
    expect(cause.contributions.every(({ without }) => without.fires === null)).toBe(true);
  });

  it('is, for a small conductance, what the engine does with it and without', () => {
    const parts = (weight: number) =>
      networkOf({
        time: { dt: 0.1 },
        synapses: [{ id: 'ampa', kind: 'exponential', based: 'conductance', tau: 5, reversal: 0 }],
        // Rises to the threshold by itself, in the same step with the small push and without.
        populations: [{ id: 'n', model: 'lif', parameters: { E_L: -60, V_th: -59.9 } }],
        stimuli: [
          { id: 's', kind: 'spike-times', size: 1, times: [1], sources: [0] },
          { id: 'kick', kind: 'spike-times', size: 1, times: [6], sources: [0] },
        ],
        connections: [
          { id: 'small', source: 's', target: 'n', weight, synapse: 'ampa' },
          { id: 'kick', source: 'kick', target: 'n', weight: 5 },
        ],
        probes: [{ kind: 'trace', id: 'v', target: 'n', neuron: 0, variable: 'v', interval: 1 }],
      });
    const small = 1e-4;
    const cause = causeOf(parts(small), 'n', 'last');
    const given = cause.contributions.find(({ connection }) => connection === 'small')!;
    // dv/dt = (E_L − v + R·g·(0 − v))/tau_m about −60 mV: v gains w·R·60·(e^(−t/20) − e^(−t/5))·5/(20 − 5) in t = 5.1 ms.
    const t = 5.1;
    const shape = (Math.exp(-t / 20) - Math.exp(-t / 5)) * (5 / 15);
    expect(given.value / (small * 0.1 * 60 * shape)).toBeCloseTo(1, 3);
  });

  it('measures the potential of a neuron without reset, and leaves its upswing to itself', () => {
    const cause = causeOf(
      networkOf({
        time: { dt: 0.05 },
        populations: [{ id: 'n', model: 'hodgkin-huxley' }],
        stimuli: [{ id: 's', kind: 'spike-times', size: 1, times: [2], sources: [0] }],
        connections: [{ source: 's', target: 'n', weight: 15 }],
      }),
      'n',
      'last',
      { end: 400 },
    );
    expect(cause.account).toBe('linearised');
    expect(cause.measured).toBeGreaterThan(0);
    expect(cause.rest! + cause.net).toBeCloseTo(cause.measured!, 9);
    expect(cause.contributions).toHaveLength(1);
    // At rest it stands at −64.97 mV.
    expect(cause.base).toBeCloseTo(-64.97, 1);
  });
});
