import type { Issue } from './issue.ts';

/** The issue of an id that names nothing. */
export function unknownId(path: string, id: string, kind: string): Issue {
  return { path, message: `there is no ${kind} "${id}"`, expected: `the id of a ${kind}` };
}
