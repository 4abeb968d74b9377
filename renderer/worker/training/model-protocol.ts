import type { ColumnRows, FilledColumn } from '../../../engine/data/report.ts';
import type { ExportedModel, ModelFormat } from '../../../engine/formats/trained/export.ts';
import type { Measures } from '../../../engine/learning/measure.ts';
import type { TrainedModel } from '../../../engine/learning/model.ts';
import type { Parsed } from '../../../engine/network/issue.ts';

/** What the worker is asked about trained models: that of the training as it stands, and the one that is shown. */
export interface ModelRequests {
  /** Shows the model of a file, or where null that of the training as it stands. */
  showModel: { ask: { text: string | null }; answer: Parsed<ModelSummary> };
  /** The text of its file. */
  modelText: { ask: { of: ModelOf }; answer: { readonly name: string; readonly text: string } };
  exportModel: {
    ask: { of: ModelOf; format: ModelFormat };
    answer: Parsed<ExportedModel & { readonly name: string }>;
  };
  /** Has the model that is shown predict a table. */
  predictTable: { ask: PredictRequest; answer: Parsed<PredictedRows> };
  /** The table that was predicted last, with its predictions, as `nandrite predict` writes it with or without `--probabilities`. */
  predictedCsv: { ask: { probabilities: boolean }; answer: string };
}

export type ModelOf = 'training' | 'shown';

export interface PredictRequest {
  readonly name: string;
  readonly text: string;
  /** `unlabelled`: of the table that is learnt from, those that were set aside to be predicted. */
  readonly rows: 'all' | 'unlabelled';
  /** Spellings of a missing value beside those that the model knows. */
  readonly missingTexts?: readonly string[];
}

/** A model as it is shown. */
export type ModelSummary = Omit<TrainedModel, 'parameters'> & {
  /** null where there are more than a picture of them can show. */
  readonly parameters: Float64Array | null;
  readonly parameterCount: number;
  /** Rows that the table of the training holds for it to predict; 0 of a model from a file. */
  readonly unlabelled: number;
};

export interface PredictedRows {
  /** Of the table. */
  readonly name: string;
  /** Rows that were to be predicted, and those that were. */
  readonly asked: number;
  readonly predicted: number;
  /** That the model needs. */
  readonly columns: readonly string[];
  /** Empty for a regression. */
  readonly classes: readonly string[];
  /** Whether scores are probabilities of the classes. */
  readonly hasProbabilities: boolean;
  /** The first of them. */
  readonly rows: readonly PredictedRow[];
  readonly skipped: readonly ColumnRows[];
  readonly ignored: readonly ColumnRows[];
  readonly filled: readonly FilledColumn[];
  /** How right the model is, where the table has the target. */
  readonly known: Measures | null;
}

export interface PredictedRow {
  /** As numbered in the file. */
  readonly row: number;
  readonly label: string | null;
  /** Of each class. */
  readonly scores: readonly number[];
  readonly truth: string | null;
  /** Of these columns, the first `mostCells`, as the file has them; null where it has nothing. */
  readonly cells: readonly (string | null)[];
}

/** Of each row the first cells, as many as a picture may have. */
export const mostCells = 1024;

/** More rows nobody reads in a window; the file has all. */
export const mostRows = 400;
