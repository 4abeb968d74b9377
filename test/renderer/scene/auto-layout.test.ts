import { expect, test } from 'vitest';
import { columnsOf, placeParts } from '../../../renderer/scene/auto-layout.ts';
import { connection, lamp, nand, networkOf, population, toggle } from './network.ts';

test('columns follow the longest path from the stimuli', () => {
  const network = networkOf({
    stimuli: [toggle('a')],
    populations: [population('h'), population('y')],
    connections: [connection('ay', 'a', 'y'), connection('ah', 'a', 'h'), connection('hy', 'h', 'y')],
    probes: [lamp('out', 'y')],
  });
  expect([...columnsOf(network)].sort()).toEqual([
    ['a', 0],
    ['h', 1],
    ['out', 3],
    ['y', 2],
  ]);
});

test('a cycle does not stop the layout, a lone neuron stands first', () => {
  const network = networkOf({
    populations: [population('q'), population('p'), population('alone')],
    connections: [connection('qp', 'q', 'p'), connection('pq', 'p', 'q'), connection('qq', 'q', 'q')],
  });
  const columns = columnsOf(network);
  expect(columns.get('alone')).toBe(0);
  expect(Math.abs((columns.get('q') ?? 0) - (columns.get('p') ?? 0))).toBe(1);
});

test('places of the file are kept, the rest stand in centred columns 200 apart', () => {
  const network = networkOf({ ...nand, layout: { y: { x: 7, y: 9 } } });
  expect(Object.fromEntries(placeParts(network))).toEqual({
    a: { x: 0, y: -60 },
    b: { x: 0, y: 60 },
    y: { x: 7, y: 9 },
    out: { x: 400, y: 0 },
  });
});

test('an id that Object.prototype knows gets a place of its own', () => {
  const network = networkOf({ populations: [population('constructor')] });
  expect(placeParts(network).get('constructor')).toEqual({ x: 0, y: 0 });
});

test('in a circuit of thousands every part has a place of its own, chips and notes too', () => {
  const many = (letter: string): string[] => Array.from({ length: 600 }, (_, k) => `${letter}${k}`);
  const network = networkOf({
    populations: many('p').map((id) => population(id)),
    probes: [lamp('out', 'p0')],
    chips: many('c').map((id) => ({ id, type: 'half', label: id })),
    notes: many('n').map((id) => ({ id, text: id })),
    layout: { c7: { x: -500, y: -500 } },
  });
  const places = placeParts(network);
  expect(new Set(places.keys())).toEqual(new Set([...many('p'), ...many('c'), ...many('n'), 'out']));
  expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(1801);
  expect(places.get('c7')).toEqual({ x: -500, y: -500 });
});
