import { readNumeral } from './numerals.ts';

/** What a number has beside its digits. */
export type Part = 'unit' | 'percent' | 'thousands' | 'brackets';

/** A number with something beside its digits; a plain one has no parts. */
export interface Decorated {
  readonly parts: readonly Part[];
  readonly digits: string;
  readonly unit: string;
  /** Whether a blank parts the unit from the digits. */
  readonly isApart: boolean;
}

/** A text as a number with something beside its digits, or a plain one; null of any other text. */
export function readDecorated(text: string): Decorated | null {
  if (text.length > longest) return null;
  if (readNumeral(text) !== null) return { parts: [], digits: text, unit: '', isApart: false };
  const inBrackets = /^\((.+)\)$/.exec(text)?.[1];
  if (inBrackets !== undefined) {
    const inner = readDecorated(inBrackets.trim());
    // A minus in brackets is no debt.
    return inner && /^[\d.]/.test(inner.digits) ? { ...inner, parts: [...inner.parts, 'brackets'] } : null;
  }
  const found = beforeDigits.exec(text) ?? afterDigits.exec(text) ?? bare.exec(text);
  if (!found) return null;
  const { digits = '', unit = '', blank = '' } = found.groups!;
  if (isDaytime.test(unit) && Number(digits) <= 12) return null;
  const parts: Part[] = unit === '' ? [] : [unit === '%' ? 'percent' : 'unit'];
  if (hasThousands(digits)) parts.push('thousands');
  return parts.length > 0 ? { parts, digits, unit, isApart: blank !== '' } : null;
}

/** Digits in groups of three, such as `1,001`, `1 001.5` and `1.001.000`, or as in India, `1,23,456`. */
export function hasThousands(text: string): boolean {
  return text.length <= longest && (withThousands.test(text) || withLakhs.test(text));
}

const longest = 40;
const sign = '[+\\-−]?';
const blank = '[ \\u00a0\\u202f]';
const groups = `[1-9]\\d{0,2}(?:,\\d{3}|[ '’\\u00a0\\u202f]\\d{3}|\\.\\d{3}(?=[.,]))+(?:[.,]\\d+)?`;
const lakhs = '[1-9]\\d?(?:,\\d{2})+,\\d{3}(?:\\.\\d+)?';
const withThousands = new RegExp(`^${sign}${groups}$`);
const withLakhs = new RegExp(`^${sign}${lakhs}$`);
const number = `(?:${groups}|${lakhs}|(?:\\d[\\d.,]*|\\.\\d+)(?:e${sign}\\d+)?)`;

const currencies = 'USD|EUR|GBP|JPY|CHF|CNY|INR|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|ZAR|KRW|RUB|TRY|SGD|HKD';
const currency = `US\\$|[$€£¥₹]|${currencies}`;
/** Letters, with an exponent such as that of m², m2 or s-1, and more of them after a sign: but no digits else, as codes have them. */
const name = '[\\p{L}°µΩ‰€$£¥₹]{1,8}(?:[²³]|\\^-?\\d|[23]|-[1-3])?';
const names = `${name}(?:[/·*^._]${name}){0,2}`;
const beforeDigits = new RegExp(
  `^(?<minus>${sign})(?<unit>${currency})(?<blank>${blank}?)(?<digits>${sign}${number})$`,
  'i',
);
const afterDigits = new RegExp(
  `^(?<digits>${sign}${number})(?<blank>${blank}*)(?<unit>%|(?!(?:st|nd|rd|th)$)${names})$`,
  'iu',
);
const bare = new RegExp(`^(?<digits>${sign}${number})$`, 'i');
const isDaytime = /^[ap]\.?m\.?$/i;
