import type { Issue, Parsed } from './types.ts';

/** Parses JSON text; what is wrong with it comes back with its line and column. */
export function parseJson(text: string): Parsed<unknown> {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (clean.trim() === '') return failure('the file is empty', 'a JSON document');
  try {
    return { ok: true, value: JSON.parse(clean) as unknown };
  } catch (error) {
    return { ok: false, issues: [locate(clean, (error as Error).message)] };
  }
}

export function failure<T>(message: string, expected: string, path = ''): Parsed<T> {
  return { ok: false, issues: [{ path, message, expected }] };
}

/** JSON engines name a position, or nothing when the text ends too early. */
function locate(text: string, reason: string): Issue {
  const position = /at position (\d+)/.exec(reason);
  const offset = position ? Number(position[1]) : text.length;
  const before = text.slice(0, offset).split('\n');
  const place = `line ${before.length}, column ${before[before.length - 1]!.length + 1}`;
  const ended = offset >= text.trimEnd().length;
  return ended && startsAsJson(text)
    ? {
        path: place,
        message: `the file ends too early, at ${place}`,
        expected: 'the rest of the JSON document; the file looks truncated',
      }
    : { path: place, message: `not valid JSON at ${place}: ${quote(text, offset)}`, expected: 'a JSON document' };
}

function startsAsJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

function quote(text: string, offset: number): string {
  const found = text[offset];
  return found === undefined ? 'unexpected end' : `unexpected character ${JSON.stringify(found)}`;
}
