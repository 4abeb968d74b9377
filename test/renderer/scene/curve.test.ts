import { expect, test } from 'vitest';
import { createCurve, distanceTo, pointAt } from '../../../renderer/scene/curve.ts';

const straight = createCurve([0, 0, 10, 0, 290, 0, 300, 0]);
/** A quarter circle of radius 100, to 3 parts in 10,000. */
const quarter = createCurve([100, 0, 100, 55.22847498, 55.22847498, 100, 0, 100]);

test('points lie evenly along a curve whose parameter does not', () => {
  const point = { x: 0, y: 0, angle: 0 };
  pointAt(straight, 0.25, point);
  expect(point.x).toBeCloseTo(75, 3);
  pointAt(straight, 0.5, point);
  expect(point).toEqual({ x: expect.closeTo(150, 3), y: 0, angle: 0 });
  expect(straight.length).toBeCloseTo(300, 6);
});

test('length and direction of a quarter circle', () => {
  const point = { x: 0, y: 0, angle: 0 };
  expect(Math.abs(quarter.length - 50 * Math.PI)).toBeLessThan(0.1);
  pointAt(quarter, 0.5, point);
  expect(Math.hypot(point.x - 70.71, point.y - 70.71)).toBeLessThan(0.15);
  expect(Math.abs(point.angle - 0.75 * Math.PI)).toBeLessThan(0.03);
});

test('fractions outside the curve stop at its ends', () => {
  const point = { x: 0, y: 0, angle: 0 };
  pointAt(straight, 2, point);
  expect(point.x).toBeCloseTo(300, 3);
  pointAt(straight, -1, point);
  expect(point.x).toBe(0);
});

test('distance to a curve', () => {
  expect(distanceTo(straight, 150, 7)).toBe(7);
  expect(distanceTo(straight, 303, 4)).toBeCloseTo(5, 4);
  expect(distanceTo(quarter, 0, 0)).toBeGreaterThan(99.8);
});

test('the box holds the curve', () => {
  expect(straight.box).toEqual({ minX: 0, minY: 0, maxX: 300, maxY: 0 });
});
