import { countOf } from '../../network/count.ts';
import type { TypedColumn } from '../type-column.ts';
import { columnPath, listed, shorten } from '../words.ts';
import type { Finding } from './finding.ts';

/** Columns past the `width` that is left of `before`: each line ends in a delimiter, and nothing stands behind it. */
export function widthFindings(width: number, before: number, delimiter: string): Finding[] {
  if (width === before) return [];
  const left = Array.from({ length: before - width }, (_, k) => width + k + 1);
  const isOne = left.length === 1;
  const sign = delimiterNames.get(delimiter) ?? shorten(delimiter);
  return [
    {
      kind: 'empty-column',
      path: `${isOne ? 'column' : 'columns'} ${listed(left)}`,
      message: `${isOne ? 'has' : 'have'} neither a name nor a value in any row, as lines that end in a ${sign} leave ${isOne ? 'it' : 'them'}, and ${isOne ? 'is' : 'are'} left out`,
      advice: `nothing is lost; lines without a ${sign} at their end leave none`,
    },
  ];
}

const delimiterNames: ReadonlyMap<string, string> = new Map([
  [',', 'comma'],
  ['\t', 'tab'],
  [';', 'semicolon'],
  ['|', 'bar'],
]);

/** A column whose points are taken for decimal ones, in a file with decimal commas: the text of one cell, and its row in the file. */
export function pointFinding(name: string, text: string, row: number): Finding {
  return {
    kind: 'decimal-point',
    path: columnPath(name),
    message: `is read with a decimal point, though other columns have decimal commas: ${shorten(text)} in row ${row} as ${text}`,
    advice: 'take the points out if they part thousands: three digits follow each of them',
  };
}

/** What was taken for granted in reading the trimmed cells of a column. */
export function readingFindings(
  name: string,
  cells: readonly string[],
  rowNumbers: Int32Array,
  { marked, overflown, doubtfulComma }: TypedColumn,
): Finding[] {
  const finding = (kind: Finding['kind'], message: string, advice: string): Finding[] => [
    { kind, path: columnPath(name), message, advice },
  ];
  const share = (rows: readonly number[]): string =>
    `${countOf(rows.length, 'row')} of ${cells.length.toLocaleString('en')}`;
  const firstOf = (rows: readonly number[]): string => `row ${rowNumbers[rows[0]!]}`;
  const findings: Finding[] = [];
  if (overflown.length > 0)
    findings.push(
      ...finding(
        'too-large',
        `has numbers too large for double precision in ${share(overflown)}, taken as missing: first ${shorten(cells[overflown[0]!]!)} in ${firstOf(overflown)}`,
        'write them in a larger unit: a double holds up to 1.8e308',
      ),
    );
  if (doubtfulComma !== null)
    findings.push(
      ...finding(
        'decimal-comma',
        `is read with a decimal comma: ${shorten(cells[doubtfulComma]!)} in row ${rowNumbers[doubtfulComma]} as ${cells[doubtfulComma]!.replace(',', '.')}`,
        'take the commas out if they part thousands: three digits follow each of them',
      ),
    );
  if (marked.length > 0)
    findings.push(
      ...finding(
        'marks',
        `has ${listed([...new Set(marked.map((row) => cells[row]!))].map(shorten), 3)} among its numbers in ${share(marked)}, first in ${firstOf(marked)}, taken as missing`,
        'if it stands for a number, such as 0, write that; or give it a word, if it is a category of its own',
      ),
    );
  return findings;
}
