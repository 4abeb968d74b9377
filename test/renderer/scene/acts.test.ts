import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followActs } from '../../../renderer/scene/acts.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('pictures are urgent while nobody acts', () => {
  expect(followActs(new EventTarget()).isUrgent(performance.now())).toBe(true);
});

test.each(['pointermove', 'pointerdown', 'pointerup', 'wheel'])('%s waits for one picture', (kind) => {
  const canvas = new EventTarget();
  const acts = followActs(canvas);
  canvas.dispatchEvent(new Event(kind));
  expect(acts.isUrgent(performance.now())).toBe(true);
  acts.answered();
  expect(acts.isUrgent(performance.now())).toBe(false);
  vi.advanceTimersByTime(400);
  expect(acts.isUrgent(performance.now())).toBe(true);
});

test('once stopped, nothing is waited for', () => {
  const canvas = new EventTarget();
  const acts = followActs(canvas);
  acts.stop();
  canvas.dispatchEvent(new Event('wheel'));
  acts.answered();
  expect(acts.isUrgent(performance.now())).toBe(true);
});
