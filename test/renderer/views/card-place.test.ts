import { expect, test } from 'vitest';
import { cardPlace } from '../../../renderer/views/build/card-place.ts';

const canvas = { left: 200, top: 100, width: 600, height: 400 };
const card = { width: 150, height: 50 };

test('the card stands to the right of the cursor and below it', () => {
  expect(cardPlace({ x: 300, y: 200 }, card, canvas)).toEqual({ x: 114, y: 114 });
});

test('at the right and lower edge it turns, so that it covers nothing beside the canvas', () => {
  // 580 - 14 - 150 and 390 - 14 - 50.
  expect(cardPlace({ x: 780, y: 490 }, card, canvas)).toEqual({ x: 416, y: 326 });
});

test('a card wider than the room on either side stays within the canvas', () => {
  expect(cardPlace({ x: 500, y: 300 }, { width: 500, height: 50 }, canvas)).toEqual({ x: 8, y: 214 });
});
