import type { Span } from './ast.ts';
import type { Name, WrittenUnit } from './item.ts';
import { maxNameLength, type Cursor, type Token } from './lex.ts';
import { SyntaxIssue } from './issue.ts';
import { readUnit } from './units.ts';

/** A unit together with its own words. */
export function readWrittenUnit(cursor: Cursor, text: string): WrittenUnit {
  const { start } = cursor.peek();
  const unit = readUnit(cursor);
  return { ...unit, text: text.slice(start, cursor.previousEnd()) };
}

/** The name at a token; throws where it is longer than any name can be. */
export function nameOf(token: Token): Name {
  checkLength(token);
  return { text: token.text, at: spanOf(token) };
}

export function checkLength(token: Token): void {
  if (token.text.length <= maxNameLength) return;
  throw new SyntaxIssue(token, `found a name of ${token.text.length} characters`, `at most ${maxNameLength}`);
}

export function spanOf({ start, end }: Span): Span {
  return { start, end };
}
