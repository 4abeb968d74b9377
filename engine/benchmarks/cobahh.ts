import type { Network } from '../network/types.ts';
import { balance, balancedConnections, balancedProbes, benchmarkNetwork, type BenchmarkOptions } from './network.ts';

/**
 * COBAHH: Hodgkin–Huxley neurons after Traub & Miles (1991) with conductance-based synapses; benchmark 3 of Brette et al.
 * (2007), Simulation of networks of spiking neurons. The initial state is that of Brian2's published example: gates at
 * 0, and conductances from normal laws whose lower tails are negative. Other sizes keep 80 synapses onto each neuron.
 */
export function cobahhNetwork({ size = 4000, seed = 1 }: BenchmarkOptions = {}): Network {
  const initial = {
    v: { kind: 'normal', mean: -65, sd: 5 },
    m: 0,
    n: 0,
    h: 0,
    g_exc: { kind: 'normal', mean: 40, sd: 15 },
    g_inh: { kind: 'normal', mean: 200, sd: 120 },
  };
  const { exc, inh } = balance(size);
  return benchmarkNetwork({
    name: 'COBAHH',
    seed,
    synapses: [
      { id: 'exc', kind: 'exponential', based: 'conductance', tau: 5, reversal: 0 },
      { id: 'inh', kind: 'exponential', based: 'conductance', tau: 10, reversal: -80 },
    ],
    populations: [
      { id: 'exc', model: 'traub-miles', size: exc, initial },
      { id: 'inh', model: 'traub-miles', size: inh, initial },
    ],
    connections: balancedConnections(size, { exc: 6, inh: 67 }),
    probes: balancedProbes,
  });
}
