import type { Issue, Parsed } from '../network/issue.ts';
import { codeKey, parseClassMapping, type ClassMapping } from './class-mapping.ts';
import type { PreparationPlan, Task } from './plan.ts';
import { findColumn, numbersOf, textsOf, type Column, type Table } from './table.ts';
import { cellPath, columnPath, listed, shorten, upTo } from './words.ts';

/** What is to be predicted. */
export type Target = ClassTarget | NumberTarget;

export interface ClassTarget {
  readonly task: 'classification';
  readonly name: string;
  readonly classes: readonly string[];
  readonly mapping: ClassMapping | null;
  /** A row's index in `classes`, −1 where it has none. */
  readonly codes: Int32Array;
  /** What stands in the column, how often, and the class it was given: null where it has none. */
  readonly found: readonly { readonly text: string; readonly rows: number; readonly className: string | null }[];
}

export interface NumberTarget {
  readonly task: 'regression';
  readonly name: string;
  /** NaN where missing. */
  readonly values: Float64Array;
}

/** Reads the target of a table; the plan's columns have been checked. */
export function readTarget(table: Table, plan: PreparationPlan): Parsed<Target> {
  const column = plan.target === undefined ? table.columns.at(-1)! : findColumn(table, plan.target)!;
  const task = plan.task ?? (plan.classes === undefined ? taskOf(column) : 'classification');
  if (task === 'regression') return readNumbers(column, table, plan);
  if (plan.classes === undefined) return { ok: true, value: classesOf(column, table, null) };
  const mapping = parseClassMapping(plan.classes);
  if (mapping.ok) return { ok: true, value: classesOf(column, table, mapping.value) };
  return { ok: false, issues: mapping.issues.map((issue) => ({ ...issue, path: `classes, ${issue.path}` })) };
}

/**
 * Texts are classes. So are whole numbers of at most twenty values, each on average in two rows or more: `0, 1, 1, 0`; all other
 * numbers are quantities.
 */
export function taskOf(column: Column): Task {
  if (column.kind !== 'number') return 'classification';
  const present = column.values.filter((value) => !Number.isNaN(value));
  const distinct = new Set(present).size;
  const isCoded = present.every(Number.isInteger) && distinct <= mostCodes && distinct * 2 <= present.length;
  return isCoded ? 'classification' : 'regression';
}

const mostCodes = 20;

/** The class of each text of a column: −1 where missing or in none. */
export function codesOf(
  texts: readonly (string | null)[],
  classes: readonly string[],
  mapping: ClassMapping | null,
): Int32Array {
  const known = new Map(mapping?.codes ?? classes.map((name, index) => [name, index] as const));
  return Int32Array.from(texts, (text) => {
    if (text === null) return -1;
    return known.get(mapping ? codeKey(text) : text) ?? -1;
  });
}

function classesOf(column: Column, table: Table, mapping: ClassMapping | null): ClassTarget {
  const texts = textsOf(column, table.rows);
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  const classes = mapping?.classes ?? sorted([...counts.keys()], column);
  const codes = codesOf(texts, classes, mapping);
  const classAt = new Map(texts.map((text, row) => [text, classes[codes[row]!] ?? null]));
  const found = [...counts].map(([text, rows]) => ({ text, rows, className: classAt.get(text)! }));
  return { task: 'classification', name: column.name, classes, mapping, codes, found };
}

/** Names as in a dictionary by code points, numbers by size: the same classes whatever the order of rows. */
function sorted(names: string[], { kind }: Column): string[] {
  if (kind === 'number') return names.sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  return names.sort();
}

function readNumbers(column: Column, table: Table, { classes }: PreparationPlan): Parsed<Target> {
  if (classes !== undefined) {
    const issue = { path: 'classes', message: 'found classes for a regression', expected: 'none, or a classification' };
    return { ok: false, issues: [issue] };
  }
  const values = readQuantities(column, table);
  return values.ok ? { ok: true, value: { task: 'regression', name: column.name, values: values.value } } : values;
}

/** The numbers of a regression's target, NaN where missing. Issues where a text stands among them. */
export function readQuantities(column: Column, table: Table): Parsed<Float64Array> {
  const { values, strays } = numbersOf(column, table.rows);
  if (strays.length === 0) return { ok: true, value: values };
  const issues = strays.map(({ row, text }): Issue => ({
    path: cellPath(table.rowNumbers[row]!, column.name),
    message: `found ${shorten(text)} in a target of numbers`,
    expected: 'a number, or NA where it is to be predicted; texts can be classes, but not of a regression',
  }));
  return { ok: false, issues: upTo(issues) };
}

/** Why rows with these classes or values are not enough to learn from: each cause its own sentence. */
export function checkTarget(target: Target, table: Table, labelled: ArrayLike<number>): Issue[] {
  const path = columnPath(target.name);
  const issue = (message: string, expected: string): Issue[] => [{ path, message, expected }];
  if (labelled.length === 0) return issue(noneLabelled(target), expectedLabels(target));
  if (table.rows === 1) return issue('the table has one row', 'at least two rows to learn from');
  if (labelled.length === 1) return issue('one row alone is labelled', 'at least two rows to learn from');
  if (target.task === 'regression') return [];
  const present = new Set(Array.from(labelled, (row) => target.codes[row]!));
  if (present.size > 1) return [];
  const only = target.classes[[...present][0]!]!;
  return issue(
    `every labelled row is of one class, ${shorten(only)}`,
    'rows of two classes or more, or there is nothing to tell apart',
  );
}

function noneLabelled(target: Target): string {
  if (target.task === 'regression' || target.found.length === 0) return 'every row is unlabelled: the column is empty';
  const texts = listed(target.found.map(({ text }) => shorten(text)));
  return `every row is unlabelled: no class was given to ${texts}`;
}

function expectedLabels(target: Target): string {
  const codes = target.task === 'classification' ? target.mapping?.codes : undefined;
  return codes
    ? `some of the codes ${listed(codes.map(([code]) => shorten(code)))}`
    : 'values in some rows to learn from';
}
