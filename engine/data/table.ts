import { formatNumeral, isMark, readNumeral } from './numerals.ts';

/** Columns of equal length. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly Column[];
  /** Where each row stood in its file, counted from 1, header and empty rows included, as spreadsheets count. */
  readonly rowNumbers: Int32Array;
}

export type Column = NumberColumn | CategoryColumn | TextColumn | ConstantColumn;

export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  /** NaN where missing. */
  readonly values: Float64Array;
  /** Cells that are neither a number nor missing; their value is NaN. */
  readonly strays: readonly Stray[];
  /** Cells with a mark such as `?`: missing as a number, but a text to who learnt it as a category. */
  readonly marks: readonly Stray[];
  /** The decimal sign of its numbers; null where none has one. */
  readonly decimal: '.' | ',' | null;
}

/** A text where a number should be; `row` is an index of the table. */
export interface Stray {
  readonly row: number;
  readonly text: string;
}

export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  readonly categories: readonly string[];
  /** Indices into `categories`, −1 where missing. */
  readonly codes: Int32Array;
}

/** Names, remarks: texts that hardly repeat. */
export interface TextColumn {
  readonly kind: 'text';
  readonly name: string;
  readonly values: readonly (string | null)[];
}

/** The same in every row; null where every cell is missing. */
export interface ConstantColumn {
  readonly kind: 'constant';
  readonly name: string;
  readonly value: string | number | null;
  /** A cell of a column without a value, whose numbers are all beyond what a double holds. */
  readonly tooLarge?: Stray;
}

/** A table of columns made elsewhere; rows are numbered from 1. Throws where lengths differ from `rows`. */
export function tableOf(rows: number, columns: readonly Column[]): Table {
  for (const column of columns) {
    const length = lengthOf(column) ?? rows;
    if (length !== rows) throw new Error(`Found ${length} rows in column "${column.name}", expected ${rows}`);
  }
  return { rows, columns, rowNumbers: Int32Array.from({ length: rows }, (_, row) => row + 1) };
}

export function numberColumn(name: string, values: ArrayLike<number>): NumberColumn {
  return { kind: 'number', name, values: Float64Array.from(values), strays: [], marks: [], decimal: null };
}

/** Categories are in order of first appearance. */
export function categoryColumn(name: string, texts: readonly (string | null)[]): CategoryColumn {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(texts, (text) => {
    if (text === null) return -1;
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return { kind: 'category', name, categories: [...codeOf.keys()], codes };
}

export function findColumn({ columns }: Table, name: string): Column | undefined {
  return columns.find((column) => column.name === name);
}

/** What stands in each row as text, marks included, null where missing. Numbers are written as the shortest decimal. */
export function textsOf(column: Column, rows: number): (string | null)[] {
  switch (column.kind) {
    case 'number': {
      const texts = Array.from(column.values, formatNumeral);
      for (const { row, text } of [...column.strays, ...column.marks]) texts[row] = text;
      return texts;
    }
    case 'category':
      return Array.from(column.codes, (code) => column.categories[code] ?? null);
    case 'text':
      return [...column.values];
    case 'constant': {
      const { value } = column;
      return new Array<string | null>(rows).fill(typeof value === 'number' ? formatNumeral(value) : value);
    }
  }
}

/** What stands in each row as a number, NaN where missing, and the texts that are none. */
export function numbersOf(column: Column, rows: number): { values: Float64Array; strays: readonly Stray[] } {
  if (column.kind === 'number') return column;
  const strays: Stray[] = [];
  const values = Float64Array.from(textsOf(column, rows), (text, row) => {
    if (text === null) return Number.NaN;
    const value = readNumeral(text);
    if (value === null) strays.push({ row, text });
    return value ?? Number.NaN;
  });
  return { values, strays };
}

/** The same of a column that is taken as one of numbers, whatever it looked like: marks such as `?` are missing ones there. */
export function quantitiesOf(column: Column, rows: number): { values: Float64Array; strays: readonly Stray[] } {
  const { values, strays } = numbersOf(column, rows);
  return { values, strays: strays.filter(({ text }) => !isMark(text)) };
}

function lengthOf(column: Column): number | null {
  switch (column.kind) {
    case 'number':
    case 'text':
      return column.values.length;
    case 'category':
      return column.codes.length;
    case 'constant':
      return null;
  }
}
