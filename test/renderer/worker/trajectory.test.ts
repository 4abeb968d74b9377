import { describe, expect, it } from 'vitest';
import { createTrajectory } from '../../../renderer/worker/training/trajectory.ts';

/** Walks as a training does: parameter 0 is the step, parameter 1 its square. */
function walked(steps: number, parameterCount = 2) {
  const trajectory = createTrajectory(parameterCount);
  const note = (step: number) => trajectory.note(step, () => Float64Array.of(step, step ** 2));
  note(0);
  for (let step = 0; step < steps;) {
    step = Math.min(steps, step + trajectory.until(step));
    note(step);
  }
  return trajectory;
}

describe('the way of a training', () => {
  it('keeps every batch while there are few', () => {
    const { steps, x, y, every } = walked(5).path(0, 1);
    expect(every).toBe(1);
    expect([...steps]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...x]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...y]).toEqual([0, 1, 4, 9, 16, 25]);
  });

  it('has 500 points at most, evenly spaced by a power of two, from the first on', () => {
    for (const total of [499, 500, 1000, 12_345]) {
      const { steps, every } = walked(total).path(0, 1);
      // The least power of two that leaves 500 points or fewer, step 0 among them.
      let least = 1;
      while (Math.floor(total / least) + 1 > 500) least *= 2;
      expect(every).toBe(least);
      expect([...steps]).toEqual(Array.from({ length: Math.floor(total / least) + 1 }, (_, k) => k * least));
    }
  });

  it('keeps fewer points of a large network: 32 MiB of 8-byte numbers in all', () => {
    // 2 ** 22 numbers, 2 ** 18 of them a point, are 16 points.
    expect(walked(1000, 2 ** 18).path(0, 1).steps.length).toBeLessThanOrEqual(16);
  });

  it('forgets what lies after a step that was gone back to, and goes on from there', () => {
    const trajectory = walked(5);
    trajectory.forgetAfter(3);
    expect([...trajectory.path(0, 1).steps]).toEqual([0, 1, 2, 3]);
    trajectory.note(4, () => Float64Array.of(-1, -2));
    expect([...trajectory.path(0, 1).x]).toEqual([0, 1, 2, 3, -1]);
  });
});
