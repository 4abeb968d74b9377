import { expect, test } from 'vitest';
import { pointAt, type Curve } from '../../../renderer/scene/curve.ts';
import { drawDiagram } from '../../../renderer/scene/diagram.ts';
import { axonWidth, headLength } from '../../../renderer/scene/geometry.ts';
import { emptyDiagram, type Axon } from '../../../renderer/scene/parts.ts';
import { connection, networkOf, population } from './network.ts';

function axonsOf(places: Record<string, [number, number]>, wires: [string, string][]): readonly Axon[] {
  const network = networkOf({
    populations: Object.keys(places).map((id) => population(id)),
    connections: wires.map(([source, target], index) => connection(`c${index}`, source, target)),
    layout: Object.fromEntries(Object.entries(places).map(([id, [x, y]]) => [id, { x, y }])),
  });
  return drawDiagram(network, new Map(), emptyDiagram).axons;
}

function only(axons: readonly Axon[]): Curve {
  const [axon] = axons;
  if (axon === undefined || axons.length !== 1) throw new Error(`Found ${axons.length} axons, expected 1.`);
  return axon.curve;
}

function nearest(curve: Curve, x: number, y: number): number {
  let least = Infinity;
  for (let i = 0; i < curve.points.length; i += 2) {
    least = Math.min(least, Math.hypot((curve.points[i] ?? 0) - x, (curve.points[i + 1] ?? 0) - y));
  }
  return least;
}

test('an axon leaves its source to the right and arrives at its target from the left, in front of it by its head', () => {
  const curve = only(axonsOf({ a: [0, 0], b: [200, 80] }, [['a', 'b']]));
  const point = { x: 0, y: 0, angle: 0 };
  pointAt(curve, 0, point);
  expect([point.x, point.y]).toEqual([26, 0]);
  expect(Math.abs(point.angle)).toBeLessThan(0.08);
  pointAt(curve, 1, point);
  expect(point.x).toBeCloseTo(200 - 26 - 3 - headLength(1), 3);
  expect(point.y).toBeCloseTo(80, 3);
  expect(Math.abs(point.angle)).toBeLessThan(0.08);
});

test('an axon goes round a neuron in its way', () => {
  const curve = only(axonsOf({ a: [0, 0], wall: [200, 0], b: [400, 0] }, [['a', 'b']]));
  expect(nearest(curve, 200, 0)).toBeGreaterThan(30);
});

test('an axon goes round a whole column in its way', () => {
  const column: Record<string, [number, number]> = { up: [200, -90], mid: [200, 0], low: [200, 90] };
  const curve = only(axonsOf({ a: [0, 0], b: [400, 0], ...column }, [['a', 'b']]));
  for (const [x, y] of Object.values(column)) expect(nearest(curve, x, y)).toBeGreaterThan(30);
});

test('the way back passes clear of both its ends, and a loop rises above its soma', () => {
  const back = only(axonsOf({ a: [200, 0], b: [0, 0] }, [['a', 'b']]));
  expect(nearest(back, 200, 0)).toBeGreaterThan(25);
  expect(nearest(back, 0, 0)).toBeGreaterThan(25);
  expect(back.box.minY).toBeLessThan(-50);
  const loop = only(axonsOf({ a: [0, 0] }, [['a', 'a']]));
  expect(nearest(loop, 0, 0)).toBeGreaterThan(25);
  expect(loop.box.minY).toBeLessThan(-50);
  expect(loop.box.maxY).toBeLessThan(20);
});

test('parallel axons arrive apart, in the order of where they come from', () => {
  const axons = axonsOf({ low: [0, 90], top: [0, -90], y: [200, 0] }, [
    ['low', 'y'],
    ['top', 'y'],
    ['top', 'y'],
  ]);
  const ends = axons.map(({ curve }) => curve.points[curve.points.length - 1] ?? 0);
  const [low = 0, first = 0, second = 0] = ends;
  expect(first).toBeLessThan(second - 8);
  expect(second).toBeLessThan(low - 8);
});

test('width grows with the root of |weight| from 1 to 6', () => {
  expect([0, 1, -1, 4, 100].map(axonWidth)).toEqual([1, 2.5, 2.5, 4, 6]);
});
