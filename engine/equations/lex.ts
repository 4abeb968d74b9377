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
  return { peek, next, previousEnd, accept, expect, fail };
}

/** Tokens and an empty one at the end; a character of no token becomes a sign of its own, for the parser to refuse. */
export function tokenize(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  const scanner = new RegExp(tokenPattern, 'yu');
  scanner.lastIndex = start;
  let last = start;
  while (scanner.lastIndex < end) {
    const groups = scanner.exec(text)?.groups;
    if (!groups) break;
    const kind = kinds.find((candidate) => groups[candidate] !== undefined);
    if (!kind) continue;
    last = scanner.lastIndex;
    tokens.push({ kind, text: groups[kind]!, start: last - groups[kind]!.length, end: last });
  }
  return [...tokens, { kind: 'end', text: '', start: last, end: last }];
}

const kinds = ['number', 'name', 'text', 'sign'] as const;

const tokenPattern = [
  String.raw`(?<space>\s+|#[^\n]*)`,
  String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+\-]?\d+)?)`,
  String.raw`(?<name>[\p{L}_][\p{L}\p{N}_]*)`,
  String.raw`(?<text>"[^"\n]*")`,
  String.raw`(?<sign>\*\*|&&|\|\||[<>=!+\-*\/]=|[\s\S])`,
].join('|');

function foundToken(token: Token): string {
  if (token.kind === 'end') return 'the line ends here';
  return token.kind === 'text' ? `found ${token.text}` : `found "${token.text}"`;
}
