import { countOf } from '../network/count.ts';
import type { CsvTable } from './csv.ts';
import type { TargetPreparation } from './preparation.ts';
import { categoryColumn, numberColumn, textsOf, type Column, type Table } from './table.ts';
import { cellsToCsv, tableToCsv } from './write-csv.ts';

/** A table, and how its file has it where there is one. */
export interface WrittenTable {
  readonly table: Table;
  readonly written: Pick<CsvTable, 'cells' | 'layout'> | null;
}

/** What is said of each row of a table. */
export interface Said {
  /** Class or value; null where there is none. */
  readonly labels: readonly (string | null)[];
  /** Of each class; empty where there is no label. */
  scoresOf(row: number): Float64Array;
  readonly hasProbabilities: boolean;
}

/** A text holds some 500 million characters, and each takes twenty. */
const mostProbabilities = 10_000_000;

/**
 * A table with its predictions as one column more, `predicted TARGET`, and where `probabilities` is asked for one for each class in
 * the order of the model: `P(CLASS)`, or `score(CLASS)` where outputs are no probabilities. ` again` follows a name that is there
 * already. Cells of a file stay as they are written, since an id such as 007 would be another as the number 7. Throws where there
 * are no classes, and where there are more probabilities than a text holds.
 */
export function predictedCsv(
  { table, written }: WrittenTable,
  target: TargetPreparation,
  said: Said,
  { probabilities = false } = {},
): string {
  const added = withFreeNames(
    [labelColumn(target, said.labels), ...(probabilities ? probabilityColumns(target, said) : [])],
    table.columns.map(({ name }) => name),
  );
  if (!written?.cells) return tableToCsv({ ...table, columns: [...table.columns, ...added] });
  const { delimiter, decimal } = written.layout;
  const texts = added.map((column) => {
    const isWithComma = column.kind === 'number' && decimal === ',';
    return textsOf(column, table.rows).map((text) => (isWithComma ? text?.replace('.', ',') : text) ?? '');
  });
  const names = [...table.columns, ...added].map(({ name }) => name);
  const cells = written.cells.map((row, k) => [...row, ...texts.map((column) => column[k]!)]);
  return cellsToCsv(names, cells, delimiter);
}

function labelColumn({ name, task }: TargetPreparation, labels: readonly (string | null)[]): Column {
  const wished = `predicted ${name}`;
  if (task === 'classification') return categoryColumn(wished, labels);
  return numberColumn(
    wished,
    labels.map((label) => (label === null ? NaN : Number(label))),
  );
}

function probabilityColumns(target: TargetPreparation, { labels, scoresOf, hasProbabilities }: Said): Column[] {
  if (target.task !== 'classification')
    throw new Error(`Found "${target.name}", which is a number, expected a target of classes for probabilities`);
  const { classes } = target;
  if (labels.length * classes.length > mostProbabilities) {
    const found = `${countOf(labels.length, 'row')} of ${countOf(classes.length, 'class', 'classes')}`;
    const most = Math.floor(mostProbabilities / classes.length);
    throw new Error(`Found ${found}, expected at most ${countOf(most, 'row')} at once for probabilities of so many`);
  }
  const columns = classes.map(() => new Float64Array(labels.length).fill(NaN));
  for (let row = 0; row < labels.length; row++) scoresOf(row).forEach((score, k) => (columns[k]![row] = score));
  return columns.map((values, k) => numberColumn(`${hasProbabilities ? 'P' : 'score'}(${classes[k]})`, values));
}

function withFreeNames(columns: readonly Column[], names: readonly string[]): Column[] {
  const taken = new Set(names);
  return columns.map((column) => {
    let { name } = column;
    while (taken.has(name)) name += ' again';
    taken.add(name);
    return { ...column, name };
  });
}
