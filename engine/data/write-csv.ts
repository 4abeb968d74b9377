import { textsOf, type Column, type Table } from './table.ts';

/** A table as CSV, missing cells empty; numbers read back as the same doubles. */
export function tableToCsv({ columns, rows }: Table): string {
  const cells = columns.map((column) => textsOf(column, rows).map((text) => escape(text ?? '')));
  const header = columns.map(({ name }) => escape(name)).join(',');
  const lines = Array.from({ length: rows }, (_, row) => cells.map((column) => column[row]).join(','));
  return `${[header, ...lines].join('\n')}\n`;
}

/** The table with a column more, which takes the place of one of the same name. */
export function withColumn(table: Table, column: Column): Table {
  const others = table.columns.filter(({ name }) => name !== column.name);
  return { ...table, columns: [...others, column] };
}

/** Quoted where it must be, and where blanks would be taken away by whoever reads it. */
function escape(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
