import { expect, test } from 'vitest';
import { drawDiagram } from '../../../../renderer/scene/diagram.ts';
import { emptyDiagram, type Diagram } from '../../../../renderer/scene/parts.ts';
import type { Shown } from '../../../../renderer/scene/types.ts';
import { closeUpOf, tipOf } from '../../../../renderer/views/close-up/visible.ts';
import { connection, networkOf, population } from '../../scene/network.ts';

const viewport = { width: 800, height: 600 };

/** What the scene shows of a diagram with (x, y) of the canvas in the middle. */
function shownAt(diagram: Diagram, x: number, y: number, zoom: number): Shown {
  return { diagram, viewport, clock: 0, camera: { x: 400 - x * zoom, y: 300 - y * zoom, zoom } };
}

const chain = drawDiagram(
  networkOf({
    populations: [population('a'), population('b'), population('crowd', 'mcculloch-pitts', 50)],
    connections: [connection('ab', 'a', 'b'), connection('ba', 'b', 'a', -1), connection('ac', 'a', 'crowd')],
    layout: { a: { x: 0, y: 0 }, b: { x: 300, y: 0 }, crowd: { x: 0, y: 200 } },
  }),
  new Map(),
  emptyDiagram,
);

test('anatomy fades in between zooms of 2 and 2.8, synapses between 5 and 7', () => {
  const fades = [1.9, 2, 2.4, 2.8, 5, 6, 7, 32].map((zoom) => closeUpOf(shownAt(chain, 0, 0, zoom)));
  const expected = [0, 0, 0.5, 1, 1, 1, 1, 1];
  fades.forEach(({ anatomy }, k) => expect(anatomy).toBeCloseTo(expected[k]!, 12));
  expect(fades.map(({ synapses }) => synapses)).toEqual([0, 0, 0, 0, 0, 0.5, 1, 1]);
});

test('from afar nothing is looked for', () => {
  expect(closeUpOf(shownAt(chain, 0, 0, 1))).toEqual({ anatomy: 0, synapses: 0, neurons: [], axons: [] });
});

test('single neurons in view are shown, the nearest to the middle first, with what reaches and leaves them', () => {
  // 800 px at zoom 2.5 are 320 units: from -10 to 310, with room for dendrites.
  const { neurons } = closeUpOf(shownAt(chain, 160, 0, 2.5));
  expect(neurons.map(({ part }) => part.id)).toEqual(['b', 'a']);
  const [b, a] = neurons;
  expect(b!.incoming.map(({ item }) => item.id)).toEqual(['ab']);
  expect(b!.outgoing.map(({ item }) => item.id)).toEqual(['ba']);
  expect(a!.outgoing.map(({ item }) => item.id)).toEqual(['ab', 'ac']);
});

test('what is out of view, and a crowd, has no anatomy', () => {
  expect(closeUpOf(shownAt(chain, 0, 0, 4)).neurons.map(({ part }) => part.id)).toEqual(['a']);
  expect(closeUpOf(shownAt(chain, 0, 200, 4)).neurons).toEqual([]);
});

test('a synapse is shown while the end of its axon is in view', () => {
  const [ab] = chain.axons;
  const tip = tipOf(ab!);
  expect(closeUpOf(shownAt(chain, tip.x, tip.y, 20)).axons).toEqual([ab]);
  // 800 px at zoom 20 are 40 units: 19 to the right of the middle is inside, 21 is not.
  expect(closeUpOf(shownAt(chain, tip.x - 19, tip.y, 20)).axons).toEqual([ab]);
  expect(closeUpOf(shownAt(chain, tip.x - 21, tip.y, 20)).axons).toEqual([]);
  expect(closeUpOf(shownAt(chain, tip.x, tip.y, 4)).axons).toEqual([]);
});

test('of many neurons and synapses only those nearest to the middle are drawn in detail', () => {
  const ids = Array.from({ length: 40 }, (_, k) => `n${k}`);
  const many = drawDiagram(
    networkOf({
      populations: ids.map((id) => population(id)),
      connections: ids.slice(1).map((id) => connection(`w${id}`, id, 'n0')),
      layout: Object.fromEntries(ids.map((id, k) => [id, { x: 4 * k, y: 0 }])),
    }),
    new Map(),
    emptyDiagram,
  );
  const { neurons } = closeUpOf(shownAt(many, 0, 0, 2.8));
  expect(neurons.map(({ part }) => part.id)).toEqual(ids.slice(0, 24));
  const { axons } = closeUpOf(shownAt(many, 0, 0, 7));
  expect(axons).toHaveLength(8);
  const away = many.axons.map((axon) => Math.hypot(tipOf(axon).x, tipOf(axon).y)).sort((x, y) => x - y);
  axons.forEach((axon, k) => expect(Math.hypot(tipOf(axon).x, tipOf(axon).y)).toBeCloseTo(away[k]!, 9));
});
