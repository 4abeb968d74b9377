import type { Issue } from '../network/issue.ts';

/** A piece of an expression; the columns of its text count from 1. */
export interface Token {
  readonly text: string;
  readonly column: number;
}

/** Thrown by a parser at the token that it cannot take, with what it could. */
export class SyntaxIssue extends Error {
  readonly issue: Issue;
  constructor(token: Token, message: string, expected: string) {
    super(message);
    this.issue = { path: `column ${token.column}`, message, expected };
  }
}

export function foundToken(token: Token): string {
  return token.text === '' ? 'the expression ends' : `found "${token.text}"`;
}

/** What a global pattern finds, and an empty token at the end; the pattern takes any character, for the parser to refuse. */
export function tokenize(text: string, pattern: RegExp): Token[] {
  const tokens = [...text.matchAll(pattern)].map((match) => ({ text: match[0], column: match.index + 1 }));
  return [...tokens, { text: '', column: text.length + 1 }];
}

/** Longer expressions would nest deeper than the call stack. */
const maxLength = 10_000;

export function lengthIssues(text: string): Issue[] {
  if (text.length <= maxLength) return [];
  const message = `the expression has ${text.length} characters`;
  return [{ path: `column ${maxLength + 1}`, message, expected: `at most ${maxLength}` }];
}
