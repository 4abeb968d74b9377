import { missingRules, type MissingRule } from '../../../../engine/data/plan.ts';
import type { TablePlan } from '../../../state/learning-task.svelte.ts';
import type { ColumnChoice, ColumnSummary } from '../../../worker/training/preparation-protocol.ts';

/** What a column is used as. */
export type Use = 'number' | 'category' | 'ignored';

type ColumnsPlan = Pick<TablePlan, 'dropped' | 'columns' | 'missing' | 'strays'>;

/** What a column is used as where nobody says more: texts that hardly repeat, and one value in all rows, say nothing. */
export function foundUse({ kind }: ColumnSummary): Use {
  return kind === 'number' || kind === 'category' ? kind : 'ignored';
}

export function useOf(column: ColumnSummary, plan: ColumnsPlan): Use {
  if (plan.dropped.includes(column.name)) return 'ignored';
  return choiceOf(plan, column.name).type ?? foundUse(column);
}

/** A rule that does not fit the new use goes with the old one. */
export function useAs(column: ColumnSummary, use: Use, plan: ColumnsPlan): Pick<TablePlan, 'dropped' | 'columns'> {
  const { name } = column;
  const others = plan.dropped.filter((each) => each !== name);
  const { type: _type, missing, strays: _strays } = choiceOf(plan, name);
  const keeps = missing && use !== 'ignored' && rulesOf(use).includes(missing);
  const isSaid = use !== 'ignored' && use !== foundUse(column);
  return {
    dropped: use === 'ignored' && foundUse(column) !== 'ignored' ? [...others, name] : others,
    columns: withChoice(plan, { name, ...(isSaid && { type: use }), ...(keeps && { missing }) }),
  };
}

export function rulesOf(use: 'number' | 'category'): readonly MissingRule[] {
  return use === 'number' ? missingRules : ['most-frequent', 'drop-rows'];
}

/** The rule of a column, its own or that of all. */
export function ruleOf(column: ColumnSummary, plan: ColumnsPlan): MissingRule {
  return choiceOf(plan, column.name).missing ?? ruleOfAll(column, plan);
}

export function ruleBy(column: ColumnSummary, rule: MissingRule, plan: ColumnsPlan): Pick<TablePlan, 'columns'> {
  const { missing: _missing, ...rest } = choiceOf(plan, column.name);
  return { columns: withChoice(plan, { ...rest, ...(rule !== ruleOfAll(column, plan) && { missing: rule }) }) };
}

export function straysOf({ name }: ColumnSummary, plan: ColumnsPlan): 'issue' | 'missing' {
  return choiceOf(plan, name).strays ?? plan.strays;
}

export function straysBy({ name }: ColumnSummary, strays: 'issue' | 'missing', plan: ColumnsPlan) {
  const { strays: _strays, ...rest } = choiceOf(plan, name);
  return { columns: withChoice(plan, { ...rest, ...(strays !== plan.strays && { strays }) }) };
}

function ruleOfAll(column: ColumnSummary, plan: ColumnsPlan): MissingRule {
  const isCategory = useOf(column, plan) === 'category';
  const standard = isCategory ? 'most-frequent' : 'mean';
  const all = plan.missing ?? standard;
  return rulesOf(isCategory ? 'category' : 'number').includes(all) ? all : standard;
}

function choiceOf({ columns = [] }: ColumnsPlan, name: string): ColumnChoice {
  return columns.find((each) => each.name === name) ?? { name };
}

/** A choice of nothing but a name is none. */
function withChoice({ columns = [] }: ColumnsPlan, choice: ColumnChoice): readonly ColumnChoice[] {
  const others = columns.filter(({ name }) => name !== choice.name);
  return Object.keys(choice).length > 1 ? [...others, choice] : others;
}
