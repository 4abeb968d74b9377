import { expect, test } from 'vitest';
import { drawDiagram } from '../../../renderer/scene/diagram.ts';
import { dragDiagram } from '../../../renderer/scene/drag.ts';
import { emptyDiagram } from '../../../renderer/scene/parts.ts';
import { connection, lamp, networkOf, population } from './network.ts';

const network = networkOf({
  populations: ['p', 'q', 'r', 's'].map((id) => population(id)),
  connections: [connection('pq', 'p', 'q'), connection('rs', 'r', 's')],
  probes: [lamp('out', 'q')],
  layout: { p: { x: 0, y: 0 }, q: { x: 200, y: 0 }, r: { x: 0, y: 300 }, s: { x: 400, y: 300 }, out: { x: 340, y: 0 } },
});
const before = drawDiagram(network, new Map(), emptyDiagram);

test('what hangs on a dragged part comes along', () => {
  const dragged = dragDiagram(before, new Map([['q', { x: 200, y: 40 }]]));
  expect(dragged.partById.get('q')).toMatchObject({ x: 200, y: 40, index: 1 });
  expect(dragged.axons[0]?.target).toBe(dragged.parts[1]);
  expect(dragged.axons[0]?.curve.points.at(-1)).toBeCloseTo(40, 4);
  expect(dragged.lampWires[0]?.curve.points.at(1)).toBeCloseTo(40, 4);
});

test('other axons stay as they are, even when the part is dragged into their way', () => {
  const dragged = dragDiagram(before, new Map([['q', { x: 200, y: 300 }]]));
  expect(dragged.axons[1]).toBe(before.axons[1]);
  expect(dragged.parts[0]).toBe(before.parts[0]);
  const dropped = drawDiagram(network, new Map([['q', { x: 200, y: 300 }]]), before);
  expect(dropped.axons[1]?.curve).not.toBe(before.axons[1]?.curve);
});

test('a drag that leads nowhere changes nothing', () => {
  const still = dragDiagram(before, new Map([['q', { x: 200, y: 0 }]]));
  still.parts.forEach((part, index) => expect(part).toBe(before.parts[index]));
  still.axons.forEach((axon, index) => expect(axon).toBe(before.axons[index]));
});
