import type { Span } from './ast.ts';
import { SyntaxIssue } from './issue.ts';

export interface Token extends Span {
  readonly kind: 'number' | 'name' | 'text' | 'sign' | 'end';
  readonly text: string;
}

/** Reads tokens one by one. */
export interface Cursor {
  /** The next token, or the one `ahead` of it; past the end it is the end. */
  peek(ahead?: number): Token;
  next(): Token;
  /** The column of a token, counted from 1. */
  columnOf(token: Token): number;
  /** Where the token taken last ends. */
  previousEnd(): number;
  /** Takes the next token if it is this sign or word. */
  accept(text: string): boolean;
  /** Takes the next token, which must be this sign or word; throws a SyntaxIssue that says what was expected. */
  expect(text: string, expected?: string): Token;
  /** Throws a SyntaxIssue at the next token. */
  fail(expected: string): never;
}

/** Longest name: longer ones are typing accidents. */
export const maxNameLength = 64;

/** Longest text in characters, of a model or of a single expression. */
export const maxTextLength = 20_000;

/** A cursor over the tokens of characters [start, end) of the text. */
export function createCursor(text: string, start = 0, end = text.length): Cursor {
  const tokens = tokenize(text, start, end);
  let position = 0;
  const peek = (ahead = 0): Token => tokens[Math.min(position + ahead, tokens.length - 1)]!;
  const next = (): Token => {
    const token = peek();
    position++;
    return token;
  };
  const fail = (expected: string): never => {
    throw new SyntaxIssue(peek(), foundToken(peek()), expected);
  };
  const accept = (sign: string): boolean => {
    const matches = peek().text === sign;
    if (matches) position++;
    return matches;
  };
  const expect = (sign: string, expected = sign): Token => (peek().text === sign ? next() : fail(expected));
  const previousEnd = (): number => tokens[Math.max(0, Math.min(position, tokens.length) - 1)]!.end;
  const columnOf = (token: Token): number => token.start - text.lastIndexOf('\n', token.start - 1);
  return { peek, next, columnOf, previousEnd, accept, expect, fail };
}

/** Tokens and an empty one at the end; a character of no token becomes a sign of its own, for the parser to refuse. */
export function tokenize(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  scanner.lastIndex = start;
  let last = start;
  while (scanner.lastIndex < end) {
    const match = scanner.exec(text)!;
    if (match[1] !== undefined) continue;
    const kind =
      match[2] !== undefined ? 'number' : match[3] !== undefined ? 'name' : match[4] !== undefined ? 'text' : 'sign';
    last = scanner.lastIndex;
    tokens.push({ kind, text: match[0], start: match.index, end: last });
  }
  tokens.push({ kind: 'end', text: '', start: last, end: last });
  return tokens;
}

/** Space and comments, numbers, names, texts, and signs: always one of them. Its lastIndex is set before each use. */
const scanner = new RegExp(
  [
    String.raw`(\s+|#[^\n]*)`,
    String.raw`((?:\d+\.?\d*|\.\d+)(?:[eE][+\-]?\d+)?)`,
    String.raw`([\p{L}_][\p{L}\p{N}_]*)`,
    String.raw`("[^"\n]*")`,
    String.raw`\*\*|&&|\|\||[<>=!+\-*\/]=|[\s\S]`,
  ].join('|'),
  'yu',
);

function foundToken(token: Token): string {
  if (token.kind === 'end') return 'the line ends here';
  return token.kind === 'text' ? `found ${token.text}` : `found "${token.text}"`;
}
