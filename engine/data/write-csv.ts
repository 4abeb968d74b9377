import { textsOf, type Table } from './table.ts';

/** A table as CSV, missing cells empty; numbers read back as the same doubles. A row without any value begins with NA, or it would be passed over. */
export function tableToCsv({ columns, rows }: Table): string {
  const texts = columns.map((column) => textsOf(column, rows).map((text) => text ?? ''));
  const cells = Array.from({ length: rows }, (_, row) => texts.map((column) => column[row]!));
  for (const row of cells) if (!row.some((cell) => cell !== '')) row[0] = 'NA';
  return cellsToCsv(
    columns.map(({ name }) => name),
    cells,
    ',',
  );
}

/** Cells below the names of their columns. */
export function cellsToCsv(names: readonly string[], cells: Iterable<readonly string[]>, delimiter: string): string {
  const line = (row: readonly string[]): string => row.map((cell) => escape(cell, delimiter)).join(delimiter);
  return `${[names, ...cells].map(line).join('\n')}\n`;
}

/** Quoted where it must be, and where blanks would be taken away by whoever reads it. */
function escape(text: string, delimiter: string): string {
  const isQuoted = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
  return isQuoted ? `"${text.replaceAll('"', '""')}"` : text;
}
