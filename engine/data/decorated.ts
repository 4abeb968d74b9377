import { readDecorated, type Decorated, type Part } from './decorated-number.ts';
import { isMark } from './numerals.ts';
import { textsOf, type Column, type Stray } from './table.ts';

/** What stands beside the digits of a column's numbers, so that they were read as texts. */
export interface Decoration {
  /** At least one. */
  readonly parts: readonly Part[];
  /** Cells of which it is so, of those with a value. */
  readonly cells: number;
  readonly present: number;
  readonly first: Stray;
}

/**
 * Whether most texts of a column look like numbers, with a unit, a percent sign, separators of thousands or brackets. They are not read
 * as such: another file may have the column in another unit, and the comma of `1,001` may be a decimal one.
 */
export function decorationOf(column: Column, rows: number): Decoration | null {
  if (column.kind !== 'category' && column.kind !== 'text') return null;
  const texts = textsOf(column, rows);
  const filled = texts.flatMap((text, row) => (text === null || isMark(text) ? [] : [{ row, text }]));
  const numbers = filled.flatMap((cell) => {
    const read = readDecorated(cell.text);
    return read ? [{ ...cell, ...read }] : [];
  });
  const decorated = numbers.filter(({ parts }) => parts.length > 0);
  const isLike = decorated.length > 0 && numbers.length >= leastShare * filled.length;
  if (!isLike || areCodes(decorated, numbers.length)) return null;
  if (new Set(numbers.map(({ digits }) => digits)).size < leastNumbers) return null;
  const { row, text } = decorated[0]!;
  const found = new Set(decorated.flatMap(({ parts }) => parts));
  const parts = allParts.filter((part) => found.has(part));
  return { parts, cells: decorated.length, present: filled.length, first: { row, text } };
}

const allParts: readonly Part[] = ['unit', 'percent', 'thousands', 'brackets'];
const leastShare = 0.8;
/** Fewer numbers are kinds, such as 2D and 3D. */
const leastNumbers = 3;

/** Many units are codes, and so are letters at some of many numbers, as of houses, and several capitals, such as 12A and 13B. */
function areCodes(decorated: readonly Decorated[], numbers: number): boolean {
  const withUnit = decorated.filter(({ parts }) => parts.includes('unit'));
  const units = new Set(withUnit.map(({ unit }) => unit));
  const areLetters = withUnit.every(({ unit, isApart }) => !isApart && isLetter.test(unit));
  return units.size > mostUnits || (units.size > 0 && areLetters && (units.size > 1 || withUnit.length * 2 < numbers));
}

const mostUnits = 3;
const isLetter = /^[a-z]$/i;
