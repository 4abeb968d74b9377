import type { Estimate } from '../../analysis/intervals.ts';
import type { Verdict } from '../types.ts';

/** What an input does in a vector: 0 or 1 held, 1 for the first steps and then 0, or as it was before. */
export type InputCell = 0 | 1 | 'pulse' | 'keep';

/** Inputs over time and what the circuit should answer; plain JSON. */
export interface Sequence {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Steps that a pulse lasts. */
  readonly pulse: number;
  /** Whether the expectations were written down from a circuit's own answers, which verifies nothing. */
  readonly recorded: boolean;
  readonly vectors: readonly SequenceVector[];
}

/** Inputs that are held for some steps; the outputs are read at the last of them. */
export interface SequenceVector {
  readonly steps: number;
  /** In the order of the sequence's inputs. */
  readonly inputs: readonly InputCell[];
  /** In the order of its outputs; null where any answer will do. */
  readonly expected: readonly (0 | 1 | null)[];
  /** What the author wrote beside it, or ''. */
  readonly note: string;
}

export interface SequenceOptions {
  /** Trials of a random circuit, 1000 when left out; a deterministic circuit takes one. */
  readonly trials?: number;
  /** The probability of the right bit must lie above this, with its whole interval; 0.5 when left out. */
  readonly required?: number;
}

/** What a circuit answered to a sequence. */
export interface SequenceReport {
  /** False as soon as an expected bit is wrong or was not run; null where nothing is expected. */
  readonly pass: boolean | null;
  /** The result in words. */
  readonly summary: string;
  readonly recorded: boolean;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly trials: number;
  readonly required: number;
  /** Trials that were finished. */
  readonly trialsRun: number;
  /** Of a trial in which every expected bit is right; null where nothing is expected or was run. */
  readonly allRight: Estimate | null;
  /** Index of the first vector that is wrong; null where none is. */
  readonly firstFailure: number | null;
  readonly vectors: readonly VectorReport[];
}

export interface VectorReport {
  /** Step at which its inputs are set, counted from 0. */
  readonly start: number;
  readonly steps: number;
  /** Level of each input at its start, with what was kept filled in. */
  readonly inputs: Readonly<Record<string, 0 | 1>>;
  /** Inputs that return to 0 within it. */
  readonly pulses: readonly string[];
  readonly outputs: Readonly<Record<string, VectorOutput>>;
  /** Steps from its start until the outputs have their last value, in most trials; null when chance may have decided it. */
  readonly latency: number | null;
  readonly note: string;
  /** Why it could not be run, else null. */
  readonly reason: string | null;
}

export interface VectorOutput {
  /** Of a 1, with its 95 % interval; null when it was not run. */
  readonly probability: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly expected: 0 | 1 | null;
  /** Null without an expectation in a vector that was run. */
  readonly verdict: Verdict | null;
  /** Whether a wrong verdict only means that the trials were too few to tell. */
  readonly undecided: boolean;
}
