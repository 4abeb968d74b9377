import type { Parsed } from '../network/issue.ts';
import { held } from './numerals.ts';
import { codesOf, readQuantities } from './target.ts';
import type { ClassPreparation, Preparation, ValuePreparation } from './preparation.ts';
import { scaled } from './moments.ts';
import { findColumn, textsOf, type Table } from './table.ts';

/** The target of a table's rows as a preparation reads it. */
export interface Labels {
  readonly name: string;
  /** Whether a row has no class or value. */
  lacks(row: number): boolean;
  /** Targets [rows][outputs] of rows that have one, and their classes. */
  of(rows: Int32Array): { readonly t: Float64Array; readonly codes: Int32Array | null };
}

/** The table has the target's column. Issues where a text should be a number. */
export function readLabels(target: Preparation['target'], table: Table): Parsed<Labels> {
  if (target.task === 'classification') return { ok: true, value: classLabels(target, table) };
  const values = readQuantities(findColumn(table, target.name)!, table);
  return values.ok ? { ok: true, value: valueLabels(target, values.value) } : values;
}

function classLabels({ name, classes, mapping, encoding }: ClassPreparation, table: Table): Labels {
  const codes = codesOf(textsOf(findColumn(table, name)!, table.rows), classes, mapping);
  const width = encoding === 'single' ? 1 : classes.length;
  return {
    name,
    lacks: (row) => codes[row]! < 0,
    of(rows) {
      const own = rows.map((row) => codes[row]!);
      const t = new Float64Array(rows.length * width);
      for (const [k, code] of own.entries()) {
        if (width === 1) t[k] = code;
        else t[k * width + code] = 1;
      }
      return { t, codes: own };
    },
  };
}

function valueLabels({ name, mean, sd }: ValuePreparation, values: Float64Array): Labels {
  return {
    name,
    lacks: (row) => Number.isNaN(values[row]),
    of: (rows) => ({ t: Float64Array.from(rows, (row) => held(scaled(values[row]!, { mean, sd }))), codes: null }),
  };
}
