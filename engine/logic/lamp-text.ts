import type { Issue } from '../network/issue.ts';
import { parseArithmetic } from './arithmetic.ts';
import { parseBoolean } from './boolean.ts';

/** What a lamp expects of itself: `a & b`, `a > b`, or `p = a * b` where the lamp is a bit of `p`. */
export function checkLampText(text: string, lamp: string): Issue[] {
  const [name, start] = splitTarget(text);
  if (name === null && !usesArithmetic(text)) return issuesOf(parseBoolean(text));
  if (name !== null && name !== lamp && name !== stemOf(lamp)) return [foreignTarget(text, name, lamp)];
  return issuesOf(parseArithmetic(' '.repeat(start) + text.slice(start)));
}

/** The name before the first `=` that is no part of a comparison, and where what follows begins. */
export function splitTarget(text: string): [name: string | null, start: number] {
  const at = text.search(/(?<![=!<>])=(?!=)/);
  return at < 0 ? [null, 0] : [text.slice(0, at).trim(), at + 1];
}

/** Whether it takes more than Boolean operators on single inputs. */
export function usesArithmetic(text: string): boolean {
  return /[-+*<>[]|[=!]=|\b\d*[2-9]\d*\b|\b\d{2,}\b/.test(text);
}

/** The number that a lamp called `p3` or `p_3` would be a bit of. */
function stemOf(lamp: string): string | null {
  return /^(.+?)_?\d+$/.exec(lamp)?.[1] ?? null;
}

function foreignTarget(text: string, name: string, lamp: string): Issue {
  const stem = stemOf(lamp);
  const column = text.length - text.trimStart().length + 1;
  const message = name === '' ? 'nothing is named before the =' : `found "${name}" before the = at lamp "${lamp}"`;
  const expected = stem === null ? `${lamp}, or no =` : `${lamp}, or the number ${stem} that it is a bit of`;
  return { path: `column ${column}`, message, expected };
}

function issuesOf(parsed: { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] }): Issue[] {
  return parsed.ok ? [] : [...parsed.issues];
}
