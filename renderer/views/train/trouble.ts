import type { Issue } from '../../../engine/network/issue.ts';
import type { Column } from '../../../engine/data/table.ts';

/** Why nothing can be learnt, as the title of a page, and what may help. */
export interface Trouble {
  readonly title: string;
  /** Columns that could be predicted instead. */
  readonly targets: readonly string[];
  /** Whether texts among numbers stand in the way, which can be taken as missing. */
  readonly hasStrays: boolean;
}

const mostTargets = 3;

/** What was read, and why nothing of it can be learnt; a file that is no table has no columns. */
export interface ReadInVain {
  readonly columns: readonly Pick<Column, 'name' | 'kind'>[];
  readonly rows: number;
  readonly issues: readonly Issue[];
}

export function troubleOf({ columns, rows, issues }: ReadInVain, target: string | null): Trouble {
  const text = issues[0]?.message ?? '';
  const present = target ?? columns.at(-1)?.name;
  const others = columns.filter(({ name, kind }) => name !== present && (kind === 'number' || kind === 'category'));
  const trouble = (title: string, more: Partial<Trouble> = {}): Trouble => {
    return { title, targets: [], hasStrays: false, ...more };
  };
  const targets = others.slice(0, mostTargets).map(({ name }) => name);
  if (columns.length === 0) return trouble(isEmpty(issues) ? 'The file is empty' : 'This file is not a table');
  if (rows === 0) return trouble('There are no rows below the names of the columns');
  if (rows === 1) return trouble('One row is too few to learn from');
  if (/ of one class, /.test(text)) return trouble('There is one class only: nothing to tell apart', { targets });
  if (/^every row is unlabelled/.test(text)) return trouble('The column to predict has no values', { targets });
  if (/all numbers to predict are too large/.test(text))
    return trouble('The numbers to predict are too large', { targets });
  if (/^no column is left to predict/.test(text)) return trouble('No column is left to learn from', { targets });
  if (/^no labelled row is left|^one labelled row alone/.test(text))
    return trouble('Too few rows are left to learn from', { targets });
  if (/ in a (column|target) of numbers$/.test(text))
    return trouble('There are texts among the numbers', { hasStrays: / column /.test(text), targets });
  return trouble('Nothing can be learnt from this table yet', { targets });
}

function isEmpty(issues: readonly Issue[]): boolean {
  return issues[0]?.message === 'found no rows';
}
