import type { Network } from '../network/types.ts';
import { benchmarkNetwork, type BenchmarkOptions } from './network.ts';

/** POISSON: independent Poisson sources at 10 spikes/s, of which every spike is recorded. */
export function poissonNetwork({ size = 10_000, seed = 1 }: BenchmarkOptions = {}): Network {
  return benchmarkNetwork({
    name: 'POISSON',
    seed,
    stimuli: [{ kind: 'poisson', id: 'sources', rate: 10, size }],
    probes: [{ kind: 'spikes', id: 'spikes', target: 'sources' }],
  });
}
