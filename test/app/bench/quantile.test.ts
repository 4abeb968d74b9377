import { expect, test } from 'vitest';
import { quantile } from '../../../bench/scene/quantile.ts';

test('a quantile that falls on a value is that value, whatever their order', () => {
  const values = [30, 10, 50, 20, 40];
  expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(values, share))).toEqual([10, 20, 30, 40, 50]);
  expect(values).toEqual([30, 10, 50, 20, 40]);
});

test('between two values it lies on the line between them: place (n − 1)·share', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
  expect(quantile([10, 20], 0.95)).toBeCloseTo(19.5, 12);
});

test('numbers are put in order as numbers, not as text', () => {
  expect(quantile([100, 9, 20], 0)).toBe(9);
});

test('one value is each of its quantiles', () => {
  expect([0, 0.3, 1].map((share) => quantile([7], share))).toEqual([7, 7, 7]);
});
