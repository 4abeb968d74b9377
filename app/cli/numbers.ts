import type { Arguments } from './arguments.ts';
import { fail } from './failure.ts';

/** Bounds of a number, both included unless `above` says otherwise. */
export interface Bounds {
  readonly min?: number;
  readonly above?: number;
  readonly below?: number;
  readonly max?: number;
}

/** The number given to an option; null when it was not given. */
export function numberOption(args: Arguments, name: string, bounds: Bounds): number | null {
  const text = args.text(name);
  return text === null ? null : readNumber(args, text, name, bounds, 'a number');
}

/** The whole number given to an option; null when it was not given. */
export function wholeOption(args: Arguments, name: string, bounds: Bounds): number | null {
  const text = args.text(name);
  if (text === null) return null;
  const value = readNumber(args, text, name, bounds, 'a whole number');
  if (!Number.isSafeInteger(value)) failNumber(args, text, name, bounds, 'a whole number');
  return value;
}

function readNumber(args: Arguments, text: string, name: string, bounds: Bounds, kind: string): number {
  const value = isNumeral.test(text) ? Number(text) : NaN;
  const { min = -Infinity, above = -Infinity, below = Infinity, max = Infinity } = bounds;
  const isWithin = Number.isFinite(value) && value >= min && value <= max && value > above && value < below;
  return isWithin ? value : failNumber(args, text, name, bounds, kind);
}

const isNumeral = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function failNumber(args: Arguments, text: string, name: string, bounds: Bounds, kind: string): never {
  const { min, above, below, max } = bounds;
  const limits = [
    min === undefined ? '' : ` of at least ${min}`,
    above === undefined ? '' : ` above ${above}`,
    below === undefined ? '' : ` below ${below}`,
    max === undefined ? '' : ` up to ${max}`,
  ];
  const unit = args.hint(name) === 'MS' ? ' of ms' : '';
  fail(`--${name}`, `found "${text}"`, `${kind}${unit}${limits.filter(Boolean).join(' and')}${mannerOf(text)}`);
}

/** What people write in fields of the window, but a shell command does not take. */
function mannerOf(text: string): string {
  const [, number, unit] = /^\s*([+-]?[\d.,]+(?:e[+-]?\d+)?)\s*(\p{L}*)\s*$/iu.exec(text) ?? [];
  if (number === undefined) return '';
  if (unit !== '') return ', without its unit';
  return number.includes(',') ? ', with a point for its fraction' : '';
}
