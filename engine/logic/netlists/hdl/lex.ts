import type { Place } from '../types.ts';

export interface Token {
  /** A name, a number, a sign, or '' at the end. */
  readonly text: string;
  readonly at: Place;
}

/** Names, numbers and signs of a nand2tetris text, without comments; an empty token ends it. */
export function lexHdl(text: string, file?: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let lineStart = 0;
  const place = (column: number): Place => ({ line, column, ...(file !== undefined && { file }) });
  for (const match of text.matchAll(/\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\n|[A-Za-z_]\w*|\d+|\.\.|[^\s]/gu)) {
    const [word] = match;
    if (/^(\w|[^/\n]|\/$)/.test(word)) tokens.push({ text: word, at: place(match.index - lineStart + 1) });
    for (let at = word.indexOf('\n'); at >= 0; at = word.indexOf('\n', at + 1)) {
      line++;
      lineStart = match.index + at + 1;
    }
  }
  return [...tokens, { text: '', at: place(text.length - lineStart + 1) }];
}
