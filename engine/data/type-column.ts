import { absenceOf, isMark, readCommaNumeral, readNumeral } from './numerals.ts';
import { categoryColumn, type Column, type NumberColumn, type Stray } from './table.ts';

export interface TypeOptions {
  readonly decimal: '.' | ',' | null;
  /** In a file with commas between cells, `"1,234"` is more likely a thousand than a decimal comma. */
  readonly hasCommaDelimiter: boolean;
  readonly missing: readonly string[];
}

export interface TypedColumn {
  readonly column: Column;
  readonly decimal: '.' | ',';
  /** Indices of rows. */
  readonly missing: readonly number[];
  readonly infinite: readonly number[];
  /** Those of `missing` that hold a mark, such as `?`, among numbers. */
  readonly marked: readonly number[];
  /** Those of `infinite` that hold a number beyond what a double holds. */
  readonly overflown: readonly number[];
  /** The first row of a decimal comma where all cells with one have three digits after it, as thousands do. */
  readonly doubtfulComma: number | null;
  /** The same of decimal points. */
  readonly doubtfulPoint: number | null;
}

/**
 * Finds what a column of trimmed cells holds. Numbers, where at least four of five cells with a value are; marks such as `?` count as
 * missing there, and the rest are strays.
 * Else texts: categories where they repeat, text where most of them are there once. One value in every row is a constant.
 */
export function typeColumn(name: string, cells: readonly string[], options: TypeOptions): TypedColumn {
  const missing: number[] = [];
  const infinite: number[] = [];
  const present: number[] = [];
  for (let row = 0; row < cells.length; row++) {
    const absence = absenceOf(cells[row]!, options.missing);
    (absence === null ? present : absence === 'missing' ? missing : infinite).push(row);
  }
  const found = options.decimal === null ? detectDecimal(cells, present, options.hasCommaDelimiter) : null;
  const decimal = options.decimal ?? found!.decimal;
  const unmarked = present.filter((row) => !isMark(cells[row]!));
  const marked = present.filter((row) => isMark(cells[row]!));
  const { column: numbers, overflown } = readNumbers(name, cells, { unmarked, marked }, decimal);
  const isNumeric = unmarked.length > 0 && numbers.strays.length <= unmarked.length / 5;
  if (!isNumeric) {
    const none = { marked: [], overflown: [], doubtfulComma: null, doubtfulPoint: null };
    return { column: textColumn(name, cells, present), decimal, missing, infinite, ...none };
  }
  return {
    column: plainNumber(numbers, cells, { isComplete: unmarked.length === cells.length, overflown }),
    ...{ decimal, marked, overflown },
    doubtfulComma: found?.doubtfulComma ?? null,
    doubtfulPoint: found?.doubtfulPoint ?? null,
    missing: ascending(missing, marked),
    infinite: ascending(infinite, overflown),
  };
}

function ascending(some: readonly number[], others: readonly number[]): number[] {
  return [...some, ...others].sort((a, b) => a - b);
}

/** A decimal comma, where more cells have it than have a point. */
function detectDecimal(
  cells: readonly string[],
  present: readonly number[],
  hasCommaDelimiter: boolean,
): { readonly decimal: '.' | ',' } & Pick<TypedColumn, 'doubtfulComma' | 'doubtfulPoint'> {
  const rowsWith = (sign: string, read: (cell: string) => number | null): number[] =>
    present.filter((row) => cells[row]!.includes(sign) && read(cells[row]!) !== null);
  const [points, commas] = [rowsWith('.', readNumeral), rowsWith(',', readCommaNumeral)];
  const doubtful = (rows: readonly number[]): number | null =>
    rows.every((row) => isGroupOfThree.test(cells[row]!)) ? (rows[0] ?? null) : null;
  const isComma = commas.length > points.length && (doubtful(commas) === null || !hasCommaDelimiter);
  return {
    decimal: isComma ? ',' : '.',
    doubtfulComma: isComma ? doubtful(commas) : null,
    doubtfulPoint: isComma ? null : doubtful(points),
  };
}

const isGroupOfThree = /^[+\-−]?[1-9]\d{0,2}[.,]\d{3}$/;

function readNumbers(
  name: string,
  cells: readonly string[],
  { unmarked, marked }: { readonly unmarked: readonly number[]; readonly marked: readonly number[] },
  decimal: '.' | ',',
): { readonly column: NumberColumn; readonly overflown: readonly number[] } {
  const read = decimal === ',' ? readCommaNumeral : readNumeral;
  const values = new Float64Array(cells.length).fill(Number.NaN);
  const strays: Stray[] = [];
  const overflown: number[] = [];
  let hasDecimal = false;
  for (const row of unmarked) {
    const value = read(cells[row]!);
    if (value === null) strays.push({ row, text: cells[row]! });
    else if (Number.isNaN(value)) overflown.push(row);
    else values[row] = value;
    hasDecimal ||= value !== null && cells[row]!.includes(decimal);
  }
  const marks = marked.map((row): Stray => ({ row, text: cells[row]! }));
  return { column: { kind: 'number', name, values, strays, marks, decimal: hasDecimal ? decimal : null }, overflown };
}

/** The column, or what it amounts to where it has one value in all rows, or none in any. */
function plainNumber(
  column: NumberColumn,
  cells: readonly string[],
  { isComplete, overflown }: { readonly isComplete: boolean; readonly overflown: readonly number[] },
): Column {
  const [first] = column.values;
  if (column.strays.length === 0 && column.values.every(Number.isNaN)) {
    const [row] = overflown;
    const tooLarge = row === undefined ? {} : { tooLarge: { row, text: cells[row]! } };
    return { kind: 'constant', name: column.name, value: null, ...tooLarge };
  }
  const isConstant = isComplete && column.strays.length === 0 && column.values.every((value) => value === first);
  return isConstant ? { kind: 'constant', name: column.name, value: first! } : column;
}

function textColumn(name: string, cells: readonly string[], present: readonly number[]): Column {
  if (present.length === 0) return { kind: 'constant', name, value: null };
  const texts = new Array<string | null>(cells.length).fill(null);
  for (const row of present) texts[row] = cells[row]!;
  const column = categoryColumn(name, texts);
  const { length } = column.categories;
  if (length === 1 && present.length === cells.length) return { kind: 'constant', name, value: cells[0]! };
  const isUnique = length === present.length && length > 2;
  const isVaried = length > mostCategories || (length > fewCategories && length > present.length / 2);
  return isUnique || isVaried ? { kind: 'text', name, values: texts } : column;
}

const fewCategories = 20;
const mostCategories = 1000;
