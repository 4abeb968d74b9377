import { expect, test } from 'vitest';
import { drawDiagram } from '../../../renderer/scene/diagram.ts';
import { createHitTest } from '../../../renderer/scene/hit-test.ts';
import { emptyDiagram } from '../../../renderer/scene/parts.ts';
import { nand } from './network.ts';

const diagram = drawDiagram(nand, new Map(), emptyDiagram);
const hits = createHitTest(diagram);

test('finds somas, switches and lamps by their shape', () => {
  expect(hits.at(200, 25, 0)).toEqual({ kind: 'population', id: 'y' });
  expect(hits.at(219, 19, 0)).toBeNull();
  expect(hits.at(29, -45, 0)).toEqual({ kind: 'stimulus', id: 'a' });
  expect(hits.at(340, 18, 0)).toEqual({ kind: 'lamp', id: 'out' });
});

test('finds axons within the tolerance', () => {
  const { points } = diagram.axons[0]?.curve ?? { points: new Float32Array() };
  const middle = points.length / 2 - ((points.length / 2) % 2);
  const [x = 0, y = 0] = points.subarray(middle, middle + 2);
  expect(hits.at(x, y, 0)).toEqual({ kind: 'connection', id: 'ay' });
  expect(hits.at(x, y - 12, 4)).toBeNull();
});

test('empty canvas and an empty diagram give nothing', () => {
  expect(hits.at(100, 0, 2)).toBeNull();
  expect(createHitTest(emptyDiagram).at(0, 0, 10)).toBeNull();
});

test('only parts are found when only parts are asked for', () => {
  expect(hits.partAt(200, 30, 5)?.id).toBe('y');
  expect(hits.partAt(200, 32, 5)).toBeNull();
});
