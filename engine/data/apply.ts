import type { Samples } from '../learning/samples.ts';
import type { Parsed } from '../network/issue.ts';
import { createEncoder, type Encoder } from './encoders.ts';
import { readLabels } from './labels.ts';
import { missingColumn } from './plan.ts';
import { outputNames, type Preparation } from './preparation.ts';
import type { ColumnRows, FilledColumn } from './report.ts';
import { findColumn, type Table } from './table.ts';
import { upTo } from './words.ts';

export interface ApplyOptions {
  /** Rows of the table; all where left out. */
  readonly rows?: ArrayLike<number>;
  /** Whether the target is read as well, and rows without it are skipped; true where left out. */
  readonly targets?: boolean;
  /** A category that training never saw is an issue where left out, or else has 0 in all inputs of its column. */
  readonly unknown?: 'issue' | 'ignore';
}

/** Rows ready for a network. */
export interface Prepared {
  /** x is [count][inputNames], t [count][outputNames]: 0 where targets were not asked for. Each counts 1. */
  readonly samples: Samples;
  /** The row of the table that each sample is. */
  readonly rows: Int32Array;
  /** Class of each sample; null for a regression, and where targets were not asked for. */
  readonly codes: Int32Array | null;
  /** Missing values that were replaced; rows as numbered in the file. */
  readonly filled: readonly FilledColumn[];
  /** Rows left out for want of a value, by the column that lacks it. */
  readonly skipped: readonly ColumnRows[];
  /** Categories that training never saw, taken as none. */
  readonly ignored: readonly ColumnRows[];
}

/** Applies a preparation to rows, new or old. Issues where columns are missing, a text is no number, or a category is unknown. */
export function applyPreparation(
  preparation: Preparation,
  table: Table,
  { rows: given, targets = true, unknown = 'issue' }: ApplyOptions = {},
): Parsed<Prepared> {
  const names = table.columns.map(({ name }) => name);
  const needed = [...preparation.inputs, ...(targets ? [preparation.target] : [])];
  const absent = needed.filter(({ name }) => !findColumn(table, name));
  if (absent.length > 0) return { ok: false, issues: upTo(absent.map(({ name }) => missingColumn(name, names))) };
  const encoders = preparation.inputs.map((input) => createEncoder(input, findColumn(table, input.name)!, table));
  const asked = given ? Int32Array.from(given) : Int32Array.from({ length: table.rows }, (_, row) => row);
  const issues = encoders.flatMap((encoder) => encoder.issues(asked, unknown));
  const labels = targets ? readLabels(preparation.target, table) : null;
  if (labels && !labels.ok) issues.push(...labels.issues);
  if (issues.length > 0) return { ok: false, issues: upTo(issues) };
  const lacks = [...encoders, ...(labels?.ok ? [labels.value] : [])];
  const { rows, skipped } = skipRows(asked, lacks, table);
  const width = outputNames(preparation).length;
  const { t, codes } = labels?.ok ? labels.value.of(rows) : { t: new Float64Array(rows.length * width), codes: null };
  return {
    ok: true,
    value: {
      samples: {
        count: rows.length,
        inputs: widthOf(encoders),
        outputs: width,
        x: encode(rows, encoders),
        t,
        weights: null,
      },
      rows,
      codes,
      skipped,
      filled: notEmpty(encoders.map((encoder) => encoder.filled(rows))),
      ignored: notEmpty(encoders.map((encoder) => encoder.ignored(rows))),
    },
  };
}

function notEmpty<T extends ColumnRows>(list: readonly T[]): T[] {
  return list.filter(({ rows }) => rows.length > 0);
}

/** Leaves out rows that lack what they must have; each is listed once. */
function skipRows(
  asked: Int32Array,
  lacks: readonly { readonly name: string; lacks(row: number): boolean }[],
  { rowNumbers }: Table,
): { rows: Int32Array; skipped: ColumnRows[] } {
  let rows = asked;
  const skipped: ColumnRows[] = [];
  for (const each of lacks) {
    const lost = rows.filter((row) => each.lacks(row));
    if (lost.length === 0) continue;
    rows = rows.filter((row) => !each.lacks(row));
    skipped.push({ column: each.name, rows: lost.map((row) => rowNumbers[row]!) });
  }
  return { rows, skipped };
}

const widthOf = (encoders: readonly Encoder[]): number => encoders.reduce((sum, { width }) => sum + width, 0);

function encode(rows: Int32Array, encoders: readonly Encoder[]): Float64Array {
  const width = widthOf(encoders);
  const x = new Float64Array(rows.length * width);
  let first = 0;
  for (const encoder of encoders) {
    for (let k = 0; k < rows.length; k++) encoder.write(rows[k]!, x, k * width + first);
    first += encoder.width;
  }
  return x;
}
