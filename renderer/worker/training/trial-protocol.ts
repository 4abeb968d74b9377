import type { ComparisonAnswer, ComparisonProgress } from './comparison-protocol.ts';
import type { CurvePoint, TrainingRequest } from './protocol.ts';

/** Trainings that run to their end beside the one that is watched, one after another, on the same data. */
export interface TrialRequests {
  /** Later trials end the ones before. */
  startTrials: { ask: { readonly requests: readonly TrainingRequest[] }; answer: ComparisonAnswer<number> };
  cancelTrials: { ask: null; answer: null };
}

export interface TrialEvents {
  /** Counted in epochs of all; `found` is a trial that has just ended. */
  trialProgress: ComparisonProgress<Trial>;
}

export interface Trial {
  /** Place in the request. */
  readonly index: number;
  readonly curve: readonly CurvePoint[];
}
