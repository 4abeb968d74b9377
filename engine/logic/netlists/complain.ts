import type { Issue } from '../../network/issue.ts';
import { netlistLimits, type Place } from './types.ts';

/** Collects what is wrong with a text, up to a limit. */
export interface Complaints {
  readonly issues: Issue[];
  add(at: Place, message: string, expected: string): void;
}

export function createComplaints(): Complaints {
  const issues: Issue[] = [];
  return {
    issues,
    add(at, message, expected) {
      if (issues.length < netlistLimits.issues) issues.push({ path: pathOf(at), message, expected });
    },
  };
}

export function pathOf({ line, column, file }: Place): string {
  return `${file === undefined ? '' : `${file}, `}line ${line}, column ${column}`;
}

/** Refuses a text that is too long to be read in one go; null when it is not. */
export function tooLong(text: string): Issue | null {
  if (text.length <= netlistLimits.characters) return null;
  const message = `the file has ${text.length} characters`;
  return { path: '', message, expected: `at most ${netlistLimits.characters}` };
}
