import { describe, expect, it } from 'vitest';
import { models } from '../../../engine/models/index.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { compareBackends, neuronsOn } from './both.ts';
import { createRng, drivenNetwork } from './driven.ts';

const ids = models.map(({ id }) => id);
const inTime = models.filter((model) => model.inTime).map(({ id }) => id);
/** One neuron, a vector that is not full, and full ones with a rest; two populations of it make one batch. */
const sizes = [1, 3, 9];

describe('both backends of every built-in model', () => {
  it.each(ids)('%s: the same states to 1e-9, and the same spikes, for 1,000 steps', { timeout: 30_000 }, (model) => {
    let spikes = 0;
    for (const size of sizes) {
      const network = drivenNetwork({ model, size, rng: createRng(1000 + size), drive: 1 });
      const { difference, spikes: count, failed } = compareBackends(network, 1000);
      expect([size, difference, failed]).toEqual([size, null, false]);
      spikes += count;
    }
    // Of 26 neurons in all.
    expect(spikes).toBeGreaterThan(30);
  });
});

describe('f32', () => {
  it.each(inTime)('%s stays within 1e-3 of the reference below its threshold', (model) => {
    for (const size of sizes) {
      const network = drivenNetwork({ model, size, rng: createRng(size), drive: 0.03 });
      // With its own leak, Traub and Miles' neuron fires without any input.
      const parameters: Record<string, number> = model === 'traub-miles' ? { E_L: -75 } : {};
      const quiet = {
        ...network,
        populations: network.populations.map((each) => ({ ...each, parameters, initial: {} })),
      };
      const { difference, spikes } = compareBackends(quiet, 1000, { relative: 1e-3, floor: 0.1 }, { precision: 'f32' });
      expect([size, difference, spikes]).toEqual([size, null, 0]);
    }
  });

  it.each(ids)('%s runs for 1,000 steps and fires about as often as in f64', (model) => {
    const network = drivenNetwork({ model, size: 9, rng: createRng(7), drive: 1 });
    const [wide, narrow] = (['f64', 'f32'] as const).map((precision) => {
      const simulation = compile(network, { precision });
      let total = 0;
      for (let step = 0; step < 1000; step++) {
        simulation.step();
        total += neuronsOn(simulation);
      }
      return total;
    });
    expect(narrow! / wide!).toBeGreaterThan(0.9);
    expect(narrow! / wide!).toBeLessThan(1.1);
  });
});
