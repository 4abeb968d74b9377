import ELK from 'elkjs';
import { expect, test } from 'vitest';
import { placeFast } from '../../../renderer/worker/layout/fast.ts';
import { fromElk, layoutGraph, toElk, type LayoutBody } from '../../../renderer/worker/layout/graph.ts';
import { connection, lamp, networkOf, population, toggle } from '../scene/network.ts';

function disc(halfWidth = 26): LayoutBody {
  return { x: 0, y: 0, halfWidth, halfHeight: halfWidth };
}

const bodies = new Map(['a', 'b', 'h', 'y', 'out'].map((id) => [id, disc()]));
const network = networkOf({
  stimuli: [toggle('a'), toggle('b')],
  populations: [population('h'), population('y')],
  connections: [
    connection('ah', 'a', 'h'),
    connection('bh', 'b', 'h'),
    connection('hy', 'h', 'y'),
    connection('ay', 'a', 'y'),
    connection('away', 'chip.q', 'y'),
  ],
  probes: [lamp('out', 'y')],
});
const graph = layoutGraph(network, bodies);

test('wires are connections and those of lamps, between what is drawn', () => {
  expect(graph.wires.map(({ source, target }) => `${source}>${target}`)).toEqual(['a>h', 'b>h', 'h>y', 'a>y', 'y>out']);
});

test('a port of a chip counts as its chip', () => {
  const withChip = layoutGraph(network, new Map([...bodies, ['chip', disc()]]));
  expect(withChip.wires).toContainEqual({ source: 'chip', target: 'y' });
});

test('ELK puts every part to the right of what feeds it, on the grid, none over another', async () => {
  const places = fromElk(await new ELK().layout(toElk(graph)), graph);
  expect([...places.keys()].sort()).toEqual(['a', 'b', 'h', 'out', 'y']);
  for (const { source, target } of graph.wires) expect(places.get(source)!.x + 52).toBeLessThan(places.get(target)!.x);
  const all = [...places.values()];
  for (const { x, y } of all) expect([Math.abs(x % 10), Math.abs(y % 10)]).toEqual([0, 0]);
  for (const a of all) for (const b of all) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(52);
});

test('the quick layout puts layers from left to right by the least number of wires', () => {
  const places = placeFast(graph);
  const column = (id: string): number => places.get(id)!.x;
  expect(column('a')).toBe(column('b'));
  expect(column('h')).toBe(column('y'));
  expect(column('h')).toBeGreaterThan(column('a'));
  expect(column('out')).toBeGreaterThan(column('h'));
});

test('the quick layout gives 10,000 parts of a ring with shortcuts places of their own, about as wide as high', () => {
  const count = 10_000;
  const many = new Map(Array.from({ length: count }, (_, k) => [`n${k}`, disc()]));
  const wires = Array.from({ length: 100_000 }, (_, k) => {
    return { source: `n${k % count}`, target: `n${(k * 7919 + 1 + Math.floor(k / count)) % count}` };
  });
  const places = [...placeFast({ bodies: many, wires }).values()];
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
  const width = Math.max(...places.map(({ x }) => x)) - Math.min(...places.map(({ x }) => x));
  const height = Math.max(...places.map(({ y }) => y)) - Math.min(...places.map(({ y }) => y));
  expect(width / height).toBeGreaterThan(0.5);
  expect(width / height).toBeLessThan(3);
});

test('a ring without an entrance begins with its first part', () => {
  const ring = { bodies: new Map(['p', 'q', 'r'].map((id) => [id, disc()])), wires: ringWires };
  const places = placeFast(ring);
  expect(places.get('p')!.x).toBeLessThan(places.get('q')!.x);
  expect(places.get('q')!.x).toBeLessThan(places.get('r')!.x);
});

const ringWires = [
  { source: 'p', target: 'q' },
  { source: 'q', target: 'r' },
  { source: 'r', target: 'p' },
];
