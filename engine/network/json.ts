import { findJsonError } from './json-error.ts';
import type { Issue, Parsed } from './issue.ts';

/** Parses JSON text; what is wrong with it comes back with its line and column. */
export function parseJson(text: string): Parsed<unknown> {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (clean.trim() === '') return failure('the file is empty', 'a JSON document');
  try {
    return { ok: true, value: JSON.parse(clean) as unknown };
  } catch {
    return { ok: false, issues: [locate(clean)] };
  }
}

export function failure<T>(message: string, expected: string, path = ''): Parsed<T> {
  return { ok: false, issues: [{ path, message, expected }] };
}

function locate(text: string): Issue {
  const offset = findJsonError(text);
  const before = text.slice(0, offset).split('\n');
  const path = `line ${before.length}, column ${before[before.length - 1]!.length + 1}`;
  const found = text.codePointAt(offset);
  if (found === undefined) {
    return { path, message: 'the file ends too early', expected: 'the rest of the JSON document: it looks truncated' };
  }
  const character = JSON.stringify(String.fromCodePoint(found));
  return { path, message: `not valid JSON: unexpected character ${character}`, expected: 'a JSON document' };
}
