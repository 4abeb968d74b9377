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

/** What was taken for granted in reading the trimmed cells of a column. */
export function readingFindings(
  name: string,
  cells: readonly string[],
  rowNumbers: Int32Array,
  { marked }: TypedColumn,
): Finding[] {
  if (marked.length === 0) return [];
  const texts = [...new Set(marked.map((row) => cells[row]!))].map(shorten);
  const share = `${countOf(marked.length, 'row')} of ${cells.length.toLocaleString('en')}`;
  return [
    {
      kind: 'marks',
      path: columnPath(name),
      message: `has ${listed(texts, 3)} among its numbers in ${share}, first in row ${rowNumbers[marked[0]!]}, taken as missing`,
      advice: 'if it stands for a number, such as 0, write that; or give it a word, if it is a category of its own',
    },
  ];
}
