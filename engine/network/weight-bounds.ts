import type { Sign } from './types-connections.ts';
import type { SynapseType } from './types-synapses.ts';

/** Within which the weights of a connection stay for good. */
export interface WeightBounds {
  readonly low: number;
  readonly high: number;
  /** What binds them, such as `on an excitatory connection`; '' when nothing does. */
  readonly reason: string;
}

/** Within which the weights of a connection stay: what it learns between, else the side that its sign leaves. */
export function weightBounds(sign: Sign, synapse: BoundingSynapse | undefined): WeightBounds {
  if (!synapse?.plasticity) return signBounds(sign, synapse);
  const { w_min: low, w_max: high } = synapse.plasticity;
  return { low, high, reason: `where "${synapse.id}" learns weights from ${low} to ${high}` };
}

/**
 * Dale's law: a bound sign leaves its side only. A conductance is never negative, whatever its sign says: what it does
 * follows from its reversal potential. What a synapse learns between lies within.
 */
export function signBounds(sign: Sign, synapse: Pick<SynapseType, 'based'> | undefined): WeightBounds {
  if (synapse?.based === 'conductance') return { low: 0, high: Infinity, reason: 'for a conductance' };
  if (sign === 'excitatory') return { low: 0, high: Infinity, reason: 'on an excitatory connection' };
  if (sign === 'inhibitory') return { low: -Infinity, high: 0, reason: 'on an inhibitory connection' };
  return { low: -Infinity, high: Infinity, reason: '' };
}

type BoundingSynapse = Pick<SynapseType, 'id' | 'based' | 'plasticity'>;
