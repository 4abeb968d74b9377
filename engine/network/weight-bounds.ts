import type { Sign } from './types-connections.ts';
import type { SynapseType } from './types-synapses.ts';

/** Within which the weights of a connection stay for good. */
export interface WeightBounds {
  readonly low: number;
  readonly high: number;
  /** What binds them, such as `on an excitatory connection`; '' when nothing does. */
  readonly reason: string;
}

/**
 * Dale's law: a bound sign leaves its side only. A conductance is never negative, whatever its sign says: what it does
 * follows from its reversal potential.
 */
export function weightBounds(sign: Sign, synapse?: Pick<SynapseType, 'based'>): WeightBounds {
  if (synapse?.based === 'conductance') return { low: 0, high: Infinity, reason: 'for a conductance' };
  if (sign === 'excitatory') return { low: 0, high: Infinity, reason: 'on an excitatory connection' };
  if (sign === 'inhibitory') return { low: -Infinity, high: 0, reason: 'on an inhibitory connection' };
  return { low: -Infinity, high: Infinity, reason: '' };
}
