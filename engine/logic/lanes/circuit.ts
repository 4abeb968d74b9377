/**
 * Threshold neurons without time, in an order in which each comes after its sources. Signals are numbered: the inputs,
 * then the registers, then the neurons.
 */
export interface ThresholdCircuit {
  readonly inputs: readonly string[];
  readonly registers: readonly ThresholdRegister[];
  readonly neurons: readonly ThresholdNeuron[];
  readonly outputs: readonly { readonly name: string; readonly signal: number }[];
}

/** Takes the value of signal `data` at every tick. */
export interface ThresholdRegister {
  readonly name: string;
  readonly data: number;
  readonly initial: 0 | 1;
}

/** Fires when bias + Σ weight · source ≥ 0. */
export interface ThresholdNeuron {
  readonly name: string;
  readonly sources: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}
