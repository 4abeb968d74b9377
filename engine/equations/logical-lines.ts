import type { Span } from './ast.ts';
import { tokenize } from './lex.ts';

/**
 * The items of a model's text, one a line; a line goes on while a parenthesis is open. Where one stays open, the item
 * is its first line alone, so that one slip does not swallow the rest of the text.
 */
export function logicalLines(text: string): Span[] {
  const lines = physicalLines(text);
  const items: Span[] = [];
  let first = 0;
  while (first < lines.length) {
    const last = lastLineOf(text, lines, first);
    const item = { start: lines[first]!.start, end: lines[last]!.end };
    if (lines.slice(first, last + 1).some((line) => line.opens !== null)) items.push(item);
    first = last + 1;
  }
  return items;
}

interface Line extends Span {
  /** Parentheses opened less closed; null for a line without tokens. */
  readonly opens: number | null;
}

/** Longest item in lines; bounds the search for the closing parenthesis. */
const mostLines = 100;

function lastLineOf(text: string, lines: readonly Line[], first: number): number {
  let open = lines[first]!.opens ?? 0;
  for (let last = first + 1; open > 0 && last < lines.length && last - first < mostLines; last++) {
    const line = lines[last]!;
    if (beginsItem.test(text.slice(line.start, line.end))) break;
    open += line.opens ?? 0;
    if (open <= 0) return last;
  }
  return first;
}

const beginsItem =
  /^\s*(parameter\s+[A-Za-z]|(threshold|spikes|output|reset|refractory|initial|on|method)\s*:|\w+(\s*\/\s*dt)?\s*=[^=])/;

function physicalLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const content of text.split('\n')) {
    const end = start + content.length;
    const tokens = tokenize(text, start, end).filter(({ kind }) => kind !== 'end');
    const count = (signs: string): number => tokens.filter((token) => signs.includes(token.text)).length;
    lines.push({ start, end, opens: tokens.length > 0 ? count('([') - count(')]') : null });
    start = end + 1;
  }
  return lines;
}
