import { expect, test } from 'vitest';
import { boundsOf, drawDiagram } from '../../../renderer/scene/diagram.ts';
import { emptyDiagram } from '../../../renderer/scene/parts.ts';
import { connection, nand, networkOf, population } from './network.ts';

const first = drawDiagram(nand, new Map(), emptyDiagram);

test('a diagram has every part and connection, in the order of the network', () => {
  expect(first.parts.map(({ kind, id, index, x, y }) => [kind, id, index, x, y])).toEqual([
    ['stimulus', 'a', 0, 0, -60],
    ['stimulus', 'b', 1, 0, 60],
    ['population', 'y', 2, 200, 0],
    ['lamp', 'out', 3, 340, 0],
  ]);
  expect(first.axons.map(({ item, sign }) => [item.id, sign])).toEqual([
    ['ay', 'inhibitory'],
    ['by', 'inhibitory'],
  ]);
  expect(first.outgoing).toEqual([[0], [1], [], []]);
  expect(first.lampWires.map(({ source, lamp }) => [source.id, lamp.id])).toEqual([['y', 'out']]);
});

test('the same network again shares every part and axon', () => {
  const again = drawDiagram({ ...nand, name: 'renamed' }, new Map(), first);
  again.parts.forEach((part, index) => expect(part).toBe(first.parts[index]));
  expect(again.axons).toBe(first.axons);
  expect(again.lampWires).toBe(first.lampWires);
});

test('moving one part redraws its own axons and no others', () => {
  const network = networkOf({
    populations: ['p', 'q', 'r', 's'].map((id) => population(id)),
    connections: [connection('pq', 'p', 'q'), connection('rs', 'r', 's')],
    layout: { p: { x: 0, y: 0 }, q: { x: 200, y: 0 }, r: { x: 0, y: 500 }, s: { x: 200, y: 500 } },
  });
  const before = drawDiagram(network, new Map(), emptyDiagram);
  const after = drawDiagram(network, new Map([['q', { x: 220, y: 30 }]]), before);
  expect(after.axons[0]?.curve).not.toBe(before.axons[0]?.curve);
  expect(after.axons[1]).toBe(before.axons[1]);
  expect(after.parts[1]).toMatchObject({ id: 'q', x: 220, y: 30 });
  expect(after.parts[0]).toBe(before.parts[0]);
});

test('a part moved into the way of an axon is gone round', () => {
  const network = networkOf({
    populations: ['p', 'q', 'r'].map((id) => population(id)),
    connections: [connection('pq', 'p', 'q')],
    layout: { p: { x: 0, y: 0 }, q: { x: 400, y: 0 }, r: { x: 200, y: 300 } },
  });
  const before = drawDiagram(network, new Map(), emptyDiagram);
  const after = drawDiagram(network, new Map([['r', { x: 200, y: 0 }]]), before);
  expect(before.axons[0]?.curve.box.maxY).toBe(0);
  expect(after.axons[0]?.curve.box.minY).toBeLessThan(-30);
});

test('a connection to nowhere is left out', () => {
  const network = networkOf({ populations: [population('p')], connections: [connection('c', 'p', 'gone')] });
  expect(drawDiagram(network, new Map(), emptyDiagram).axons).toEqual([]);
});

test('bounds hold all parts and the names below them', () => {
  expect(boundsOf(first)).toEqual({ minX: -30, minY: -77, maxX: 359, maxY: 101 });
  expect(boundsOf(emptyDiagram)).toBeNull();
});
