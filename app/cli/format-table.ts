/** Rows of cells in columns of one width; the first row is the heading. Cells of `right` columns are flush right. */
export function formatColumns(rows: readonly (readonly string[])[], right: ReadonlySet<number> = new Set()): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  const pad = (cell: string, column: number): string =>
    right.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!);
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}

/** A number with four significant digits; whole numbers in full. */
export function shortNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}

/** A quantity with four digits and the prefix that fits: `3.2 µJ`. */
export function shortQuantity(value: number, unit: string): string {
  if (value === 0 || !Number.isFinite(value)) return `${value} ${unit}`;
  const size = Math.abs(value);
  // What is beyond the table takes its first or last prefix.
  const [factor, prefix] = prefixes.find(([least]) => size >= least) ?? prefixes[prefixes.length - 1]!;
  return `${shortNumber(value / factor)} ${prefix}${unit}`;
}

const prefixes: readonly (readonly [factor: number, prefix: string])[] = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
  [1, ''],
  [1e-3, 'm'],
  [1e-6, 'µ'],
  [1e-9, 'n'],
  [1e-12, 'p'],
  [1e-15, 'f'],
];
