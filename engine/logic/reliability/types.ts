import type { Estimate } from '../../analysis/intervals.ts';
import type { Expected } from '../expected.ts';

/**
 * How a circuit is disturbed, and what a level is. `noise`: standard deviation of a normal variate that is added to the
 * weighted sum of each neuron in each step. `jitter`: each weight is multiplied by a normal variate of mean 1 and this
 * deviation, its sign kept where the connection binds it. `lesion`: the probability with which each neuron is silent for good.
 */
export type Disturbance = 'noise' | 'jitter' | 'lesion';

export interface ReliabilityOptions {
  readonly expectations: Expected;
  readonly kind: Disturbance;
  readonly levels: readonly number[];
  /** Independent draws of damage and noise a level, each of which answers every row once; 400 when left out. */
  readonly instances?: number;
  /** Ids of populations that are left alone, such as the neuron that counts the votes; of a chip all in it, `c/n` one. */
  readonly spared?: readonly string[];
  /** How many rows to run, at random, or all; left out: all for up to 6 inputs, above a sample of 64. */
  readonly rows?: number | 'all';
  /** Steps a circuit may take to settle; the defaults are those of a truth table. */
  readonly settleSteps?: number;
}

/** How often a disturbed circuit is right, level by level. Intervals are of 95 %, over the instances. */
export interface Reliability {
  readonly kind: Disturbance;
  readonly instances: number;
  readonly spared: readonly string[];
  readonly inputs: readonly string[];
  /** Those with an expectation. */
  readonly outputs: readonly string[];
  /** Levels of the inputs in each row. */
  readonly rows: readonly Readonly<Record<string, 0 | 1>>[];
  readonly rowsPossibleText: string;
  /** Whether the rows are a random sample of those possible. */
  readonly sampled: boolean;
  readonly points: readonly ReliabilityPoint[];
  /** The result in words. */
  readonly summary: string;
}

/** One level. The estimates are null where no instance was run. */
export interface ReliabilityPoint {
  readonly level: number;
  readonly instancesRun: number;
  /** Of an instance in which every output is right in every row. */
  readonly allRows: Estimate | null;
  /** Of a row taken at random, in which every output is right; the interval is at least as wide as it should be. */
  readonly anyRow: Estimate | null;
  /** The row that is least often right. */
  readonly worstRow: { readonly row: number; readonly right: Estimate } | null;
  /** Of every row, in their order; empty where no instance was run. */
  readonly rightByRow: readonly Estimate[];
}
