import { functionFromExpressions } from '../../../engine/logic/synthesis/from-expressions.ts';
import { functionFromTable } from '../../../engine/logic/synthesis/from-table.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import type { FunctionReading, FunctionText } from './protocol.ts';

/** Reads formulas or a table, whichever the text is. */
export function readFunction({ text, outputs, missing }: FunctionText): FunctionReading {
  if (isTable(text)) {
    const parsed = functionFromTable(text, { missing, ...(outputs.length > 0 && { outputs }) });
    return { kind: 'table', parsed };
  }
  const lines = text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => saysSomething(line));
  const parsed = functionFromExpressions(lines.map(({ line }) => line));
  if (parsed.ok) return { kind: 'formulas', parsed };
  const issues = parsed.issues.map((issue) => placed(issue, (index) => lines[index]?.number ?? 1));
  return { kind: 'formulas', parsed: { ok: false, issues } };
}

/** Behind its line of names, a table has a line of values alone, or Markdown's line of dashes. */
export function isTable(text: string): boolean {
  const [, ...lines] = text.split('\n').filter(saysSomething);
  return lines.some((line) => /^[\s01xX*|,;":+-]+$/.test(line) && /[01-]/.test(line));
}

function saysSomething(line: string): boolean {
  return line.trim() !== '' && !line.trim().startsWith('#');
}

/** `expression[1], column 5` → `line 3, column 5`. */
function placed(issue: Issue, lineOf: (index: number) => number): Issue {
  const [, index, column] = /^expression\[(\d+)\], column (\d+)$/.exec(issue.path) ?? [];
  return index === undefined ? issue : { ...issue, path: `line ${lineOf(Number(index))}, column ${column}` };
}
