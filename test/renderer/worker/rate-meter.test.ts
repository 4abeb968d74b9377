import { expect, it } from 'vitest';
import { createRateMeter } from '../../../renderer/worker/rate-meter.ts';

it('the rate of a population is that of half a second, weighted by steps, not of its last frame', () => {
  let now = 0;
  const meter = createRateMeter({ now: () => now });
  meter.note(0, 30, true);
  now = 300;
  meter.note(1000, 10, true);
  expect(meter.perSecond()).toBe(250);
  now = 500;
  meter.note(0, 10, true);
  expect(meter.perSecond()).toBe(200);
  now = 600;
  meter.note(9000, 1, true);
  expect(meter.perSecond()).toBe(200);
  meter.note(5000, 1, false);
  expect(meter.perSecond()).toBe(5000);
  meter.clear();
  expect(meter.perSecond()).toBe(0);
});
