import type { IntegrationMethod } from '../equations/types.ts';
import type { Network } from '../network/types.ts';

/** The immutable record of a simulation, with all it takes to reproduce itself bit for bit. */
export interface Run {
  readonly format: 'nandrite.run';
  readonly version: 1;
  readonly engine: Engine;
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
  readonly weights: readonly WeightRecord[];
  readonly rates: readonly RateRecord[];
}

/** What computed a run, and how it was told to: with its network, all that decides the numbers. */
export interface Engine {
  readonly version: string;
  readonly backend: 'wasm' | 'js';
  readonly precision: 'f64' | 'f32';
  /** The integrator asked for in place of the models' own; null for none. */
  readonly method: IntegrationMethod | null;
  /** Whether functions of the membrane potential were read from tables. */
  readonly tables: boolean;
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
    }
  /** Neurons fall silent for good: those listed, or a random fraction where the list is empty. */
  | {
      readonly kind: 'lesion';
      readonly step: number;
      readonly population: string;
      readonly neurons: readonly number[];
      readonly fraction: number;
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

/** One variable of one neuron at every `interval`-th step, the first at `completeFrom` or after. */
export interface TraceRecord {
  readonly probe: string;
  readonly target: string;
  readonly neuron: number;
  readonly variable: string;
  readonly interval: number;
  readonly values: readonly number[];
  readonly completeFrom: number;
}

/** All weights of a connection at every `interval`-th step, the first at `completeFrom` or after; the synapses in order of source, then target. */
export interface WeightRecord {
  readonly probe: string;
  readonly target: string;
  readonly interval: number;
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  /** `values[k][i]`: weight of synapse i at the k-th sample. */
  readonly values: readonly (readonly number[])[];
  readonly completeFrom: number;
}

/** Mean rate of a population's neurons in spikes/s, bin by bin; `completeFrom` is the first step of the first bin. */
export interface RateRecord {
  readonly probe: string;
  readonly target: string;
  /** Steps of a bin. */
  readonly interval: number;
  readonly values: readonly number[];
  readonly completeFrom: number;
}
