import type { Arguments } from './arguments.ts';
import { fail } from './failure.ts';

/** Levels as `from:to:step` or `a,b,c`; null when the option was not given. */
export function levelsOption(args: Arguments, name: string, most: number): readonly number[] | null {
  const text = args.text(name);
  if (text === null) return null;
  const levels = text.includes(':') ? readRange(text) : text.split(',').map(readNumeral);
  const isGood = levels !== null && levels.length <= maxLevels && levels.every((level) => level >= 0 && level <= most);
  if (isGood) return levels;
  const words = `at most ${maxLevels} numbers from 0 to ${most}, as from:to:step or a,b,c`;
  return fail(`--${name}`, `found "${text}"`, words);
}

const maxLevels = 1000;

/** Both ends included, as far as steps reach. */
function readRange(text: string): readonly number[] | null {
  const [from, to, step, ...rest] = text.split(':').map(readNumeral);
  if (from === undefined || to === undefined || step === undefined || rest.length > 0) return null;
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (!(step > 0 && count >= 1 && count <= maxLevels)) return null;
  // Twelve digits leave out what adding up 0.1 leaves behind.
  return Array.from({ length: count }, (_, k) => Number((from + k * step).toPrecision(12)));
}

/** NaN for what is no number, which lies within no bounds. */
function readNumeral(text: string): number {
  return /^\s*(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : NaN;
}
