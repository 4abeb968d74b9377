/** Columns that have a name or a value somewhere: lines that all end in a comma leave one more, which is none. At least one of rows that are not empty. */
export function filledWidth(rows: readonly (readonly string[])[]): number {
  let width = rows[0]?.length ?? 0;
  const isBlank = (column: number): boolean => rows.every((row) => (row[column] ?? '').trim() === '');
  while (width > 1 && isBlank(width - 1)) width--;
  return width;
}
