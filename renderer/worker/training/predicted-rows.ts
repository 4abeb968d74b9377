import { applyPreparation } from '../../../engine/data/apply.ts';
import type { Table } from '../../../engine/data/table.ts';
import type { TrainedModel } from '../../../engine/learning/model.ts';
import type { PredictedTable } from '../../../engine/learning/predict-table.ts';
import { mostCells, mostRows, type PredictedRows } from './model-protocol.ts';

interface ReadRows {
  readonly table: Table;
  /** As the file has them. */
  readonly cells: readonly (readonly string[])[];
  /** Rows that were to be predicted. */
  readonly rows: Int32Array;
}

/** What the window shows of a table that was predicted: counts of all rows, and the first of them. */
export function predictedRows(
  model: TrainedModel,
  { table, cells, rows: asked }: ReadRows,
  { labels, scoresOf, hasProbabilities, skipped, ignored, filled, known }: PredictedTable,
): Omit<PredictedRows, 'name'> {
  const { inputs, target } = model.preparation;
  const classes = target.task === 'classification' ? target.classes : [];
  const columns = inputs.map(({ name }) => name);
  const places = columns.slice(0, mostCells).map((name) => placeOf(table, name));
  const shown = asked.subarray(0, mostRows);
  const truths = truthsOf(model, { table, cells, rows: shown });
  return {
    asked: asked.length,
    predicted: asked.reduce((sum, row) => sum + (labels[row] === null ? 0 : 1), 0),
    columns,
    ...{ classes, hasProbabilities },
    rows: Array.from(shown, (row) => ({
      row: table.rowNumbers[row]!,
      label: labels[row]!,
      scores: [...scoresOf(row)],
      truth: truths.get(row) ?? null,
      cells: places.map((place) => cells[row]![place]!.trim() || null),
    })),
    ...{ skipped, ignored, filled, known },
  };
}

/** By row, the class as the model calls it, or the value as it stands in the file. */
function truthsOf({ preparation }: TrainedModel, { table, cells, rows: asked }: ReadRows): ReadonlyMap<number, string> {
  const { target } = preparation;
  const place = placeOf(table, target.name);
  if (place < 0) return new Map();
  const prepared = applyPreparation(preparation, table, { unknown: 'ignore', rows: asked });
  if (!prepared.ok) return new Map();
  const { rows, codes } = prepared.value;
  const truthOf = (row: number, k: number): string =>
    target.task === 'classification' ? target.classes[codes![k]!]! : cells[row]![place]!.trim();
  return new Map(Array.from(rows, (row, k) => [row, truthOf(row, k)]));
}

function placeOf(table: Table, name: string): number {
  return table.columns.findIndex((column) => column.name === name);
}
