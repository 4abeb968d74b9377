import type { Issue, Parsed } from '../network/issue.ts';
import { decorationOf } from './decorated.ts';
import { checkWidth } from './check-width.ts';
import { readNumeral } from './numerals.ts';
import { columnPlan, type MissingRule, type PreparationPlan } from './plan.ts';
import { dropReason, type ColumnRows, type DroppedColumn } from './report.ts';
import { strayIssues } from './stray-issues.ts';
import { quantitiesOf, textsOf, type Column, type Stray, type Table } from './table.ts';
import { columnPath, listed, shorten, upTo } from './words.ts';

/** A column to predict from. */
export type Input = NumberInput | CategoryInput;

export interface NumberInput {
  readonly type: 'number';
  readonly name: string;
  readonly missing: MissingRule;
  readonly strays: 'missing' | 'issue';
  /** NaN where missing. */
  readonly values: Float64Array;
}

export interface CategoryInput {
  readonly type: 'category';
  readonly name: string;
  readonly missing: 'most-frequent' | 'drop-rows';
  /** Some are written as numbers: 1, 1.0 and 01 are one category, since another file may have no others, and be read as numbers. */
  readonly isNumeric: boolean;
  readonly texts: readonly (string | null)[];
}

export interface Inputs {
  readonly inputs: readonly Input[];
  readonly dropped: readonly DroppedColumn[];
  /** Texts among numbers that were taken as missing. */
  readonly strays: readonly ColumnRows[];
}

/** The columns to predict `target` from, with issues for texts in columns of numbers and rules that do not fit. */
export function chooseInputs(table: Table, target: string, plan: PreparationPlan): Parsed<Inputs> {
  const issues: Issue[] = [];
  const inputs: Input[] = [];
  const dropped: DroppedColumn[] = [];
  const strays: ColumnRows[] = [];
  for (const column of table.columns) {
    if (column.name === target) continue;
    const left = leftOut(column, table, plan);
    if (left) dropped.push({ column: column.name, ...left });
    else inputs.push(readInput(column, table, plan, { issues, strays }));
  }
  if (inputs.length === 0) issues.push(noInputs(target, dropped));
  else if (issues.length === 0) issues.push(...checkWidth(inputs, table.rows));
  return issues.length > 0 ? { ok: false, issues: upTo(issues) } : { ok: true, value: { inputs, dropped, strays } };
}

function noInputs(target: string, dropped: readonly DroppedColumn[]): Issue {
  const why = dropped.map((each) => `${shorten(each.column)} is dropped, since ${dropReason(each)}`);
  const message = `no column is left to predict ${shorten(target)} from${why.length > 0 ? `: ${listed(why, 10, '; ')}` : ''}`;
  return { path: '', message, expected: 'a column of numbers or categories beside the target' };
}

function leftOut(column: Column, table: Table, plan: PreparationPlan): Omit<DroppedColumn, 'column'> | null {
  const { drop, type, strays } = columnPlan(plan, column.name);
  const placed = ({ row, text }: Stray): Stray => ({ row: table.rowNumbers[row]!, text });
  if (drop) return { reason: 'asked' };
  if (column.kind === 'constant' && column.tooLarge) return { reason: 'too-large', first: placed(column.tooLarge) };
  if (hasNoValue(column, strays === 'missing')) return { reason: 'empty' };
  if (column.kind === 'constant' && plan.constants !== 'keep') return { reason: 'constant' };
  if (column.kind !== 'text' || type !== undefined) return null;
  const decoration = decorationOf(column, table.rows);
  return decoration ? { reason: 'decorated', first: placed(decoration.first) } : { reason: 'text' };
}

function hasNoValue(column: Column, takesStraysAsMissing: boolean): boolean {
  switch (column.kind) {
    case 'number':
      return (takesStraysAsMissing || column.strays.length === 0) && column.values.every(Number.isNaN);
    case 'category':
      return column.codes.every((code) => code < 0);
    case 'text':
      return column.values.every((value) => value === null);
    case 'constant':
      return column.value === null;
  }
}

interface Findings {
  readonly issues: Issue[];
  readonly strays: ColumnRows[];
}

function readInput(column: Column, table: Table, plan: PreparationPlan, { issues, strays }: Findings): Input {
  const { name } = column;
  const { type = typeOf(column), missing = plan.missing, strays: strayRule = 'issue' } = columnPlan(plan, name);
  if (type === 'category') {
    const rule = missing ?? 'most-frequent';
    const isFit = rule === 'most-frequent' || rule === 'drop-rows';
    if (!isFit && columnPlan(plan, name).missing) issues.push(wrongRule(name, rule));
    const texts = textsOf(column, table.rows);
    const isNumeric = texts.some((text) => text !== null && readNumeral(text) !== null);
    return { type, name, missing: isFit ? rule : 'most-frequent', isNumeric, texts };
  }
  const numbers = quantitiesOf(column, table.rows);
  if (strayRule === 'issue') for (const issue of strayIssues(column, table, numbers.strays)) issues.push(issue);
  else if (numbers.strays.length > 0)
    strays.push({ column: name, rows: Int32Array.from(numbers.strays, ({ row }) => table.rowNumbers[row]!) });
  return { type, name, missing: missing ?? 'mean', strays: strayRule, values: numbers.values };
}

function typeOf(column: Column): 'number' | 'category' {
  const isNumeric = column.kind === 'number' || (column.kind === 'constant' && typeof column.value === 'number');
  return isNumeric ? 'number' : 'category';
}

function wrongRule(name: string, rule: MissingRule): Issue {
  const message = `found the ${rule} as what takes the place of missing values, but the column is of categories`;
  return { path: columnPath(name), message, expected: 'most-frequent or drop-rows' };
}
