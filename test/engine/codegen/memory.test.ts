import { describe, expect, it } from 'vitest';
import { OutOfMemoryError, planMemory } from '../../../engine/codegen/memory.ts';

describe('allocate', () => {
  it('says how much is wanted where that is more than addresses reach', () => {
    const plan = planMemory('f64');
    plan.reals(2 ** 29 + 2 ** 28);
    expect(() => plan.allocate()).toThrow(OutOfMemoryError);
    expect(() => plan.allocate()).toThrow(RangeError);
    expect(() => plan.allocate()).toThrow('The network needs 6.0 GiB of memory, and at most 4 GiB can be used.');
  });

  it('needs half of it in f32', () => {
    const plan = planMemory('f32');
    plan.reals(2 ** 30 + 2 ** 28);
    expect(() => plan.allocate()).toThrow('needs 5.0 GiB');
  });
});
