import type { Estimate } from '../analysis/intervals.ts';
import type { Expectations } from './expectations.ts';

export interface TruthTableOptions {
  readonly expectations: Expectations;
  /** Trials a row of a random circuit, 1000 when left out; a deterministic circuit takes one. */
  readonly trials?: number;
  /**
   * Steps a circuit may take to settle. Left out: as many as its longest path needs; with a cycle 1000, or 64 when it
   * is random. A random circuit without a cycle is always read at the end of its longest path.
   */
  readonly settleSteps?: number;
  /** How many rows to run, at random, or all; left out: all for up to 12 inputs, above a sample of 4096. */
  readonly rows?: number | 'all';
  /** The probability of the right bit must lie above this, with its whole interval; 0.5 when left out. */
  readonly required?: number;
}

export type Verdict = 'right' | 'wrong' | 'not-run';

/** What a circuit answers to its inputs, measured. */
export interface TruthTable {
  /** Whether every expected output is right in every row; null without an expectation, false when a row was not run. */
  readonly pass: boolean | null;
  /** The result in words. */
  readonly summary: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** 2 to the power of the number of inputs. */
  readonly rowsPossible: number;
  /** Rows of this table; fewer than possible when `sampled`. */
  readonly rowsTotal: number;
  readonly rowsRun: number;
  readonly sampled: boolean;
  /** Trials a row. */
  readonly trials: number;
  readonly required: number;
  /** Index of the row whose right bit has the lowest lower bound; null without an expectation. */
  readonly worstRow: number | null;
  readonly rows: readonly TruthTableRow[];
}

export interface TruthTableRow {
  readonly inputs: Readonly<Record<string, 0 | 1>>;
  readonly outputs: Readonly<Record<string, TruthTableOutput>>;
  /** Steps until every output has its final value, in most trials; null when the circuit did not settle. */
  readonly latency: number | null;
  /** Why the row is wrong whatever its outputs are, such as `did not settle`; else null. */
  readonly reason: string | null;
}

export interface TruthTableOutput {
  /** Of a 1 at the output, with its 95 % interval; null when the row was not run or failed. */
  readonly probability: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Whether the probability is known, not estimated: a deterministic circuit that settled. */
  readonly exact: boolean;
  /** Null without an expectation. */
  readonly expected: 0 | 1 | null;
  /** The same three numbers for the expected bit. */
  readonly right: Estimate | null;
  /** Null without an expectation in a row that was run. */
  readonly verdict: Verdict | null;
}

/** What was seen at the outputs in one row. */
export interface RowMeasure {
  /** Of a 1, in the order of the outputs; empty when the row failed. */
  readonly ones: readonly Estimate[];
  readonly exact: boolean;
  readonly latency: number | null;
  readonly reason: string | null;
}
