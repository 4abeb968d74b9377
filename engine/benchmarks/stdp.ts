import type { Network } from '../network/types.ts';
import { benchmarkNetwork, type BenchmarkOptions } from './network.ts';

/** The largest weight. */
const gMax = 0.01;

/**
 * STDP: Poisson inputs at 15 spikes/s onto one neuron whose synapses compete. Song, Miller & Abbott (2000), Competitive Hebbian
 * learning through spike-timing-dependent synaptic plasticity, with the parameters of Brian2's published example. There
 * conductances are relative to the leak's, so that I is in mV here, a weight has no unit, and one adds w·(E − v).
 */
export function stdpNetwork({ size = 1000, seed = 1 }: BenchmarkOptions = {}): Network {
  return benchmarkNetwork({
    name: 'STDP',
    seed,
    models: [{ id: 'lif-relative', label: 'LIF, relative conductance', text: neuron, reference: 'Song et al. (2000)' }],
    synapses: [
      {
        id: 'exc',
        kind: 'exponential',
        based: 'conductance',
        tau: 5,
        reversal: 0,
        plasticity: {
          kind: 'stdp',
          A_plus: 0.01 * gMax,
          A_minus: 0.01 * 1.05 * gMax,
          tau_plus: 20,
          tau_minus: 20,
          bounds: 'hard',
          w_min: 0,
          w_max: gMax,
        },
      },
    ],
    populations: [{ id: 'neuron', model: 'lif-relative' }],
    stimuli: [{ kind: 'poisson', id: 'inputs', rate: 15, size }],
    connections: [
      {
        id: 'synapses',
        source: 'inputs',
        target: 'neuron',
        weight: { kind: 'uniform', low: 0, high: gMax },
        synapse: 'exc',
      },
    ],
    probes: [{ kind: 'spikes', id: 'spikes', target: 'neuron' }],
  });
}

const neuron = `
dv/dt = (E_L - v + I) / tau_m : mV
I : mV (input)
threshold: v > V_th
reset: v = V_reset
initial: v = V_reset
method: euler
parameter tau_m = 10 ms in [0.1, 1000] "membrane time constant"
parameter E_L = -74 mV in [-200, 200] "resting potential"
parameter V_th = -54 mV in [-200, 200] "threshold"
parameter V_reset = -60 mV in [-200, 200] "reset potential"
`;
