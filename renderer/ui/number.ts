/** What a number field makes of a text: a value, or why it is none. */
export type NumberReading =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string };

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

/**
 * Reads a number as people type it: a decimal comma, a real minus sign and spaces are fine, and so are commas between
 * thousands where nothing else can be meant: `1,000` is a thousand in a whole number, and refused where it might be 1.
 */
export function readNumber(text: string, { min, max, whole }: NumberRange): NumberReading {
  const spaced = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-');
  const parts = /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+)(\.\d*)?$/.exec(spaced);
  if (parts && !whole && parts[3] === undefined && parts[2]!.split(',').length === 2)
    return {
      ok: false,
      message: `Type ${spaced.replace(',', '')} or ${spaced.replace(',', '.')}; ${spaced} may be either`,
    };
  const plain = parts ? spaced.replace(/,/g, '') : spaced.replace(',', '.');
  if (plain === '') return { ok: false, message: 'Type a number' };
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain))
    return { ok: false, message: `“${text.trim()}” is not a number` };
  const value = Number(plain);
  const shown = whole ? formatWhole : formatNumber;
  if (whole && !Number.isInteger(value)) return { ok: false, message: 'Must be a whole number' };
  if (value < min) return { ok: false, message: `Must be at least ${shown(min)}` };
  if (value > max) return { ok: false, message: `Must be at most ${shown(max)}` };
  return { ok: true, value };
}

/** A number as a field shows it: up to six significant digits, a real minus sign. */
export function formatNumber(value: number): string {
  const rounded = Number(value.toPrecision(6));
  return String(Object.is(rounded, -0) ? 0 : rounded).replace('-', '−');
}

/** A whole number with all its digits, since a seed that is rounded is another seed. */
export function formatWhole(value: number): string {
  return String(value).replace('-', '−');
}

/** 12,345,678 steps/s as `12.3 M`. */
export function formatShort(value: number): string {
  for (const [scale, suffix] of [
    [1e9, ' G'],
    [1e6, ' M'],
    [1e4, ' k'],
  ] as const) {
    if (Math.abs(value) >= scale) return `${(value / (scale === 1e4 ? 1e3 : scale)).toPrecision(3)}${suffix}`;
  }
  return value >= 100 || Number.isInteger(value) ? Math.round(value).toLocaleString('en') : value.toPrecision(2);
}
