import type { Issue } from '../network/issue.ts';
import { findColumn, type Table } from './table.ts';
import { columnPath, listed, shorten } from './words.ts';

/** What becomes of missing values. */
export type MissingRule = 'mean' | 'median' | 'most-frequent' | 'drop-rows';

export const missingRules: readonly MissingRule[] = ['mean', 'median', 'most-frequent', 'drop-rows'];

export interface ColumnPlan {
  readonly drop?: boolean;
  /** Found from the cells where left out. Text that hardly repeats is dropped unless made a category here. */
  readonly type?: 'number' | 'category';
  readonly missing?: MissingRule;
  /** Takes texts among numbers as missing, where they would be issues. */
  readonly strays?: 'missing';
}

/** How a table is to be learnt from. Everything may be left out. */
export interface PreparationPlan {
  /** Name of the column to predict; the last one where left out. */
  readonly target?: string;
  /** Found from the target where left out. */
  readonly task?: Task;
  /** Codes of the target merged into classes: `bll,bcu,fsrq=blazar; psr=pulsar`. */
  readonly classes?: string;
  /** By name; columns that are not named are used as they are found. */
  readonly columns?: Readonly<Record<string, ColumnPlan>>;
  /** For columns that do not say: numbers the mean and categories the most frequent where left out. */
  readonly missing?: MissingRule;
  /**
   * Inputs to mean 0 and standard deviation 1, as learnt from the training rows; true where left out. `together` takes all
   * numbers as of one scale, as the pixels of a picture are.
   */
  readonly standardise?: boolean | 'together';
  /** The same for the target of a regression; false where left out. */
  readonly standardiseTarget?: boolean;
  /** A column with one value in all rows says nothing, and is dropped where left out. */
  readonly constants?: 'drop' | 'keep';
  /** One output a class, or, for two classes, a single one that is 1 for the second; one a class where left out. */
  readonly encoding?: 'one-hot' | 'single';
}

export type Task = 'classification' | 'regression';

/** What a plan says of a column; nothing where it does not name it. */
export function columnPlan({ columns = {} }: PreparationPlan, name: string): ColumnPlan {
  return Object.hasOwn(columns, name) ? columns[name]! : {};
}

/** Columns that a plan names and the table lacks: the target first. */
export function checkPlan(plan: PreparationPlan, table: Table): Issue[] {
  const names = table.columns.map(({ name }) => name);
  const lacks = (name: string): boolean => !findColumn(table, name);
  const columns = Object.keys(plan.columns ?? {}).filter((name) => name !== plan.target && lacks(name));
  const issues = columns.map((name) => missingColumn(name, names));
  if (plan.target === undefined || !lacks(plan.target)) return issues;
  const message = `there is no column ${shorten(plan.target)} to predict`;
  return [{ ...missingColumn(plan.target, names), message }, ...issues];
}

/** A column that should be there and is not. */
export function missingColumn(name: string, names: readonly string[]): Issue {
  const alike = names.find((each) => each.trim().toLowerCase() === name.trim().toLowerCase());
  const expected =
    alike === undefined
      ? `one of ${listed(names.map(shorten))}`
      : `${shorten(alike)}, which differs in capitals or blanks only`;
  return { path: columnPath(name), message: 'there is no such column', expected };
}
