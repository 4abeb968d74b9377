import { nearestName } from '../logic/nearest.ts';
import type { Dimension } from './dimension.ts';
import { dimensionFrom, dimensionless, dimensionPower, multiplyDimensions } from './dimension.ts';
import { issueAt, SyntaxIssue, type ParsedText } from './issue.ts';
import { createCursor, maxNameLength, maxTextLength, type Cursor } from './lex.ts';

export type { Dimension } from './dimension.ts';
export { formatDimension } from './format-dimension.ts';

/** A unit: what it measures, and its size in the coherent internal units (see `Dimension`). */
export interface Unit {
  readonly dimension: Dimension;
  readonly scale: number;
}

/**
 * Parses a unit such as `mV`, `1`, `spikes/s`, `uA/cm^2`, `cm**-2` or `nS/(ms*mV)`.
 * `*`, `/` and powers of known names; powers may be fractions, as in `ms^-0.5` or `ms^(-1/2)`.
 */
export function parseUnit(text: string): ParsedText<Unit> {
  if (text.length > maxTextLength) {
    const message = `the unit has ${text.length} characters`;
    return { ok: false, issues: [issueAt(text, { start: 0, end: 1 }, message, `at most ${maxTextLength}`)] };
  }
  try {
    const cursor = createCursor(text);
    const unit = readUnit(cursor);
    if (cursor.peek().kind !== 'end') cursor.fail('*, /, ^ or the end');
    return { ok: true, value: unit };
  } catch (error) {
    if (!(error instanceof SyntaxIssue)) throw error;
    return { ok: false, issues: [issueAt(text, error.at, error.message, error.expected)] };
  }
}

/** Reads the longest unit at the cursor; throws a SyntaxIssue where there is none. */
export function readUnit(cursor: Cursor): Unit {
  const { dimension, factor, ten } = readProduct(cursor, 0);
  return { dimension, scale: factor * powerOfTen(ten) };
}

/** The unit of a single name such as `mV`; null for unknown names. */
export function namedUnit(name: string): Unit | null {
  const unit = units.get(name);
  return unit ? { dimension: unit.dimension, scale: unit.factor * powerOfTen(unit.ten) } : null;
}

/** `value` of a unit in internal units; 13 Hz becomes 0.013, which 13 · 0.001 misses by rounding. */
export function toInternal(value: number, scale: number): number {
  return scale < 1 ? value / roundIfNear(1 / scale) : value * scale;
}

/** Names of all units, for suggestions. */
export function unitNames(): readonly string[] {
  return [...units.keys()];
}

/** Sizes are factor · 10^ten, so that uA/cm^2 is exactly 1. */
interface ExactUnit {
  readonly dimension: Dimension;
  readonly factor: number;
  readonly ten: number;
}

const prefixes: Readonly<Record<string, number>> = {
  f: -15,
  p: -12,
  n: -9,
  u: -6,
  m: -3,
  c: -2,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
};

/** Name, prefixes (`-` for none), power of ten in internal units, dimension. */
const families: readonly (readonly [string, string, number, Partial<Dimension>])[] = [
  ['s', '- m u n', 3, { time: 1 }],
  ['V', '- m u n', 3, { voltage: 1 }],
  ['A', '- m u n p f', 12, { current: 1 }],
  ['F', '- m u n p f', 12, { current: 1, time: 1, voltage: -1 }],
  ['S', '- m u n p f', 9, { current: 1, voltage: -1 }],
  ['Ohm', '- k M G', -9, { voltage: 1, current: -1 }],
  ['Hz', '- k M', -3, { time: -1 }],
  ['m', '- c m u n', 5, { length: 1 }],
  ['mol', '- m u n p f', 15, { amount: 1 }],
  ['M', '- m u n', 3, { amount: 1, length: -3 }],
  ['K', '- m', 0, { temperature: 1 }],
];

const units = new Map<string, ExactUnit>([
  ...families.flatMap(([name, allowed, ten, exponents]) =>
    allowed.split(' ').map((letter): [string, ExactUnit] => {
      const prefix = letter === '-' ? '' : letter;
      const dimension = dimensionFrom(exponents);
      return [prefix + name, { dimension, factor: 1, ten: ten + prefixes[prefix]! }];
    }),
  ),
  ['min', { dimension: dimensionFrom({ time: 1 }), factor: 60, ten: 3 }],
  ['spike', { dimension: dimensionless, factor: 1, ten: 0 }],
  ['spikes', { dimension: dimensionless, factor: 1, ten: 0 }],
]);
for (const [name, unit] of [...units]) {
  for (const micro of ['\u00b5', '\u03bc']) if (/^u./.test(name)) units.set(micro + name.slice(1), unit);
  for (const ohm of ['\u03a9', '\u2126']) if (name.endsWith('Ohm')) units.set(name.replace('Ohm', ohm), unit);
}

function readProduct(cursor: Cursor, depth: number): ExactUnit {
  let product = readPower(cursor, depth);
  for (;;) {
    const sign = cursor.accept('*') ? 1 : cursor.accept('/') ? -1 : 0;
    if (sign === 0) return product;
    product = times(product, powerOf(readPower(cursor, depth + 1), sign));
  }
}

/** Parentheses only within a unit: after a whole one they hold a flag such as (input). */
function readPower(cursor: Cursor, depth: number): ExactUnit {
  let unit: ExactUnit;
  if (depth > 0 && depth < 100 && cursor.accept('(')) {
    unit = readProduct(cursor, depth);
    cursor.expect(')');
  } else unit = readName(cursor);
  return cursor.accept('^') || cursor.accept('**') ? powerOf(unit, readExponent(cursor)) : unit;
}

function readName(cursor: Cursor): ExactUnit {
  const { text } = cursor.peek();
  const unit = text === '1' ? { dimension: dimensionless, factor: 1, ten: 0 } : units.get(text);
  if (!unit) {
    const nearest = cursor.peek().kind === 'name' ? nearestName(text.slice(0, maxNameLength), unitNames()) : null;
    return cursor.fail(nearest ? `a unit; did you mean ${nearest}?` : 'a unit such as mV, ms, pA, nS, spikes/s or 1');
  }
  cursor.next();
  return unit;
}

function readExponent(cursor: Cursor): number {
  const fraction = cursor.accept('(');
  const sign = cursor.accept('-') ? -1 : 1;
  const numerator = readNumber(cursor);
  if (!fraction) return sign * numerator;
  const denominator = cursor.accept('/') ? readNumber(cursor) : 1;
  cursor.expect(')');
  return (sign * numerator) / denominator;
}

/** Exponents stay small, so that no size overflows. */
function readNumber(cursor: Cursor): number {
  const { kind, text } = cursor.peek();
  if (kind !== 'number' || !(Number(text) > 0 && Number(text) <= 9))
    return cursor.fail('a positive exponent of at most 9');
  cursor.next();
  return Number(text);
}

function times(a: ExactUnit, b: ExactUnit): ExactUnit {
  return {
    dimension: multiplyDimensions(a.dimension, b.dimension),
    factor: a.factor * b.factor,
    ten: a.ten + b.ten,
  };
}

function powerOf({ dimension, factor, ten }: ExactUnit, exponent: number): ExactUnit {
  return { dimension: dimensionPower(dimension, exponent), factor: factor ** exponent, ten: ten * exponent };
}

/** Correctly rounded for whole exponents. */
function powerOfTen(exponent: number): number {
  return Number.isInteger(exponent) ? Number(`1e${exponent}`) : 10 ** exponent;
}

function roundIfNear(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-12 * whole ? whole : value;
}
