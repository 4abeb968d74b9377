import { confusionRows } from '../../engine/data/measures/confusion.ts';
import type { TouchedColumn } from '../../engine/data/csv.ts';
import type { Finding } from '../../engine/data/diagnosis/finding.ts';
import type { Measures } from '../../engine/learning/measure.ts';
import type { Explosion } from '../../engine/learning/explosion.ts';
import type { Learnt, Task } from './learn.ts';

/** One training and what came of it. */
export interface FoldResult {
  /** Of the rows learnt from, and of those set aside. */
  readonly train: Measures;
  readonly test: Measures;
  readonly seed: number;
  /** `fold 2`, `seed 3`, `seed 3, fold 2`; empty where there is one alone. */
  readonly label: string;
  readonly epochs: number;
  readonly seconds: number;
  readonly explosion: Explosion | null;
}

/** What `train` has to tell. */
export interface TrainingResult {
  readonly name: string;
  /** What reading the table did to its cells. */
  readonly touched: readonly TouchedColumn[];
  /** Spellings of a missing value beside the usual. */
  readonly missingTexts: readonly string[];
  /** What may be wrong with the data. */
  readonly findings: readonly Finding[];
  readonly task: Task;
  /** One without cross-validation and seeds; fewer than `asked` after Ctrl+C. */
  readonly folds: readonly FoldResult[];
  readonly asked: number;
  /** The last training: with `isRefit` on all labelled rows, after the folds. */
  readonly kept: Learnt;
  readonly isRefit: boolean;
  readonly out: string | null;
}

/** Rows learnt from, times epochs, by the second. */
export function samplesPerSecond({ folds }: TrainingResult): number {
  const samples = folds.reduce((sum, { train, epochs }) => sum + train.rows * epochs, 0);
  const seconds = folds.reduce((sum, fold) => sum + fold.seconds, 0);
  return samples / Math.max(1e-9, seconds);
}

/** Counts of the confusion matrices, summed over folds and seeds: every row is tested once a seed. Empty for a regression. */
export function confusionOf({ folds }: TrainingResult): number[][] {
  const all = folds.flatMap(({ test }) => (test.classification ? [confusionRows(test.classification.confusion)] : []));
  const [first, ...rest] = all;
  if (!first) return [];
  return rest.reduce((sum, rows) => sum.map((row, i) => row.map((count, j) => count + rows[i]![j]!)), first);
}
