import type { Place } from './types.ts';

export interface Word {
  readonly text: string;
  readonly at: Place;
}

/** Lines of words without comments; `\` at the end of a line joins the next one to it. */
export function blifLines(text: string): Word[][] {
  const lines: Word[][] = [];
  let open: Word[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const code = line.replace(/#.*$/, '');
    const goesOn = /\\\s*$/.test(code);
    const body = goesOn ? code.replace(/\\\s*$/, '') : code;
    for (const match of body.matchAll(/\S+/g)) {
      open.push({ text: match[0], at: { line: index + 1, column: match.index + 1 } });
    }
    if (goesOn) return;
    if (open.length > 0) lines.push(open);
    open = [];
  });
  if (open.length > 0) lines.push(open);
  return lines;
}
