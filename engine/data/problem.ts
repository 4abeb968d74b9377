import type { Issue, Parsed } from '../network/issue.ts';
import { chooseInputs, type Input } from './inputs.ts';
import { checkPlan, columnPlan, type PreparationPlan } from './plan.ts';
import type { ColumnRows, PreparationReport } from './report.ts';
import type { Table } from './table.ts';
import { checkTarget, readTarget, type Target } from './target.ts';
import { columnPath } from './words.ts';

/** A table read as something to learn: what to predict, from what, by which rows. */
export interface Problem {
  readonly table: Table;
  readonly plan: PreparationPlan;
  readonly target: Target;
  readonly inputs: readonly Input[];
  /** Rows of the table with a class or value, to learn from and to test on. */
  readonly labelled: Int32Array;
  /** Rows without one, to be predicted. */
  readonly unlabelled: Int32Array;
  readonly report: PreparationReport;
}

/**
 * Reads a table by a plan. Issues where the plan does not fit the table or where there is nothing to learn: no rows, one row, no
 * target, none or one class, no inputs, texts among numbers.
 */
export function readProblem(table: Table, plan: PreparationPlan = {}): Parsed<Problem> {
  const early = checkTable(table, plan);
  if (early.length > 0) return { ok: false, issues: early };
  const target = readTarget(table, plan);
  if (!target.ok) return target;
  const chosen = chooseInputs(table, target.value.name, plan);
  if (!chosen.ok) return chosen;
  const { inputs, dropped, strays } = chosen.value;
  const { kept, droppedRows } = dropRows(table, inputs);
  const labelled = kept.filter((row) => isLabelled(target.value, row));
  const issues = checkTarget(target.value, table, labelled);
  if (issues.length > 0) return { ok: false, issues };
  const unlabelled = kept.filter((row) => !isLabelled(target.value, row));
  const report = {
    target: target.value.name,
    task: target.value.task,
    merged: target.value.task === 'classification' ? target.value.found : [],
    droppedColumns: dropped,
    droppedRows,
    strays,
    unlabelled: unlabelled.map((row) => table.rowNumbers[row]!),
  };
  return { ok: true, value: { table, plan, target: target.value, inputs, labelled, unlabelled, report } };
}

function checkTable(table: Table, plan: PreparationPlan): Issue[] {
  if (table.columns.length === 0 || table.rows === 0)
    return [{ path: '', message: 'the table has no rows', expected: 'at least two rows to learn from' }];
  const issues = checkPlan(plan, table);
  if (issues.length > 0) return issues;
  const target = plan.target ?? table.columns.at(-1)!.name;
  if (!columnPlan(plan, target).drop) return [];
  return [
    {
      path: columnPath(target),
      message: 'the column to predict is dropped',
      expected: 'another target, or to keep it',
    },
  ];
}

export function isLabelled(target: Target, row: number): boolean {
  return target.task === 'classification' ? target.codes[row]! >= 0 : !Number.isNaN(target.values[row]);
}

function dropRows(
  { rows, rowNumbers }: Table,
  inputs: readonly Input[],
): { kept: Int32Array; droppedRows: ColumnRows[] } {
  let kept = Int32Array.from({ length: rows }, (_, row) => row);
  const droppedRows: ColumnRows[] = [];
  for (const input of inputs.filter(({ missing }) => missing === 'drop-rows')) {
    const lost = kept.filter((row) => isMissing(input, row));
    if (lost.length === 0) continue;
    kept = kept.filter((row) => !isMissing(input, row));
    droppedRows.push({ column: input.name, rows: lost.map((row) => rowNumbers[row]!) });
  }
  return { kept, droppedRows };
}

export function isMissing(input: Input, row: number): boolean {
  return input.type === 'number' ? Number.isNaN(input.values[row]) : input.texts[row] === null;
}
