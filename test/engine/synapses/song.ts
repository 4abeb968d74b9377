import type { Network } from '../../../engine/network/types.ts';
import { networkOf } from '../support/networks.ts';

/**
 * 1,000 Poisson inputs at 15 spikes/s onto one neuron with additive STDP, Song, Miller & Abbott (2000), in the form of
 * bench/peers/brian2/stdp.py: forward Euler, weights at first uniform, conductances relative to the leak.
 */
export function songNetwork(seed: number): Network {
  const w_max = 0.01;
  return networkOf({
    time: { dt: 0.1 },
    seed,
    populations: [
      {
        id: 'out',
        model: 'lif',
        // R_m = 1 GOhm: a conductance in nS is then one relative to the leak.
        parameters: { tau_m: 10, R_m: 1, E_L: -74, V_th: -54, V_reset: -60, t_ref: 0 },
        initial: { v: -60 },
      },
    ],
    stimuli: [{ kind: 'poisson', id: 'inputs', rate: 15, size: 1000 }],
    synapses: [
      {
        id: 'learning',
        kind: 'exponential',
        based: 'conductance',
        tau: 5,
        reversal: 0,
        plasticity: { kind: 'stdp', A_plus: 0.01 * w_max, A_minus: 0.0105 * w_max, tau_plus: 20, tau_minus: 20, w_max },
      },
    ],
    connections: [
      {
        id: 'w',
        source: 'inputs',
        target: 'out',
        synapse: 'learning',
        weight: { kind: 'uniform', low: 0, high: w_max },
      },
    ],
    probes: [{ kind: 'spikes', id: 'raster', target: 'out' }],
  });
}
