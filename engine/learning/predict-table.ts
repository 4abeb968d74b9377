import { applyPreparation } from '../data/apply.ts';
import { readOutputs } from '../data/preparation.ts';
import type { ColumnRows } from '../data/report.ts';
import type { Table } from '../data/table.ts';
import type { Parsed } from '../network/issue.ts';
import { measure, type Measures } from './measure.ts';
import { modelOutputs, type TrainedModel } from './model.ts';

/** What a model says of each row of a table. */
export interface PredictedTable {
  /** By row of the table; null where a row lacks what the model needs, or where its outputs are too large to be numbers. */
  readonly labels: readonly (string | null)[];
  /** [rows of the table][classes]; NaN where there is no label. Empty for a regression. */
  readonly scores: Float64Array;
  /** Rows left out for want of a value, by the column that lacks it; rows as numbered in the file. */
  readonly skipped: readonly ColumnRows[];
  /** Categories that training never saw, taken as none. */
  readonly ignored: readonly ColumnRows[];
  /** How right the model is, where the table has the target as well. */
  readonly known: Measures | null;
}

/** Predicts rows of a table, all where left out. Issues where it lacks a column, or has a text where a number must be. */
export function predictTable(model: TrainedModel, table: Table, rows?: Int32Array): Parsed<PredictedTable> {
  const { preparation } = model;
  const those = { unknown: 'ignore', ...(rows && { rows }) } as const;
  const prepared = applyPreparation(preparation, table, { ...those, targets: false });
  if (!prepared.ok) return prepared;
  const { samples, skipped, ignored, rows: predicted } = prepared.value;
  const outputs = modelOutputs(model, samples);
  return {
    ok: true,
    value: {
      ...byRow(model, outputs, predicted, table.rows),
      skipped,
      ignored,
      known: measureKnown(model, table, those),
    },
  };
}

function byRow(
  { preparation }: TrainedModel,
  outputs: Float64Array,
  rows: Int32Array,
  count: number,
): Pick<PredictedTable, 'labels' | 'scores'> {
  const prediction = readOutputs(preparation, outputs);
  const width = outputs.length / rows.length;
  const labels = new Array<string | null>(count).fill(null);
  const classes = prediction.task === 'classification' ? prediction.scores.length / rows.length : 0;
  const scores = new Float64Array(rows.length > 0 ? count * classes : 0).fill(NaN);
  rows.forEach((row, k) => {
    if (!outputs.subarray(k * width, (k + 1) * width).every(Number.isFinite)) return;
    if (prediction.task === 'classification') {
      labels[row] = prediction.labels[k]!;
      scores.set(prediction.scores.subarray(k * classes, (k + 1) * classes), row * classes);
    } else if (Number.isFinite(prediction.values[k])) labels[row] = String(prediction.values[k]);
  });
  return { labels, scores };
}

function measureKnown(
  model: TrainedModel,
  table: Table,
  rows: { readonly unknown: 'ignore'; readonly rows?: Int32Array },
): Measures | null {
  if (!table.columns.some(({ name }) => name === model.preparation.target.name)) return null;
  const prepared = applyPreparation(model.preparation, table, rows);
  if (!prepared.ok || prepared.value.samples.count === 0) return null;
  const outputs = modelOutputs(model, prepared.value.samples);
  return measure(model.preparation, prepared.value, outputs, NaN);
}
