import { applyPreparation } from '../data/apply.ts';
import { readOutputs } from '../data/preparation.ts';
import type { ColumnRows, FilledColumn } from '../data/report.ts';
import type { Table } from '../data/table.ts';
import type { Parsed } from '../network/issue.ts';
import { measure, type Measures } from './measure.ts';
import { modelOutputs, outputLayer, type TrainedModel } from './model.ts';
import { areProbabilities } from './units.ts';

/** What a model says of each row of a table. */
export interface PredictedTable {
  /** By row of the table; null where a row lacks what the model needs, or where its outputs are too large to be numbers. */
  readonly labels: readonly (string | null)[];
  /** By class, of a row of the table; empty where there is no label, and for a regression. */
  scoresOf(row: number): Float64Array;
  /** Whether scores are probabilities, as those of softmax are; else outputs as they are, the largest of which names the class. */
  readonly hasProbabilities: boolean;
  /** Rows left out for want of a value, by the column that lacks it; rows as numbered in the file. */
  readonly skipped: readonly ColumnRows[];
  /** Categories that training never saw, taken as none. */
  readonly ignored: readonly ColumnRows[];
  /** Missing values, and what the model takes in their place. */
  readonly filled: readonly FilledColumn[];
  /** How right the model is, where the table has the target as well. */
  readonly known: Measures | null;
}

/** Predicts rows of a table, all where left out. Issues where it lacks a column, or has a text where a number must be. */
export function predictTable(model: TrainedModel, table: Table, rows?: Int32Array): Parsed<PredictedTable> {
  const { preparation } = model;
  const those = { unknown: 'ignore', ...(rows && { rows }) } as const;
  const prepared = applyPreparation(preparation, table, { ...those, targets: false });
  if (!prepared.ok) return prepared;
  const { samples, skipped, ignored, filled, rows: predicted } = prepared.value;
  const outputs = modelOutputs(model, samples);
  const lastLayer = outputLayer(model.spec);
  return {
    ok: true,
    value: {
      ...byRow(model, outputs, predicted, table.rows),
      hasProbabilities:
        preparation.target.task === 'classification' && areProbabilities(lastLayer.activation, lastLayer.size),
      skipped,
      ignored,
      filled,
      known: measureKnown(model, table, those, { outputs, rows: predicted }),
    },
  };
}

function byRow(
  { preparation }: TrainedModel,
  outputs: Float64Array,
  rows: Int32Array,
  count: number,
): Pick<PredictedTable, 'labels' | 'scoresOf'> {
  const prediction = readOutputs(preparation, outputs);
  const width = outputs.length / rows.length;
  const labels = new Array<string | null>(count).fill(null);
  const scores = prediction.task === 'classification' ? prediction.scores : new Float64Array(0);
  const classes = rows.length > 0 ? scores.length / rows.length : 0;
  const places = new Int32Array(count).fill(-1);
  rows.forEach((row, k) => {
    if (!outputs.subarray(k * width, (k + 1) * width).every(Number.isFinite)) return;
    places[row] = k;
    if (prediction.task === 'classification') labels[row] = prediction.labels[k]!;
    else if (Number.isFinite(prediction.values[k])) labels[row] = String(prediction.values[k]);
  });
  const none = new Float64Array(0);
  return {
    labels,
    scoresOf(row) {
      const k = places[row]!;
      return k < 0 ? none : scores.subarray(k * classes, (k + 1) * classes);
    },
  };
}

function measureKnown(
  model: TrainedModel,
  table: Table,
  rows: { readonly unknown: 'ignore'; readonly rows?: Int32Array },
  all: Outputs,
): Measures | null {
  if (!table.columns.some(({ name }) => name === model.preparation.target.name)) return null;
  const prepared = applyPreparation(model.preparation, table, rows);
  if (!prepared.ok || prepared.value.samples.count === 0) return null;
  return measure(model.preparation, prepared.value, outputsOf(prepared.value.rows, all), NaN);
}

/** [rows][outputs] */
interface Outputs {
  readonly outputs: Float64Array;
  /** Rows of the table, ascending. */
  readonly rows: Int32Array;
}

/** Of some of the rows: those that have a value of the target as well. */
function outputsOf(some: Int32Array, { outputs, rows }: Outputs): Float64Array {
  if (some.length === rows.length) return outputs;
  const width = outputs.length / rows.length;
  const result = new Float64Array(some.length * width);
  let k = 0;
  some.forEach((row, place) => {
    while (rows[k] !== row) k++;
    result.set(outputs.subarray(k * width, (k + 1) * width), place * width);
  });
  return result;
}
