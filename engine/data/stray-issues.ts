import type { Issue } from '../network/issue.ts';
import { hasThousands } from './decorated-number.ts';
import { readCommaNumeral, readNumeral } from './numerals.ts';
import type { Column, Stray, Table } from './table.ts';
import { cellPath, shorten } from './words.ts';

/** A text in a column of numbers; `remedy` is what else helps than to mend the cell. */
export function strayIssues(
  column: Column,
  { rowNumbers }: Table,
  strays: readonly Stray[],
  remedy = 'take such texts as missing, make the column a category, or drop it',
): Issue[] {
  const decimal = column.kind === 'number' ? column.decimal : null;
  return strays.map(({ row, text }) => ({
    path: cellPath(rowNumbers[row]!, column.name),
    message: `found ${shorten(text)} in a column of numbers`,
    expected: expectedNumber(text, decimal) ?? `a number, or NA where it is missing; or ${remedy}`,
  }));
}

/** Of a text that is a number but for its signs, how it is to be written in a column with this decimal sign; else null. */
function expectedNumber(text: string, decimal: '.' | ',' | null): string | null {
  const isComma = decimal === ',';
  const sign = `a decimal ${isComma ? 'comma' : 'point'}${decimal === null ? '' : ', as in the other cells of the column'}`;
  const isOther = (isComma ? readNumeral : readCommaNumeral)(text) !== null;
  if (!hasThousands(text)) return isOther ? sign : null;
  if (isOther) return `no separators of thousands, or ${sign}`;
  const isOwn = (isComma ? groupsBeforeComma : groupsBeforePoint).test(text);
  // Several of one sign and no other part thousands, whichever the column has.
  if (/^\D*\d{1,3}([.,])\d{3}(?:\1\d{3})+$/.test(text))
    return `no separators of thousands: ${text.replaceAll(/[.,]/g, '')}`;
  return isOwn
    ? `no separators of thousands: ${text.replaceAll(isComma ? /[^\d,+\-−]/g : /[^\d.+\-−]/g, '')}`
    : `no separators of thousands, and ${sign}`;
}

const groupsBeforeComma = /^[^,]*(?:,\d+)?$/;
const groupsBeforePoint = /^[^.]*(?:\.\d+)?$/;
