import { countOf } from '../network/count.ts';
import type { Issue } from '../network/issue.ts';

/** What stands in a cell, in quotes, cut short. */
export function shorten(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

const longest = 40;

/** The first few of a list, and how many more there are: `1, 2, 3 and 97 more`. */
export function listed(items: ArrayLike<string | number>, most = 10, between = ', '): string {
  const shown = Array.from({ length: Math.min(most, items.length) }, (_, k) => String(items[k]));
  return items.length > most ? `${shown.join(between)} and ${items.length - most} more` : shown.join(between);
}

/** The first hundred of a list of issues; more would help nobody. */
export function upTo(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= mostIssues) return issues;
  const left = `found ${countOf(issues.length - mostIssues, 'further issue')}`;
  return [...issues.slice(0, mostIssues), { path: '', message: left, expected: 'none' }];
}

const mostIssues = 100;

/** `row 7, column "flux"`; the row as numbered in the file. */
export function cellPath(row: number, column: string): string {
  return `row ${row}, column ${shorten(column)}`;
}

export function columnPath(column: string): string {
  return `column ${shorten(column)}`;
}
