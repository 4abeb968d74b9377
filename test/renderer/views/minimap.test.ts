import { expect, test } from 'vitest';
import { freerCorner, MAP_HEIGHT, MAP_WIDTH, mapBox, type MapCorner } from '../../../renderer/views/build/minimap.ts';

test('the map stands at the right, twelve pixels from the edges', () => {
  const canvas = { width: 800, height: 500 };
  const [right, left] = [788, 788 - MAP_WIDTH];
  expect(mapBox('bottom', canvas)).toEqual({ minX: left, minY: 488 - MAP_HEIGHT, maxX: right, maxY: 488 });
  expect(mapBox('top', canvas)).toEqual({ minX: left, minY: 12, maxX: right, maxY: 12 + MAP_HEIGHT });
});

test('it goes where it covers less than half as much, and stays otherwise', () => {
  const from = (now: MapCorner, top: number, bottom: number) =>
    freerCorner(now, (corner) => (corner === 'top' ? top : bottom));
  expect(from('bottom', 0, 1)).toBe('top');
  expect(from('bottom', 5, 10)).toBe('bottom');
  expect(from('bottom', 0, 0)).toBe('bottom');
  expect(from('top', 10, 4)).toBe('bottom');
  expect(from('top', 0, 0)).toBe('top');
});
