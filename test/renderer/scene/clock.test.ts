import { expect, test } from 'vitest';
import { createClock } from '../../../renderer/scene/clock.ts';

test('a step made by hand is shown over 250 ms', () => {
  const clock = createClock();
  clock.advance(0);
  clock.follow(1, 20, false);
  clock.advance(5000);
  expect(clock.shown).toBe(0);
  clock.advance(5125);
  expect(clock.shown).toBe(0.5);
  clock.advance(5250);
  expect(clock.shown).toBe(1);
});

test('while playing a step takes 1/pace seconds, and the clock waits for the engine', () => {
  const clock = createClock();
  clock.advance(0);
  clock.follow(1, 10, true);
  clock.advance(50);
  expect(clock.shown).toBe(0.5);
  clock.advance(300);
  expect(clock.shown).toBe(1);
});

test('at a pace that can be followed it is never more than one step behind', () => {
  const clock = createClock();
  clock.advance(0);
  clock.follow(5, 30, true);
  expect(clock.shown).toBe(4);
  clock.follow(6, 30, true);
  expect(clock.shown).toBe(5);
});

test('at a fast pace it glides a tenth of a second behind; as fast as possible it jumps', () => {
  const clock = createClock();
  clock.advance(0);
  clock.follow(1000, 1000, true);
  expect(clock.shown).toBe(900);
  clock.advance(16);
  expect(clock.shown).toBe(916);
  clock.follow(5000, Infinity, true);
  clock.advance(17);
  expect(clock.shown).toBe(5000);
});

test('when the engine goes back the clock goes with it', () => {
  const clock = createClock();
  clock.follow(10, Infinity, true);
  clock.advance(1);
  clock.follow(3, 10, false);
  expect(clock.shown).toBe(3);
  clock.reset();
  expect([clock.shown, clock.target]).toEqual([0, 0]);
});
