import type { Network } from '../network/types.ts';
import { balance, balancedConnections, balancedProbes, benchmarkNetwork, type BenchmarkOptions } from './network.ts';

/**
 * CUBA: integrate-and-fire neurons with current-based synapses in self-sustained irregular activity. Vogels & Abbott (2005),
 * Signal propagation and logic gating in networks of integrate-and-fire neurons; benchmark 2 of Brette et al. (2007),
 * Simulation of networks of spiking neurons. Currents there are in mV: with R_m = 1 GOhm, a pA is a mV. Other
 * sizes keep 80 synapses onto each neuron and the weights.
 */
export function cubaNetwork({ size = 4000, seed = 1 }: BenchmarkOptions = {}): Network {
  const parameters = { tau_m: 20, R_m: 1, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5 };
  const initial = { v: { kind: 'uniform', low: -60, high: -50 } };
  const { exc, inh } = balance(size);
  return benchmarkNetwork({
    name: 'CUBA',
    seed,
    synapses: [
      { id: 'exc', kind: 'exponential', tau: 5 },
      { id: 'inh', kind: 'exponential', tau: 10 },
    ],
    populations: [
      { id: 'exc', model: 'lif', size: exc, parameters, initial },
      { id: 'inh', model: 'lif', size: inh, parameters, initial },
    ],
    connections: balancedConnections(size, { exc: (60 * 0.27) / 10, inh: (-20 * 4.5) / 10 }),
    probes: balancedProbes,
  });
}
