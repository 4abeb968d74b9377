import type { FilledColumn } from '../../engine/data/report.ts';
import { prepareRows } from '../../engine/data/prepare.ts';
import type { TrainingResult } from './training-result.ts';

/** Missing values of labelled rows, and what the kept network takes in their place. */
export function filledOf({ task, kept }: TrainingResult): readonly FilledColumn[] {
  const { problem } = task;
  return prepareRows(problem, kept.experiment.preparation, problem.labelled).filled;
}
