import Papa from 'papaparse';
import { absenceOf, isMark, readCommaNumeral, readNumeral } from './numerals.ts';

export const delimiters = [',', '\t', ';', '|'] as const;

/** A text without its byte order mark, and without a first line `sep=;` by which it tells Excel its delimiter; `lines` are such lines. */
export function withoutPreamble(text: string): { content: string; said: string | null; lines: number } {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const line = /^("?)sep=([^"\r\n])\1(?:\r\n|\r|\n|$)/i.exec(content);
  return line
    ? { content: content.slice(line[0].length), said: line[2]!, lines: 1 }
    : { content, said: null, lines: 0 };
}

/** Rows of cells, untrimmed, from the beginning of a text. */
export function readRows(
  text: string,
  delimiter: string,
): { rows: string[][]; broken: { row: number; message: string }[] } {
  const { data, errors } = Papa.parse(text, { delimiter, newline: lineEnd(text) });
  for (const row of data) {
    const last = row.at(-1)!;
    if (last.endsWith('\r')) row[row.length - 1] = last.slice(0, -1);
  }
  return { rows: data, broken: errors.map(({ row = 0, message }) => ({ row, message })) };
}

/** `\r` where the first line ends by it alone, as on old Macintoshes; line ends in quotes do not count. */
function lineEnd(text: string): '\n' | '\r' {
  let isQuoted = false;
  for (let k = 0; k < text.length; k++) {
    const character = text[k];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '\n' && !isQuoted) return '\n';
    else if (character === '\r' && !isQuoted) return text[k + 1] === '\n' ? '\n' : '\r';
  }
  return text.includes('\n') ? '\n' : '\r';
}

/**
 * The delimiter under which rows have most nearly the same number of cells. Where several do, the one that leaves most cells numbers:
 * `1,5;2,5` is two numbers, not three cells. One column alone has none, and any will do.
 */
export function detectDelimiter(text: string): string {
  const start = beginning(text);
  const scores = delimiters.map((delimiter) => ({ delimiter, ...scoreOf(start, delimiter) }));
  const evenness = Math.max(...scores.map(({ even }) => even));
  const fit = scores.filter(({ even }) => even >= evenness - 0.05 && even > 0);
  fit.sort((a, b) => b.numeric - a.numeric || b.cells - a.cells);
  return fit[0]?.delimiter ?? ',';
}

/** Enough of a text to see how it is laid out, up to the end of a line. */
function beginning(text: string): string {
  if (text.length <= previewLength) return text;
  const newline = text.lastIndexOf(lineEnd(text), previewLength);
  return newline > 0 ? text.slice(0, newline) : text.slice(0, previewLength);
}

const previewLength = 65_536;

/** Share of rows as long as most are, share of cells that are numbers, and cells a row; all 0 where rows have one cell. */
function scoreOf(text: string, delimiter: string): { even: number; numeric: number; cells: number } {
  const rows = readRows(text, delimiter).rows.filter((row) => !isEmpty(row));
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [cells, alike] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
  if (cells < 2) return { even: 0, numeric: 0, cells };
  const flat = rows.flat();
  const numeric = flat.filter((cell) => isNumber(cell.trim())).length / flat.length;
  // A first row of names must fall into as many cells: decimal commas are in none of them.
  const first = rows[0]!.length === cells ? 1 : 0.9;
  return { even: (first * alike) / rows.length, numeric, cells };
}

const isNumber = (text: string): boolean => readNumeral(text) !== null || readCommaNumeral(text) !== null;

export const isEmpty = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/**
 * Whether the first row names the columns: it has texts above most columns of numbers; or, where no column is of numbers, none of
 * its texts comes again below. Rows are trimmed and not empty.
 */
export function detectHeader(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...below] = rows.slice(0, previewRows);
  const named = first.filter((name) => absenceOf(name) === null);
  if (named.length === 0 || named.every(isNumber)) return false;
  const numbers = first.filter((_, column) => isOfNumbers(below, column));
  if (numbers.length > 0) return numbers.filter((name) => !isNumber(name)).length * 2 > numbers.length;
  const isRepeated = first.some((name, column) => name !== '' && below.some((row) => row[column] === name));
  return !isRepeated && !named.some(isNumber) && new Set(named).size === named.length;
}

const previewRows = 1000;

function isOfNumbers(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => absenceOf(cell) === null && !isMark(cell));
  return cells.length > 0 && cells.filter(isNumber).length >= 0.8 * cells.length;
}

/** Names of columns: each its own, `column 3` where there is none, `flux (2)` where one comes twice. */
export function columnNames(header: readonly string[] | null, count: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, column) => {
    const plain = header?.[column] || `column ${column + 1}`;
    let name = plain;
    for (let copy = 2; taken.has(name); copy++) name = `${plain} (${copy})`;
    taken.add(name);
    return name;
  });
}
