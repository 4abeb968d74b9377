import { expect, test } from 'vitest';
import { breathAt } from '../../../renderer/scene/light.ts';

test('breath rises for 24 ms and is over after 120', () => {
  expect([-1, 0, 12, 24, 120, Infinity].map(breathAt)).toEqual([0, 0, 0.5, 1, 0, 0]);
});
