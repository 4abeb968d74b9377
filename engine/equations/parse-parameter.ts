import type { Span } from './ast.ts';
import { dimensionless } from './dimension.ts';
import { SyntaxIssue } from './issue.ts';
import type { ParameterItem, WrittenUnit } from './item.ts';
import type { Cursor } from './lex.ts';
import { nameOf, readWrittenUnit } from './read-parts.ts';
import { toInternal } from './units.ts';

/** `parameter tau_m = 20 ms in [0.1, 1000] "membrane time constant"`; unit, range and label may be left out. */
export function readParameter(cursor: Cursor, text: string): ParameterItem {
  cursor.expect('parameter');
  const name = nameOf(cursor.next());
  cursor.expect('=');
  const { start } = cursor.peek();
  const value = readSigned(cursor);
  const at = { start, end: cursor.previousEnd() };
  const unit = readOptionalUnit(cursor, text);
  const range: Range = cursor.accept('in') ? readRange(cursor) : [-Infinity, Infinity];
  const min = bound(toInternal(range[0], unit.scale));
  const max = bound(toInternal(range[1], unit.scale));
  const label = cursor.peek().kind === 'text' ? cursor.next().text.slice(1, -1) : name.text;
  const item = { kind: 'parameter', name, unit, default: toInternal(value, unit.scale), min, max, label } as const;
  return checkRange(item, range, at);
}

/** Where the author gives no bound; values beyond it are mistakes in any unit. */
export const farthest = 1e12;

function bound(value: number): number {
  return Math.min(Math.max(value, -farthest), farthest);
}

function checkRange(item: ParameterItem, range: Range, at: Span): ParameterItem {
  if (item.default >= item.min && item.default <= item.max) return item;
  const limits = range.map((limit) => bound(limit)).join(', ');
  throw new SyntaxIssue(at, `the value of ${item.name.text} is outside its range`, `a value in [${limits}]`);
}

function readOptionalUnit(cursor: Cursor, text: string): WrittenUnit {
  const starred = cursor.accept('*');
  const { kind, text: word } = cursor.peek();
  const follows = (kind === 'name' && word !== 'in') || word === '1';
  if (starred || follows) return readWrittenUnit(cursor, text);
  return { text: '1', dimension: dimensionless, scale: 1 };
}

type Range = readonly [number, number];

function readRange(cursor: Cursor): Range {
  cursor.expect('[', 'a range such as [0, 100]');
  const min = readSigned(cursor);
  cursor.expect(',');
  const max = readSigned(cursor);
  if (min > max) throw new SyntaxIssue(cursor.peek(), `the range ends at ${max}, before its start`, `at least ${min}`);
  cursor.expect(']');
  return [min, max];
}

function readSigned(cursor: Cursor): number {
  const sign = cursor.accept('-') ? -1 : 1;
  const { kind, text } = cursor.peek();
  const value = text === 'inf' ? Infinity : Number(text);
  if ((kind !== 'number' || !Number.isFinite(value)) && text !== 'inf') return cursor.fail('a number');
  cursor.next();
  return sign * value;
}
