import { describe, expect, it } from 'vitest';
import { getModel, models } from '../../../engine/models/index.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation } from '../../../engine/simulation/simulation.ts';
import { compareBackends } from './both.ts';
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

  it.each(ids)(
    '%s puts out as much as the reference above its threshold, neuron by neuron',
    { timeout: 30_000 },
    (id) => {
      const isSpiking = getModel(id).output === 'spikes';
      let awake = 0;
      for (const seed of [1, 2, 3, 7]) {
        const network = drivenNetwork({ model: id, size: 9, rng: createRng(seed), drive: 1 });
        const reference = outputOver(compile(network, { backend: 'js' }), 1000);
        const narrow = outputOver(compile(network, { precision: 'f32' }), 1000);
        // Each neuron's spikes to one, or to 1 % of many; all of them to 0.5 %; values to 0.1 % of what they add up to.
        for (const [neuron, { sum, size }] of reference.entries()) {
          const tolerance = isSpiking ? Math.max(1, 0.01 * size) : 1e-3 * size;
          const difference = Math.abs(narrow[neuron]!.sum - sum);
          expect([seed, neuron, difference > tolerance ? difference : 0]).toEqual([seed, neuron, 0]);
        }
        const [all, allNarrow] = [reference, narrow].map((each) => each.reduce((total, { size }) => total + size, 0));
        expect(Math.abs(allNarrow! / all! - 1)).toBeLessThan(0.005);
        awake += reference.filter(({ size }) => size > 0).length;
      }
      // Of 72 neurons in all, most put something out.
      expect(awake).toBeGreaterThan(36);
    },
  );
});

/** Of each neuron, its outputs added up over some steps, and their magnitudes: counts, where it spikes. */
function outputOver(simulation: Simulation, steps: number): { sum: number; size: number }[] {
  const { outputs, neuronCount } = simulation.compiled;
  const totals = Array.from({ length: neuronCount }, () => ({ sum: 0, size: 0 }));
  for (let step = 0; step < steps; step++) {
    simulation.step();
    for (const [neuron, total] of totals.entries()) {
      total.sum += outputs[neuron]!;
      total.size += Math.abs(outputs[neuron]!);
    }
  }
  return totals;
}
