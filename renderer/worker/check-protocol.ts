import type { ReliabilityProgress } from '../../engine/logic/reliability/run.ts';
import type { Disturbance, Reliability } from '../../engine/logic/reliability/types.ts';
import type { SequenceRun } from '../../engine/logic/sequence/run.ts';
import type { SequenceReport } from '../../engine/logic/sequence/types.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';

/** Messages that hold a circuit against what is expected of it; each kind is worked off one at a time, in chunks, beside the simulation. */
export interface CheckRequests {
  /** A sweep of disturbances; a cancelled one answers with the levels and instances so far. */
  reliability: { ask: ReliabilityRequest; answer: Checked<Reliability> };
  cancelReliability: { ask: null; answer: null };
  /** Vectors over time, as text; a cancelled run answers with the vectors so far. */
  sequence: { ask: SequenceRequest; answer: Checked<SequenceReport> };
  cancelSequence: { ask: null; answer: null };
}

export interface CheckEvents {
  reliabilityProgress: SweepProgress;
  sequenceProgress: SequenceRun['progress'];
}

export interface SweepProgress extends ReliabilityProgress {
  /** The curve so far, each time that a level is done; else null. */
  readonly result: Reliability | null;
}

/** The expectations are those of the lamps. */
export interface ReliabilityRequest {
  readonly network: Network;
  readonly kind: Disturbance;
  readonly levels: readonly number[];
  readonly instances: number;
  /** Ids of populations and chips that are left alone. */
  readonly spared: readonly string[];
}

export interface SequenceRequest {
  readonly network: Network;
  readonly text: string;
  readonly trials: number;
}

export type Checked<T> =
  | { readonly ok: true; readonly result: T; readonly cancelled: boolean }
  | { readonly ok: false; readonly issues: readonly Issue[] };
