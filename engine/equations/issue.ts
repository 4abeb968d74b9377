import type { Issue } from '../network/issue.ts';
import type { Span } from './ast.ts';

/** What is wrong in a text, and where: `path` reads `line 3, column 14`, both counted from 1. */
export interface TextIssue extends Issue {
  readonly at: Span;
}

/** Like `Parsed` of a network, but its issues know their place in the text. */
export type ParsedText<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly TextIssue[] };

/** An issue at characters [start, end) of `text`. */
export function issueAt(text: string, at: Span, message: string, expected: string): TextIssue {
  const { line, column } = placeOf(text, at.start);
  return { path: `line ${line}, column ${column}`, message, expected, at };
}

/** The line that a span begins in, and carets under the span; tabs stay tabs, so that the carets stand where the eye sees them. */
export function markPlace(text: string, at: Span): string {
  const { column, lineStart, lineEnd } = placeOf(text, at.start);
  const line = text.slice(lineStart, lineEnd).replaceAll(/[^\P{Cc}\t]/gu, ' ');
  const carets = Math.max(1, Math.min(at.end, lineEnd) - at.start);
  return `${line}\n${line.slice(0, column - 1).replaceAll(/[^\t]/g, ' ')}${'^'.repeat(carets)}`;
}

/** Stops the parser where the text makes no sense; caught where a line or an expression begins. */
export class SyntaxIssue extends Error {
  readonly at: Span;
  readonly expected: string;
  constructor(at: Span, message: string, expected: string) {
    super(message);
    this.at = at;
    this.expected = expected;
  }
}

/** Lines end with \n; the \r of a \r\n belongs to no line. */
function placeOf(text: string, offset: number): { line: number; column: number; lineStart: number; lineEnd: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const newline = text.indexOf('\n', lineStart);
  const end = newline < 0 ? text.length : newline;
  const lineEnd = text[end - 1] === '\r' && end > lineStart ? end - 1 : end;
  return { line: before.split('\n').length, column: offset - lineStart + 1, lineStart, lineEnd };
}
