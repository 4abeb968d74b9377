import { expect, test } from 'vitest';
import { createPortions } from '../../../renderer/scene/layers/portions.ts';

/** What is done in each of `frames` frames, `ms` apart. */
function portionsOf(frames: number, ms: number): number[] {
  const portions = createPortions(150, 4000);
  portions.start();
  return Array.from({ length: frames }, (_, k) => portions.next(1000 + k * ms));
}

test('a task begins with little and does twice as much in each frame that comes in time, up to the most', () => {
  expect(portionsOf(7, 16.7)).toEqual([150, 300, 600, 1200, 2400, 4000, 4000]);
});

test('a task does the least in each frame while frames are late', () => {
  expect(portionsOf(4, 80)).toEqual([150, 150, 150, 150]);
});

test('one late frame halves the portion, and the next in time doubles it again', () => {
  const portions = createPortions(150, 4000);
  expect([0, 16, 32, 132, 148].map((now) => portions.next(now))).toEqual([150, 300, 600, 300, 600]);
});

test('the rest between two tasks is no late frame', () => {
  const portions = createPortions(150, 4000);
  expect([0, 16].map((now) => portions.next(now))).toEqual([150, 300]);
  portions.start();
  expect([5000, 5016].map((now) => portions.next(now))).toEqual([150, 300]);
});
