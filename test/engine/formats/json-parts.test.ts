import { expect, it } from 'vitest';
import { jsonParts } from '../../../engine/formats/json-parts.ts';

it.each([
  [[]],
  [{}],
  [null],
  [-0.5],
  ['a "quoted" line\n'],
  [{ a: [], b: {}, c: [[1, 2], [], [{ d: true }]], e: ['x', 'y'], f: 1e21 }],
])('writes %j as JSON.stringify does', (value) => {
  expect([...jsonParts(value)].join('')).toBe(JSON.stringify(value));
});

it('writes a long list of numbers 8192 at a time', () => {
  const values = Array.from({ length: 20_000 }, (_, k) => k / 3);
  const parts = [...jsonParts({ values })];
  expect(parts.join('')).toBe(JSON.stringify({ values }));
  expect(parts.filter((part) => part.length > 2).length).toBe(4);
});
