import type { TouchedColumn } from '../../engine/data/csv.ts';
import type { FilledColumn } from '../../engine/data/report.ts';
import { prepareRows } from '../../engine/data/prepare.ts';
import { listed, shorten } from '../../engine/data/words.ts';
import { countOf } from '../../engine/network/count.ts';
import type { TrainingResult } from './training-result.ts';

/** What reading a table did to its cells, a sentence for each column and reason. Rows are as numbered in the file. */
export function describeTouched(touched: readonly TouchedColumn[]): string[] {
  return touched.flatMap(({ column, trimmed, infinite }) => [
    ...(trimmed.length > 0 ? [`Blanks around ${shorten(column)} are taken away: ${placed(trimmed)}.`] : []),
    ...(infinite.length > 0 ? [`Infinite ${shorten(column)} is taken as missing: ${placed(infinite)}.`] : []),
  ]);
}

/** Missing values of labelled rows, and what the kept network takes in their place. */
export function filledOf({ task, kept }: TrainingResult): readonly FilledColumn[] {
  const { problem } = task;
  return prepareRows(problem, kept.experiment.preparation, problem.labelled).filled;
}

function placed(rows: Int32Array): string {
  return `${countOf(rows.length, 'row')} (${listed(rows)})`;
}
