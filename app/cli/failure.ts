import type { Issue } from '../../engine/network/issue.ts';
import { blankControls, escapeControls } from './escape.ts';
import type { Io } from './io.ts';

/** An issue of the shell: the file it is in, or the text and the column that it points at. */
export interface CliIssue extends Issue {
  readonly file?: string;
  readonly text?: string;
  readonly column?: number;
}

/** Ends a command with exit code 2: what the user gave cannot be used. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly issues: readonly CliIssue[];

  constructor(issues: readonly CliIssue[]) {
    super(issues.map(({ message }) => message).join('; '));
    this.issues = issues;
  }
}

export function fail(path: string, message: string, expected: string): never {
  throw new Failure([{ path, message, expected }]);
}

/** Issues for people on stderr, and for machines on stdout when asked for. */
export function reportIssues(issues: readonly CliIssue[], io: Io, json: boolean): void {
  for (const issue of issues.slice(0, mostShown)) io.stderr.write(`${formatIssue(issue)}\n`);
  if (issues.length > mostShown) io.stderr.write(`nandrite: and ${issues.length - mostShown} more issues\n`);
  if (json) io.stdout.write(`${JSON.stringify({ issues }, null, 2)}\n`);
}

/** An error of our own making, in one sentence; its stack only for who looks for the cause. */
export function reportCrash(error: unknown, io: Io): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const hint = 'This is a defect of Nandrite; NANDRITE_DEBUG=1 shows where.';
  io.stderr.write(`nandrite: ${escapeControls(message)}. ${hint}\n`);
  if (process.env.NANDRITE_DEBUG) io.stderr.write(`${stack ?? ''}\n`);
}

const mostShown = 20;

function formatIssue(issue: CliIssue): string {
  const { file, path, message, expected } = issue;
  // Whole sentences stand alone; they name their file and say what to do.
  if (/^[A-Z].*\.$/s.test(expected)) return escapeControls(`nandrite: ${message} ${expected}`);
  const place = escapeControls(['nandrite', file, path, message].filter(Boolean).join(': '));
  return `${place}; expected ${escapeControls(expected)}${formatCaret(issue)}`;
}

/** The text again, with a caret under the column. Tabs stay tabs, so that the caret stands where the eye sees it. */
function formatCaret({ text, column }: CliIssue): string {
  if (text === undefined || column === undefined) return '';
  const line = blankControls(text);
  return `\n  ${line}\n  ${line.slice(0, column - 1).replaceAll(/[^\t]/g, ' ')}^`;
}
