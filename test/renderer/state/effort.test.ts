import { expect, test } from 'vitest';
import { Effort } from '../../../renderer/state/effort.svelte.ts';

/** Frames every 500 ms, of which the last is the pause. */
function learn(effort: Effort, from: number, ms: number): void {
  for (let at = 0; at <= ms; at += 500) effort.note(at < ms, from + at);
}

test('what has learnt for half a minute is worth keeping, whatever pauses lie between', () => {
  const effort = new Effort();
  learn(effort, 0, 20_000);
  learn(effort, 100_000, 9_500);
  expect(effort.isWorthKeeping).toBe(false);
  learn(effort, 200_000, 500);
  expect(effort.isWorthKeeping).toBe(true);
  effort.forget();
  expect(effort.isWorthKeeping).toBe(false);
});

test('slow batches are learning', () => {
  const effort = new Effort();
  for (let at = 0; at <= 30_000; at += 5000) effort.note(true, at);
  expect(effort.isWorthKeeping).toBe(true);
});

test('what was learnt while it was saved is not kept, nor what another training learnt', () => {
  const effort = new Effort();
  learn(effort, 0, 40_000);
  const kept = effort.mark();
  learn(effort, 100_000, 30_000);
  kept();
  expect(effort.isWorthKeeping).toBe(true);
  const late = effort.mark();
  effort.begin('another');
  learn(effort, 200_000, 30_000);
  late();
  expect(effort.isWorthKeeping).toBe(true);
});

test('a window that slept has not learnt meanwhile', () => {
  const effort = new Effort();
  effort.note(true, 0);
  effort.note(true, 3_600_000);
  expect(effort.isWorthKeeping).toBe(false);
});
