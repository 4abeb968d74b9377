import type { Network } from '../network/types.ts';

/** The immutable record of a simulation, with all it takes to reproduce itself bit for bit. */
export interface Run {
  readonly format: 'nandrite.run';
  readonly version: 1;
  readonly engine: { readonly version: string; readonly backend: 'js'; readonly precision: 'f64' };
  /** As it was at step 0. */
  readonly network: Network;
  readonly seed: number;
  /** ms */
  readonly dt: number;
  readonly steps: number;
  /** What the user changed while it ran, in order. */
  readonly interventions: readonly Intervention[];
  readonly spikes: readonly SpikeRecord[];
  readonly traces: readonly TraceRecord[];
}

/** A change made to a running simulation, before step `step`. */
export type Intervention =
  | { readonly kind: 'level'; readonly step: number; readonly stimulus: string; readonly value: number }
  | { readonly kind: 'weight'; readonly step: number; readonly connection: string; readonly value: number }
  | {
      readonly kind: 'parameter';
      readonly step: number;
      readonly population: string;
      readonly symbol: string;
      readonly value: number;
    };

/** Spikes of one probe, in order of step, then neuron; the three lists have one length. */
export interface SpikeRecord {
  readonly probe: string;
  readonly target: string;
  readonly steps: readonly number[];
  readonly neurons: readonly number[];
  /** Spikes of that neuron in that step; above 1 only for Poisson neurons. */
  readonly counts: readonly number[];
  /** First step from which nothing is missing; above 0 when the probe's memory was full. */
  readonly completeFrom: number;
}

/** One variable of one neuron, a value a step from `completeFrom` on. */
export interface TraceRecord {
  readonly probe: string;
  readonly target: string;
  readonly neuron: number;
  readonly variable: string;
  readonly values: readonly number[];
  readonly completeFrom: number;
}
