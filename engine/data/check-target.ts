import type { Issue } from '../network/issue.ts';
import type { ColumnRows } from './report.ts';
import type { Target } from './target.ts';
import { countOf } from '../network/count.ts';
import { columnPath, listed, shorten } from './words.ts';

/** Why rows with these classes or values are not enough to learn from: each cause its own sentence. */
export function checkTarget(target: Target, labelled: ArrayLike<number>): Issue[] {
  const issue = (message: string, expected: string): Issue[] => [{ path: columnPath(target.name), message, expected }];
  if (labelled.length === 0) return issue(noneLabelled(target), expectedLabels(target));
  if (labelled.length === 1) return issue('one row alone is labelled', 'at least two labelled rows to learn from');
  const only = onlyClass(target, labelled);
  if (only === null) return [];
  const message = `every labelled row is of one class, ${shorten(only)}`;
  return issue(message, 'rows of two classes or more, or there is nothing to tell apart');
}

/** The same of rows that are left after others were dropped for want of a value; it was well before. */
export function checkKept(target: Target, labelled: ArrayLike<number>, dropped: readonly ColumnRows[]): Issue[] {
  const only = onlyClass(target, labelled);
  if (labelled.length > 1 && only === null) return [];
  const left =
    labelled.length === 0
      ? 'no labelled row is left'
      : labelled.length === 1
        ? 'one labelled row alone is left'
        : `every labelled row that is left is of one class, ${shorten(only!)}`;
  const count = dropped.reduce((sum, { rows }) => sum + rows.length, 0);
  const columns = listed(dropped.map(({ column }) => shorten(column)));
  const message = `${left}, since ${countOf(count, 'row')} ${count === 1 ? 'was' : 'were'} dropped for want of a value in ${columns}`;
  return [
    { path: '', message, expected: 'to replace missing values there, or to drop the columns instead of the rows' },
  ];
}

/** The class that all rows are of; null where there are several, and for a regression. */
function onlyClass(target: Target, labelled: ArrayLike<number>): string | null {
  if (target.task === 'regression' || labelled.length === 0) return null;
  const first = target.codes[labelled[0]!]!;
  return Array.from(labelled).every((row) => target.codes[row] === first) ? target.classes[first]! : null;
}

function noneLabelled(target: Target): string {
  if (target.task === 'regression' || target.found.length === 0)
    return 'every row is unlabelled, since the column is empty';
  const texts = listed(target.found.map(({ text }) => shorten(text)));
  return `every row is unlabelled, since no class was given to ${texts}`;
}

function expectedLabels(target: Target): string {
  const codes = target.task === 'classification' ? target.mapping?.codes : undefined;
  return codes
    ? `some of the codes ${listed(codes.map(([code]) => shorten(code)))} in the column`
    : 'classes or values in some rows to learn from';
}
