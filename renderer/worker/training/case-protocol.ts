import type {
  BackwardStep,
  BackwardTerm,
  EvaluationCounts,
  ForwardStep,
  ForwardTerm,
  GradientTerm,
  LossStep,
} from '../../../engine/learning/trace/types.ts';
import type { Issue } from '../../../engine/network/issue.ts';

/** What the worker is asked about one row of the table in the network as it stands. */
export interface CaseRequests {
  /** By its number in the table; the first one where null. */
  traceCase: { ask: { row: number | null }; answer: CaseAnswer };
  /** Of the case that was traced last, at the weights that it was traced with. A later case ends the one before. */
  startDifferences: { ask: null; answer: DifferencesFound };
  cancelDifferences: { ask: null; answer: null };
}

export interface CaseEvents {
  differencesProgress: DifferencesFound;
}

export type CaseAnswer =
  { readonly ok: true; readonly case: TracedCase } | { readonly ok: false; readonly issues: readonly Issue[] };

/** A row, and all that the network makes of it. */
export interface TracedCase {
  readonly row: number;
  /** Rows with a class or value before and after it; null at the ends. */
  readonly previous: number | null;
  readonly next: number | null;
  readonly isTest: boolean;
  /** Class or value. */
  readonly truth: string | number;
  readonly predicted: string | number;
  /** Of the training, at this moment. */
  readonly epoch: number;
  readonly batch: number;
  /** Values of all nodes: inputs first, then the units, layer by layer. */
  readonly values: Float64Array;
  readonly steps: readonly CaseStep[];
  readonly loss: number;
  /** By parameter. */
  readonly gradients: Float64Array;
  readonly evaluations: EvaluationCounts;
}

export type CaseStep = ForwardCase | LossStep | BackwardCase;

/** The strongest terms of a sum, in the order of the network; of the others how many they are, and what they come to. */
export interface Shortened<T> {
  readonly shown: readonly T[];
  readonly more: number;
  readonly rest: number;
}

export interface ForwardCase extends Omit<ForwardStep, 'terms' | 'softmax'> {
  readonly terms: Shortened<ForwardTerm>;
  /** Net inputs of all units of its softmax. */
  readonly softmax: readonly number[] | null;
}

export interface BackwardCase extends Omit<BackwardStep, 'terms' | 'gradients'> {
  readonly terms: Shortened<BackwardTerm>;
  /** `rest` is of no use here: gradients are not added up. */
  readonly gradients: Shortened<GradientTerm>;
}

/** Central differences so far. */
export interface DifferencesFound {
  /** Of the case that they are of. */
  readonly row: number;
  /** By parameter, from the first; as many as are done. */
  readonly values: Float64Array;
  /** Passes through the network. */
  readonly evaluations: number;
  readonly total: number;
  readonly cancelled: boolean;
}

/** Terms of a sum that are written out. */
export const mostTerms = 12;
