import type { PreparationPlan } from '../../../engine/data/plan.ts';
import { findColumn, numbersOf, type Table } from '../../../engine/data/table.ts';
import { readTarget } from '../../../engine/data/target.ts';
import { mostTexts, type ColumnSummary, type TargetText } from './preparation-protocol.ts';

/** Each column as the file has it. */
export function summariseColumns({ columns, rows }: Table): ColumnSummary[] {
  return columns.map((column) => {
    const { values, strays } = numbersOf(column, rows);
    const without = values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
    return { name: column.name, kind: column.kind, missing: without - strays.length, texts: strays.length };
  });
}

/** What stands in a target of classes, in the order of classes that nobody merged. */
export function textsOfTarget(table: Table, { classes: merged, task, ...plan }: PreparationPlan): TargetText[] {
  if (table.columns.length === 0 || !(plan.target === undefined || findColumn(table, plan.target))) return [];
  const asked = task ?? (merged === undefined ? undefined : 'classification');
  const target = readTarget(table, { ...plan, ...(asked && { task: asked }) });
  if (!target.ok || target.value.task === 'regression') return [];
  const { classes, found } = target.value;
  const rowsOf = new Map(found.map(({ text, rows }) => [text, rows]));
  return classes.slice(0, mostTexts).map((text) => ({ text, rows: rowsOf.get(text)! }));
}
