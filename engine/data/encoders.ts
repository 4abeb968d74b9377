import type { Issue } from '../network/issue.ts';
import { categoryKey } from './fit.ts';
import { held } from './numerals.ts';
import type { CategoryPreparation, InputPreparation, NumberPreparation } from './preparation.ts';
import type { ColumnRows, FilledColumn } from './report.ts';
import { strayIssues } from './stray-issues.ts';
import { quantitiesOf, textsOf, type Column, type Table } from './table.ts';
import { cellPath, listed, shorten } from './words.ts';

/** Writes one column of a table as inputs of a network. Reports number rows as in the file. */
export interface Encoder {
  readonly name: string;
  readonly width: number;
  /** Whether a row cannot be used for want of a value. */
  lacks(row: number): boolean;
  /** Writes `width` numbers from index `at`. */
  write(row: number, x: Float64Array, at: number): void;
  issues(rows: Int32Array, unknown: 'issue' | 'ignore'): Issue[];
  filled(rows: Int32Array): FilledColumn;
  ignored(rows: Int32Array): ColumnRows;
}

export function createEncoder(input: InputPreparation, column: Column, table: Table): Encoder {
  return input.type === 'number' ? numberEncoder(input, column, table) : categoryEncoder(input, column, table);
}

function numberEncoder(input: NumberPreparation, column: Column, table: Table): Encoder {
  const { name, missing, fill, mean, sd } = input;
  const { values, strays } = quantitiesOf(column, table.rows);
  const isMissing = (row: number): boolean => Number.isNaN(values[row]);
  return {
    name,
    width: 1,
    lacks: (row) => missing === 'drop-rows' && isMissing(row),
    write(row, x, at) {
      const value = values[row]!;
      x[at] = held(((Number.isNaN(value) ? fill : value) - mean) / sd);
    },
    issues(rows) {
      if (strays.length === 0 || input.strays === 'missing') return [];
      const asked = new Set(rows);
      return strayIssues(
        column,
        table,
        strays.filter(({ row }) => asked.has(row)),
        // What the model learnt is a number: no other kind of column will do.
        'say which texts mean that it is missing',
      );
    },
    filled: (rows) => ({ column: name, value: fill, rows: placesOf(rows.filter(isMissing), table) }),
    ignored: () => ({ column: name, rows: new Int32Array() }),
  };
}

function categoryEncoder(input: CategoryPreparation, column: Column, table: Table): Encoder {
  const { name, missing, fill, categories, isNumeric } = input;
  const indexOf = new Map(categories.map((category, index) => [category, index]));
  const texts = textsOf(column, table.rows);
  const codes = texts.map((text) => {
    const key = categoryKey(text, isNumeric);
    return key === null ? absent : (indexOf.get(key) ?? unknown);
  });
  const fillCode = indexOf.get(fill)!;
  const isMissing = (row: number): boolean => codes[row] === absent;
  const isUnknown = (row: number): boolean => codes[row] === unknown;
  return {
    name,
    width: categories.length,
    lacks: (row) => missing === 'drop-rows' && isMissing(row),
    write(row, x, at) {
      const code = isMissing(row) ? fillCode : codes[row]!;
      if (code >= 0) x[at + code] = 1;
    },
    issues(rows, rule) {
      if (rule === 'ignore') return [];
      return Array.from(rows.filter(isUnknown), (row) => ({
        path: cellPath(table.rowNumbers[row]!, name),
        message: `found the category ${shorten(texts[row]!)}, which training never saw`,
        expected: `one of ${listed(categories.map(shorten))}`,
      }));
    },
    filled: (rows) => ({ column: name, value: fill, rows: placesOf(rows.filter(isMissing), table) }),
    ignored: (rows) => ({ column: name, rows: placesOf(rows.filter(isUnknown), table) }),
  };
}

const absent = -1;
const unknown = -2;

function placesOf(rows: Int32Array, { rowNumbers }: Table): Int32Array {
  return rows.map((row) => rowNumbers[row]!);
}
