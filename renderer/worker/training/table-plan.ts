import type { ColumnPlan, PreparationPlan } from '../../../engine/data/plan.ts';
import type { Column } from '../../../engine/data/table.ts';
import type { ColumnChoice } from './preparation-protocol.ts';
import type { TableRequest } from './protocol.ts';
import type { ReadTable } from './read-table.ts';

/** What the window asks for as the engine has it, on top of what suits the table. */
export function planOf({ table, plan }: Pick<ReadTable, 'table' | 'plan'>, request: TableRequest): PreparationPlan {
  const { target, task, classes, missing, standardise, scaleTarget } = request;
  const columns = Object.create(null) as Record<string, ColumnPlan>;
  for (const column of table.columns) {
    const own = columnPlanOf(column, request);
    if (Object.keys(own).length > 0) columns[column.name] = own;
  }
  return {
    ...{ ...plan, columns },
    ...(target !== null && { target }),
    ...(task && { task }),
    ...(typeof classes === 'string' && { classes }),
    ...(missing && { missing }),
    ...(standardise === false && { standardise }),
    ...(scaleTarget && { standardiseTarget: true }),
  };
}

function columnPlanOf({ name, kind }: Column, { dropped, columns = [], strays }: TableRequest): ColumnPlan {
  if (dropped.includes(name)) return { drop: true };
  const { type, missing, strays: own }: Partial<ColumnChoice> = columns.find((each) => each.name === name) ?? {};
  const isNumber = (type ?? kind) === 'number';
  return {
    ...(type && { type }),
    ...(missing && { missing }),
    ...(isNumber && (own ?? strays) === 'missing' && { strays: 'missing' as const }),
  };
}
