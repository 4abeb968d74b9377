import { expect, test } from 'vitest';
import { elide } from '../../../renderer/scene/elide.ts';

/** Each letter is 10 wide. */
const width = (text: string): number => 10 * [...text].length;

test('a name that fits stays as it is', () => {
  expect(elide('carry', 180, width)).toBe('carry');
  expect(elide('a name of 18 chars', 180, width)).toBe('a name of 18 chars');
});

test('of a longer one as much is left as fits with the ellipsis, and no space before it', () => {
  expect(elide('x'.repeat(300), 180, width)).toBe(`${'x'.repeat(17)}…`);
  expect(elide('sixteen letters, and more', 180, width)).toBe('sixteen letters,…');
});

test('no letter of two code units is cut in half', () => {
  expect(elide('🧠'.repeat(30), 180, width)).toBe(`${'🧠'.repeat(17)}…`);
});
