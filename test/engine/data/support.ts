import { parseCsv, type CsvOptions, type CsvTable } from '../../../engine/data/csv.ts';
import { readProblem, type Problem } from '../../../engine/data/problem.ts';
import type { PreparationPlan } from '../../../engine/data/plan.ts';
import { findColumn, type Column, type Table } from '../../../engine/data/table.ts';
import type { Issue, Parsed } from '../../../engine/network/issue.ts';

export function valueOf<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new Error(JSON.stringify(parsed.issues));
}

export function issuesOf(parsed: Parsed<unknown>): readonly Issue[] {
  if (!parsed.ok) return parsed.issues;
  throw new Error('Found a value, expected issues');
}

export const read = (text: string, options?: CsvOptions): CsvTable => valueOf(parseCsv(text, options));

export const tableFrom = (text: string): Table => read(text).table;

export const problemFrom = (text: string, plan?: PreparationPlan): Problem =>
  valueOf(readProblem(tableFrom(text), plan));

export function columnOf(table: Table, name: string): Column {
  const column = findColumn(table, name);
  if (!column) throw new Error(`no column ${name}`);
  return column;
}

/** What stands in a column of numbers. */
export function numbersIn(table: Table, name: string): number[] {
  const column = columnOf(table, name);
  if (column.kind !== 'number') throw new Error(`${name} is ${column.kind}`);
  return [...column.values];
}
