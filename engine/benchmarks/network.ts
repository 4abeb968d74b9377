import { parseNetwork } from '../network/parse.ts';
import type { Network } from '../network/types.ts';

/** How large a benchmark is, and which of its random networks. */
export interface BenchmarkOptions {
  /** Neurons, or sources where there is no population. */
  readonly size?: number;
  readonly seed?: number;
}

/** A benchmark's network from the short form that files may use. Throws on one that is not valid. */
export function benchmarkNetwork(parts: Record<string, unknown>): Network {
  const parsed = parseNetwork({ format: 'nandrite.network', version: 1, time: { dt: 0.1 }, ...parts });
  if (parsed.ok) return parsed.value;
  const issues = parsed.issues.map(({ path, message, expected }) => `${path}: ${message}, expected ${expected}`);
  throw new Error(`Found a benchmark that is not valid:\n${issues.join('\n')}`);
}

/** Four fifths excitatory, the rest inhibitory: the balance of cortex, and of both networks of Brette et al. (2007). */
export function balance(size: number): { readonly exc: number; readonly inh: number } {
  const exc = Math.floor((size * 4) / 5);
  return { exc, inh: size - exc };
}

/** Connections from either population to both, by synapses of its own name, 80 onto each neuron on average. */
export function balancedConnections(
  size: number,
  weights: Readonly<Record<'exc' | 'inh', number>>,
): Record<string, unknown>[] {
  return (['exc', 'inh'] as const).flatMap((source) =>
    ['exc', 'inh'].map((target) => ({
      id: `${source}_${target}`,
      source,
      target,
      connector: { kind: 'FixedProbability', probability: Math.min(1, 80 / size) },
      weight: weights[source],
      synapse: source,
    })),
  );
}

/** Every spike of both populations. */
export const balancedProbes: readonly Record<string, unknown>[] = [
  { kind: 'spikes', id: 'spikes_exc', target: 'exc' },
  { kind: 'spikes', id: 'spikes_inh', target: 'inh' },
];
