import type { Issue } from '../../engine/network/issue.ts';
import type { CliIssue } from './failure.ts';

/**
 * Issues whose path ends in a line and column of some text, with that line and column, so that a caret can mark the place.
 * `textAt` gives the text at the path before; null where there is none.
 */
export function markIssues(issues: readonly Issue[], textAt: (path: string) => string | null): CliIssue[] {
  return issues.map(({ path, message, expected }) => {
    const issue: CliIssue = { path, message, expected };
    const [, place, line = '1', column] = /^(?:(.+?), )??(?:line (\d+), )?column (\d+)$/.exec(path) ?? [];
    const text = column === undefined ? null : textAt(place ?? '');
    const shown = text?.split(/\r?\n/)[Number(line) - 1];
    // A network on one line is no help to the eye.
    if (shown === undefined || shown.length > longest) return issue;
    return { ...issue, text: shown, column: Number(column) };
  });
}

const longest = 200;

/** The text at a path such as `models[0].text` of parsed JSON, where it may be an array of lines. */
export function textWithin(input: unknown): (path: string) => string | null {
  return (path) => {
    let value: unknown = input;
    for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
      if (typeof value !== 'object' || value === null) return null;
      value = (value as Record<string, unknown>)[key];
    }
    if (typeof value === 'string') return value;
    const isLines = Array.isArray(value) && value.every((line) => typeof line === 'string');
    return isLines ? (value as string[]).join('\n') : null;
  };
}
