import type { Estimate } from '../analysis/intervals.ts';
import type { Condition } from './condition.ts';
import type { Expected } from './expected.ts';

export interface TruthTableOptions {
  readonly expectations: Expected;
  /** Trials a row of a random circuit, 1000 when left out; a deterministic circuit takes one. */
  readonly trials?: number;
  /**
   * Steps a circuit may take to settle. Left out: as many as its longest path needs; with a cycle 1000, or when it is
   * random 64 and twice its reach. A random circuit without a cycle is always read at the end of its longest path.
   * Of a circuit in time: steps before its window; left out, one time constant a layer and one more, besides delays.
   */
  readonly settleSteps?: number;
  /** For how many ms the spikes of neurons in time are counted; left out, five times the slowest time constant. */
  readonly window?: number;
  /** From how many spikes in the window on a lamp shows 1; 1 when left out. */
  readonly spikes?: number;
  /** How many rows to run, at random, or all; left out: all for up to 12 inputs, above a sample of 4096. */
  readonly rows?: number | 'all';
  /** Only rows that meet it are run, from `parseConditions`. */
  readonly only?: Condition;
  /** The probability of the right bit must lie above this, with its whole interval; 0.5 when left out. */
  readonly required?: number;
}

export type Verdict = 'right' | 'wrong' | 'not-run';

/** What a circuit answers to its inputs, measured. */
export interface TruthTable {
  /**
   * Whether every expected output is right in every possible row, or every one that meets the condition; false as soon as one is wrong or a planned row was not
   * run; null, undecided, without an expectation and for a sample of the rows in which none is wrong.
   */
  readonly pass: boolean | null;
  /** Whether any output has an expectation. */
  readonly checked: boolean;
  /** Whether every row of a sample was run and is right, which does not verify the table; null for no sample or unchecked. */
  readonly sampleRight: boolean | null;
  /** The result in words. */
  readonly summary: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /**
   * 2 to the power of the number of inputs, or those of them that meet the condition; null past 2⁵³, where numbers are no
   * longer exact, and where the rows that meet a condition were not counted.
   */
  readonly rowsPossible: number | null;
  /** 2 to the power of the number of inputs, in words, such as `8,192` or `2^60`. */
  readonly rowsPossibleText: string;
  /** The condition that all rows meet, in words; null without one. */
  readonly only: string | null;
  /** Rows of this table; fewer than possible when `sampled`. */
  readonly rowsTotal: number;
  readonly rowsRun: number;
  readonly sampled: boolean;
  /** Trials a row. */
  readonly trials: number;
  /** Step at which each trial of a random circuit is read; null for a deterministic one, read when it has settled. */
  readonly readAt: number | null;
  /** When the spikes of a circuit in time are counted, in ms, and from how many on a lamp shows 1; null for steps. */
  readonly window: { readonly from: number; readonly to: number; readonly spikes: number } | null;
  /** Of latency and jitter. */
  readonly latencyUnit: 'step' | 'ms';
  readonly required: number;
  /** Index of the row whose right bit has the lowest lower bound; null without an expectation. */
  readonly worstRow: number | null;
  readonly rows: readonly TruthTableRow[];
}

/** What is known of a table before any of its rows is. */
export type TruthTableHead = Omit<TruthTable, 'pass' | 'sampleRight' | 'summary' | 'rowsRun' | 'worstRow' | 'rows'>;

export interface TruthTableRow {
  readonly inputs: Readonly<Record<string, 0 | 1>>;
  readonly outputs: Readonly<Record<string, TruthTableOutput>>;
  /**
   * Steps from the silent start until every output has its final value, in most trials; null when the circuit did not
   * settle, or when chance may have decided what the majority is. Of a circuit in time ms, the mean of its trials: until
   * the first spike of each output that shows 1, and the last of each that shows 0.
   */
  readonly latency: number | null;
  /**
   * Standard deviation, over the trials that end with the row's answer, of the latency of each: from when on it kept that
   * answer. 0 when deterministic; null without a latency, and for a single such trial.
   */
  readonly jitter: number | null;
  /** 0 when every output came to rest exactly, 1e-12 when rates did up to that; null when random or not settled. */
  readonly settledWithin: number | null;
  /** Why the row has no right answer, such as `did not settle` or `too few trials to tell`; else null. */
  readonly reason: string | null;
  /** Trials that would tell, going by the estimate; null when there were enough, or when no number can be named. */
  readonly trialsNeeded: number | null;
}

export interface TruthTableOutput {
  /** Of a 1 at the output, with its 95 % interval; null when the row was not run or failed. */
  readonly probability: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Whether the probability is known, not estimated: a deterministic circuit that settled. */
  readonly exact: boolean;
  /** Mean number of spikes in the window; null where none are counted. */
  readonly spikes: number | null;
  /** Null without an expectation. */
  readonly expected: 0 | 1 | null;
  /** The same three numbers for the expected bit. */
  readonly right: Estimate | null;
  /** Null without an expectation in a row that was run. */
  readonly verdict: Verdict | null;
  /** Whether a wrong verdict only means that the trials were too few to tell. */
  readonly undecided: boolean;
}

/** What was seen at the outputs in one row. */
export interface RowMeasure {
  /** Of a 1, in the order of the outputs; empty when the row failed. */
  readonly ones: readonly Estimate[];
  readonly exact: boolean;
  /** Mean number in the window, in the order of the outputs; empty where none are counted. */
  readonly spikes: readonly (number | null)[];
  readonly latency: number | null;
  readonly jitter: number | null;
  readonly settledWithin: number | null;
  readonly reason: string | null;
  /** Set when there were too few trials to tell whether the circuit settled. */
  readonly trialsNeeded: number | null;
}

/** The reasons of a row that more trials would decide. */
export const tooFewToTell = 'too few trials to tell';
export const tooFewToSettle = 'too few trials to tell whether it settled';

/** A row that has no answer. */
export function failedRow(reason: string): RowMeasure {
  const nothing = { latency: null, jitter: null, settledWithin: null, trialsNeeded: null };
  return { ones: [], exact: false, spikes: [], ...nothing, reason };
}
