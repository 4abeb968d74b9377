import type { Issue, Parsed } from '../network/issue.ts';
import { codeKey, parseClassMapping, type ClassMapping } from './class-mapping.ts';
import { numeralKey, readNumeral } from './numerals.ts';
import type { PreparationPlan, Task } from './plan.ts';
import { findColumn, quantitiesOf, textsOf, type Column, type Stray, type Table } from './table.ts';
import { cellPath, shorten, upTo } from './words.ts';

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
  if (column.kind === 'constant' && column.tooLarge)
    return { ok: false, issues: [tooLargeTarget(column.name, column.tooLarge, table)] };
  const task = plan.task ?? (plan.classes === undefined ? taskOf(column) : 'classification');
  if (task === 'regression') return readNumbers(column, table, plan);
  if (plan.classes === undefined) return { ok: true, value: classesOf(column, table, null) };
  const mapping = parseClassMapping(plan.classes);
  if (mapping.ok) return { ok: true, value: classesOf(column, table, mapping.value) };
  return { ok: false, issues: mapping.issues.map((issue) => ({ ...issue, path: `classes, ${issue.path}` })) };
}

function tooLargeTarget(name: string, { row, text }: Stray, { rowNumbers }: Table): Issue {
  return {
    path: cellPath(rowNumbers[row]!, name),
    message: `found ${shorten(text)}: all numbers to predict are too large for double precision`,
    expected: 'numbers up to 1.8e308, such as the same in a larger unit',
  };
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
  // Classes 1.0 and x are texts, but 1 in a file that has no x.
  if (!mapping)
    for (const [index, name] of classes.entries()) if (!known.has(numeralKey(name))) known.set(numeralKey(name), index);
  return Int32Array.from(texts, (text) => {
    if (text === null) return -1;
    return known.get(mapping ? codeKey(text) : text) ?? known.get(numeralKey(text)) ?? -1;
  });
}

function classesOf(column: Column, table: Table, mapping: ClassMapping | null): ClassTarget {
  // Among classes that are numbers a mark is a row without one, unless a mapping speaks of it.
  const isUnmarked = column.kind === 'number' && mapping === null;
  const texts = textsOf(isUnmarked ? { ...column, marks: [] } : column, table.rows);
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  const classes = mapping?.classes ?? sorted([...counts.keys()], column);
  const codes = codesOf(texts, classes, mapping);
  const classAt = new Map(texts.map((text, row) => [text, classes[codes[row]!] ?? null]));
  const found = [...counts].map(([text, rows]) => ({ text, rows, className: classAt.get(text)! }));
  return { task: 'classification', name: column.name, classes, mapping, codes, found };
}

/** Numbers by size, and after them texts by code points: the same classes whatever the order of rows. */
function sorted(names: string[], { kind }: Column): string[] {
  const isNumber = (name: string): boolean => kind === 'number' && readNumeral(name) !== null;
  const texts = names.filter((name) => !isNumber(name)).sort();
  return [...names.filter(isNumber).sort((a, b) => Number(a) - Number(b)), ...texts];
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
  const { values, strays } = quantitiesOf(column, table.rows);
  if (strays.length === 0) return { ok: true, value: values };
  const issues = strays.map(({ row, text }): Issue => ({
    path: cellPath(table.rowNumbers[row]!, column.name),
    message: `found ${shorten(text)} in a target of numbers`,
    expected: 'a number, or NA where it is to be predicted; texts can be classes, but not of a regression',
  }));
  return { ok: false, issues: upTo(issues) };
}
