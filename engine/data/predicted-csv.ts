import type { CsvTable } from './csv.ts';
import type { TargetPreparation } from './preparation.ts';
import { categoryColumn, numberColumn, type Column, type Table } from './table.ts';
import { cellsToCsv, tableToCsv, withColumn } from './write-csv.ts';

/** A table, and how its file has it where there is one. */
export interface WrittenTable {
  readonly table: Table;
  readonly written: Pick<CsvTable, 'cells' | 'layout'> | null;
}

/**
 * A table with its predictions as one column more, of a name that is not there yet. Cells of a file stay as they are written,
 * since an id such as 007 would be another as the number 7.
 */
export function predictedCsv(
  { table, written }: WrittenTable,
  target: TargetPreparation,
  labels: readonly (string | null)[],
): string {
  const names = table.columns.map((column) => column.name);
  const name = freeName(`predicted ${target.name}`, names);
  if (!written?.cells) return tableToCsv(withColumn(table, labelColumn(name, target.task, labels)));
  const { delimiter, decimal } = written.layout;
  const isWithComma = target.task === 'regression' && decimal === ',';
  const cells = written.cells.map((row, k) => {
    const label = labels[k] ?? '';
    return [...row, isWithComma ? label.replace('.', ',') : label];
  });
  return cellsToCsv([...names, name], cells, delimiter);
}

function freeName(wished: string, names: readonly string[]): string {
  const taken = new Set(names);
  let name = wished;
  while (taken.has(name)) name += ' again';
  return name;
}

function labelColumn(name: string, task: string, labels: readonly (string | null)[]): Column {
  if (task === 'classification') return categoryColumn(name, labels);
  return numberColumn(
    name,
    labels.map((label) => (label === null ? NaN : Number(label))),
  );
}
