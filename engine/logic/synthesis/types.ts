import type { Circuit } from './circuit.ts';

/** `nand`: NAND neurons alone. `threshold-2`: two layers of threshold neurons. `threshold`: as few threshold neurons as are found. */
export const gateStyles = ['nand', 'threshold', 'threshold-2'] as const;
export type GateStyle = (typeof gateStyles)[number];

export interface Synthesised {
  readonly circuit: Circuit;
  /** Whether no circuit of this style has fewer neurons. */
  readonly isProven: boolean;
}
