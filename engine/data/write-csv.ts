import { textsOf, type Column, type Table } from './table.ts';

/** A table as CSV, missing cells empty; numbers read back as the same doubles. A row without any value begins with NA, or it would be passed over. */
export function tableToCsv({ columns, rows }: Table): string {
  const cells = columns.map((column) => textsOf(column, rows).map((text) => escape(text ?? '')));
  const header = columns.map(({ name }) => escape(name)).join(',');
  const lines = Array.from({ length: rows }, (_, row) => {
    const line = cells.map((column) => column[row]!);
    return line.every((cell) => cell === '') ? ['NA', ...line.slice(1)].join(',') : line.join(',');
  });
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
