import type { PlacedName } from './check-names.ts';

/** A line of a truth table: its cells, and behind which of them the outputs begin where the line says so. */
export interface TableLine {
  readonly number: number;
  readonly cells: readonly PlacedName[];
  /** Cells before the first `|` inside the line; null without one. */
  readonly inputCells: number | null;
}

/**
 * Cells of every line that has any: of Markdown (`| a | b | y |`), of comma-, semicolon- or tab-separated text, or of words with
 * blanks between, with a `|` before the outputs. Lines of dashes alone, and those that begin with `#`, are left out.
 */
export function tableLines(text: string): TableLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => readLine(line, index + 1))
    .filter(({ cells }) => cells.length > 0);
}

function readLine(line: string, number: number): TableLine {
  const trimmed = line.trim();
  if (trimmed.startsWith('#') || /^[\s|:+─-]*-{2,}[\s|:+─-]*$/.test(line))
    return { number, cells: [], inputCells: null };
  const isMarkdown = trimmed.length > 1 && trimmed.startsWith('|') && trimmed.endsWith('|');
  if (isMarkdown) return { number, cells: cellsOf(line, /[^|]+/g, number), inputCells: null };
  const bar = line.indexOf('|');
  const cell = /[,;]/.test(line) ? /[^,;|]+/g : /[^\s|]+/g;
  const cells = cellsOf(line, cell, number);
  if (bar < 0) return { number, cells, inputCells: null };
  return { number, cells, inputCells: cellsOf(line.slice(0, bar), cell, number).length };
}

/** Cells without the blanks and quotes around them. */
function cellsOf(line: string, pattern: RegExp, number: number): PlacedName[] {
  return [...line.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const name = found.trim().replace(/^"(.*)"$/, '$1');
    const column = index + found.length - found.trimStart().length + 1;
    return name === '' ? [] : [{ name, path: `line ${number}, column ${column}` }];
  });
}
