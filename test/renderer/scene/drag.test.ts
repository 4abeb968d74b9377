import fc from 'fast-check';
import { expect, test } from 'vitest';
import { obstaclesFor, redrawAxon } from '../../../renderer/scene/axons.ts';
import { drawDiagram } from '../../../renderer/scene/diagram.ts';
import { createDrag } from '../../../renderer/scene/drag.ts';
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
  const dragged = createDrag(before, ['q'])(new Map([['q', { x: 200, y: 40 }]]));
  expect(dragged.partById.get('q')).toMatchObject({ x: 200, y: 40, index: 1 });
  expect(dragged.axons[0]?.target).toBe(dragged.parts[1]);
  expect(dragged.axons[0]?.curve.points.at(-1)).toBeCloseTo(40, 4);
  expect(dragged.lampWires[0]?.curve.points.at(1)).toBeCloseTo(40, 4);
});

test('other axons stay as they are, even when the part is dragged into their way', () => {
  const dragged = createDrag(before, ['q'])(new Map([['q', { x: 200, y: 300 }]]));
  expect(dragged.axons[1]).toBe(before.axons[1]);
  expect(dragged.parts[0]).toBe(before.parts[0]);
  const dropped = drawDiagram(network, new Map([['q', { x: 200, y: 300 }]]), before);
  expect(dropped.axons[1]?.curve).not.toBe(before.axons[1]?.curve);
});

test('a drag that leads nowhere changes nothing', () => {
  const still = createDrag(before, ['q'])(new Map([['q', { x: 200, y: 0 }]]));
  still.parts.forEach((part, index) => expect(part).toBe(before.parts[index]));
  still.axons.forEach((axon, index) => expect(axon).toBe(before.axons[index]));
});

test('the picture is that of a diagram in which every axon is drawn anew between where its ends are now', () => {
  const ids = ['p', 'q', 'r', 's'];
  const place = fc.record({ x: fc.integer({ min: -100, max: 500 }), y: fc.integer({ min: -100, max: 500 }) });
  const moves = fc.array(fc.array(place, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.subarray(ids, { minLength: 1 }), moves, (held, course) => {
      const drag = createDrag(before, held);
      for (const places of course) {
        const moved = new Map(held.map((id, k) => [id, places[k]!]));
        const { parts, axons, lampWires, partById } = drag(moved);
        parts.forEach(({ id, x, y }) => expect({ x, y }).toEqual(moved.get(id) ?? network.layout[id]));
        expect([...partById.values()]).toEqual(parts);
        const obstacles = obstaclesFor(axons.length, parts);
        for (const { source, target, curve, item } of axons) {
          const ends = { source: partById.get(source.id)!, target: partById.get(target.id)! };
          const isHeld = held.includes(source.id) || held.includes(target.id);
          const drawn = before.axons.find((axon) => axon.item === item)!;
          const fresh = isHeld ? redrawAxon({ ...drawn, ...ends }, obstacles) : drawn;
          expect(curve.cubics).toEqual(fresh.curve.cubics);
          expect([source, target]).toEqual([ends.source, ends.target]);
        }
        const rewired = drawDiagram(network, moved, emptyDiagram).lampWires;
        expect(lampWires.map(({ curve }) => curve.cubics)).toEqual(rewired.map(({ curve }) => curve.cubics));
      }
    }),
    { seed: 5, numRuns: 200 },
  );
});
