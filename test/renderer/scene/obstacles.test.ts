import { expect, test } from 'vitest';
import { drawDiagram } from '../../../renderer/scene/diagram.ts';
import { createObstacles } from '../../../renderer/scene/obstacles.ts';
import { emptyDiagram } from '../../../renderer/scene/parts.ts';
import { nand } from './network.ts';

const { parts } = drawDiagram(nand, new Map(), emptyDiagram);
const obstacles = createObstacles(parts);

function idsAt(x: number, y: number): string[] {
  return obstacles.within({ minX: x, minY: y, maxX: x, maxY: y }).map(({ id }) => id);
}

test('finds parts with 10 units of clearance around them and their names', () => {
  expect([164, 163].map((x) => idsAt(x, 0))).toEqual([['y'], []]);
  expect([-36, -37].map((y) => idsAt(200, y))).toEqual([['y'], []]);
  expect([60, 61].map((y) => idsAt(200, y))).toEqual([['y'], []]);
});

test('finds all parts that a box meets', () => {
  const found = obstacles.within({ minX: -100, minY: -100, maxX: 250, maxY: 100 });
  expect(found.map(({ id }) => id).sort()).toEqual(['a', 'b', 'y']);
});

test('of no parts there is nothing in the way', () => {
  expect(createObstacles([]).within({ minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9 })).toEqual([]);
});
