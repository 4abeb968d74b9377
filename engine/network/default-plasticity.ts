import type { NetworkFile } from './schema.ts';
import type { Plasticity } from './types-plasticity.ts';

type PlasticityFile = NonNullable<NetworkFile['synapses'][number]['plasticity']>;

/** Amplitudes that were left out: fractions of the weights' range, which soft bounds multiply with by themselves. */
export function fillPlasticity(plasticity: PlasticityFile): Plasticity {
  if (plasticity.kind !== 'stdp' && plasticity.kind !== 'triplet-stdp') return plasticity;
  const { bounds, w_min, w_max } = plasticity;
  const range = bounds === 'soft' ? 1 : Math.max(0, w_max - w_min);
  if (plasticity.kind === 'stdp') {
    const { A_plus = 0.005 * range, A_minus = 0.00525 * range } = plasticity;
    return { ...plasticity, A_plus, A_minus };
  }
  const { A2_plus = 5e-10 * range, A3_plus = 6.2e-3 * range } = plasticity;
  const { A2_minus = 7e-3 * range, A3_minus = 2.3e-4 * range } = plasticity;
  return { ...plasticity, A2_plus, A3_plus, A2_minus, A3_minus };
}
