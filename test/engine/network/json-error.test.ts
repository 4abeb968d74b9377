import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from '../../../engine/network/json-error.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findJsonError', () => {
  it.each([
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ["{'a':1}", 1],
    ['hello', 0],
    ['{"a":x}', 5],
    ['{"a":1}}', 7],
    ['[1 2]', 3],
    ['[01]', 1],
    ['[1,,2]', 3],
    ['["a\nb"]', 3],
    ['["\\x"]', 3],
    ['["\\u12g4"]', 6],
    ['[}', 1],
    [']', 0],
    ['{"a":tru}', 5],
    ['[1.]', 1],
  ])('finds the first wrong character of %j at %d', (text, offset) => {
    expect(findJsonError(text)).toBe(offset);
  });

  it.each([
    '{',
    '{"a',
    '{"a"',
    '{"a":',
    '{"a":tr',
    '[1',
    '[1,',
    '[-',
    '[1.',
    '[1e',
    '[1e+',
    '["\\',
    '["\\u',
    '["\\u12',
  ])('says that %j only ends too early', (text) => {
    expect(findJsonError(text)).toBe(text.length);
  });

  /** JSON with one character deleted, doubled or exchanged. */
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', '{', '}', '[', ']', ',', ':', '"', '\\', '1', '-', '.', 'e', 't'))
    .map(([text, at, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1));

  it('leaves only sound text before the place it names', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        fc.pre(!isJson(text));
        const offset = findJsonError(text);
        const before = text.slice(0, offset);
        expect(isJson(before) || findJsonError(before) === before.length).toBe(true);
        expect(offset).toBeLessThanOrEqual(text.length);
      }),
      { seed: 4, numRuns: 1_000 },
    );
  });

  it('finds no error in JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(findJsonError(text)).toBe(text.length);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
