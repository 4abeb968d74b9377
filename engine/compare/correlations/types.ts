import type { Estimate } from '../../analysis/intervals.ts';

/** Two sources of one neuron that do not spike independently, which a rate model cannot see. */
export interface Correlation {
  /** Names of neurons, such as `copy` or `group[3]`. */
  readonly target: string;
  readonly pair: readonly [string, string];
  /** Pearson's correlation of what arrives from both, in bins of this many ms. */
  readonly correlation: number;
  readonly bin: number;
  /** Probability of one as large by chance, times the number of pairs that were tested (Bonferroni). */
  readonly chance: number;
  readonly pairsTested: number;
  /** Nearest source of both, which may be one of them; null where they share none. */
  readonly ancestor: string | null;
  /** Share of the bins in which both arrive, and the product of the shares of each, which independence would give. */
  readonly joint: Estimate;
  readonly product: number;
  /** Mean output of the target in a step: measured, by independent sources of the same rates, and of the rate twin. */
  readonly output: {
    readonly measured: Estimate;
    /** Null of targets in time, or with more than 12 sources. */
    readonly independent: number | null;
    readonly rateModel: number | null;
  };
}
