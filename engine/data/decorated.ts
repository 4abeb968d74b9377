import { isMark, readNumeral } from './numerals.ts';
import { textsOf, type Column, type Stray } from './table.ts';

/** What stands beside the digits of a column's numbers, so that they were read as texts. */
export interface Decoration {
  readonly kind: 'unit' | 'percent' | 'thousands';
  /** Cells of which it is so, of those with a value. */
  readonly cells: number;
  readonly present: number;
  readonly first: Stray;
}

/**
 * Whether most texts of a column look like numbers, with a unit, a percent sign or separators of thousands. They are not read as such:
 * another file may have the column in another unit, and the comma of `1,001` may be a decimal one.
 */
export function decorationOf(column: Column, rows: number): Decoration | null {
  if (column.kind !== 'category' && column.kind !== 'text') return null;
  const texts = textsOf(column, rows);
  const filled = texts.flatMap((text, row) => (text === null || isMark(text) ? [] : [{ row, text }]));
  const numbers = filled.flatMap((cell) => {
    const read = readDecorated(cell.text);
    return read ? [{ ...cell, ...read }] : [];
  });
  const decorated = numbers.filter(({ kind }) => kind !== 'plain');
  const units = new Set(decorated.map(({ unit }) => unit));
  const isLike = decorated.length > 0 && numbers.length >= leastShare * filled.length;
  if (!isLike || units.size > mostUnits || new Set(numbers.map(({ digits }) => digits)).size < leastNumbers)
    return null;
  const { kind, row, text } = decorated[0]!;
  return { kind: kind as Decoration['kind'], cells: decorated.length, present: filled.length, first: { row, text } };
}

const leastShare = 0.8;
/** More units are codes, such as 12A and 7F; fewer numbers are kinds, such as 2D and 3D. */
const mostUnits = 3;
const leastNumbers = 3;

interface DecoratedNumber {
  readonly kind: Decoration['kind'] | 'plain';
  readonly digits: string;
  readonly unit: string;
}

/** A number with something beside its digits, or a plain one; null of any other text. */
function readDecorated(text: string): DecoratedNumber | null {
  if (text.length > longest) return null;
  if (readNumeral(text) !== null) return { kind: 'plain', digits: text, unit: '' };
  if (hasThousands(text)) return { kind: 'thousands', digits: text, unit: '' };
  const digits = numberWithin.exec(text)?.[0] ?? '';
  const rest = text.replace(digits, '').trim();
  if (digits === '' || !text.startsWith(digits))
    return currency.test(rest) ? { kind: 'unit', digits, unit: rest } : null;
  if (rest === '%') return { kind: 'percent', digits, unit: rest };
  return unitName.test(rest) && !ordinal.test(rest) ? { kind: 'unit', digits, unit: rest } : null;
}

/** Digits in groups of three, such as `1,001`, `1 001.5` and `1.001.000`. */
export function hasThousands(text: string): boolean {
  return text.length <= longest && withThousands.test(text);
}

const longest = 40;
const withThousands = /^[+-]?\d{1,3}(?:,\d{3}|[ '’\u00a0\u202f]\d{3}|\.\d{3}(?=[.,]))+(?:[.,]\d+)?$/;
const numberWithin = /[+-]?(?:\d[\d.,]*|\.\d+)(?:e[+-]?\d+)?/i;
const currency = /^[$€£¥]$/;
const unitName = /^[\p{L}°µΩ‰€$£¥][\p{L}\d°²³/·*^._-]{0,11}$/u;
const ordinal = /^(?:st|nd|rd|th)$/i;
