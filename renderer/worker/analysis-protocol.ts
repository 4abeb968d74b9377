import type { Answer, Explanation } from '../../engine/analysis/causes/explain.ts';
import type { WiringMeasurement, WiringMeasures } from '../../engine/analysis/wiring/measure.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';

/** Messages that ask what a run or a circuit is like; each kind is worked out one at a time, in chunks, beside the simulation. */
export interface AnalysisRequests {
  /** Why a neuron of the loaded simulation fired; another question, or a cancel, ends the one before. */
  why: { ask: WhyRequest; answer: WhyAnswer };
  cancelWhy: { ask: null; answer: null };
  /** The wiring of a circuit, or of one population; a cancelled one answers with what is done. */
  measureWiring: { ask: WiringRequest; answer: WiringAnswer };
  cancelWiring: { ask: null; answer: null };
}

export interface AnalysisEvents {
  whyProgress: WhyProgress;
  wiringProgress: WiringProgress;
}

export type WhyProgress = Explanation['progress'];
export type WiringProgress = WiringMeasurement['progress'];

export interface WhyRequest {
  readonly population: string;
  readonly neuron: number;
  readonly step: number | 'last';
  /** 1: its own inputs alone. */
  readonly depth: number;
}

export type WhyAnswer =
  | { readonly ok: true; readonly answer: Answer; readonly cancelled: boolean }
  | { readonly ok: false; readonly issue: Issue };

export interface WiringRequest {
  readonly network: Network;
  /** Null for the whole circuit. */
  readonly population: string | null;
  readonly randoms: number;
}

/** Null where it was cancelled before the circuit itself was measured. */
export interface WiringAnswer {
  readonly measures: WiringMeasures | null;
  readonly cancelled: boolean;
}
