import type { Plasticity } from '../../network/types-plasticity.ts';

/** Rules that multiply the activity of both ends. */
export type RateRule = Extract<Plasticity, { kind: 'hebb' | 'oja' | 'bcm' }>;
export type BcmRule = Extract<Plasticity, { kind: 'bcm' }>;
