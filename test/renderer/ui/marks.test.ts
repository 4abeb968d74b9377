import { expect, test } from 'vitest';
import { segmentsOf } from '../../../renderer/ui/marks.ts';

const shown = (text: string, spans: Parameters<typeof segmentsOf>[1]) =>
  segmentsOf(text, spans).map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece));

test('marks stretches of a text, those that touch as one', () => {
  expect(shown('dv/dt = x', [{ start: 8, end: 9 }])).toEqual(['dv/dt = ', '[x]', ' ']);
  expect(
    shown('abcdef', [
      { start: 3, end: 5 },
      { start: 1, end: 3 },
    ]),
  ).toEqual(['a', '[bcde]', 'f ']);
});

test('marks a place of no length, and the end of the text', () => {
  expect(shown('ab', [{ start: 1, end: 1 }])).toEqual(['a', '[b]', ' ']);
  expect(shown('ab', [{ start: 2, end: 3 }])).toEqual(['ab', '[ ]']);
  expect(shown('ab', [{ start: 9, end: 12 }])).toEqual(['ab', '[ ]']);
});
