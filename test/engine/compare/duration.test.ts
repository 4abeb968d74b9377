import { describe, expect, it } from 'vitest';
import { compareModels } from '../../../engine/compare/comparison.ts';
import { suitableDuration } from '../../../engine/compare/duration.ts';
import { example } from '../examples/support.ts';
import { networkOf } from '../support/networks.ts';

const stepAt = (start: number, stop: number) =>
  networkOf({
    stimuli: [{ id: 'drive', kind: 'step', value: 1, start, stop }],
    populations: [{ id: 'one', model: 'step' }],
    connections: [{ source: 'drive', target: 'one', weight: 1 }],
  });

/** Neurons one after the other, a ms apart. */
const chain = (length: number) =>
  networkOf({
    stimuli: [{ id: 'drive', kind: 'toggle', value: 1 }],
    populations: Array.from({ length }, (_, k) => ({ id: `n${k}`, model: 'step' })),
    connections: Array.from({ length }, (_, k) => ({
      source: k === 0 ? 'drive' : `n${k - 1}`,
      target: `n${k}`,
      weight: 1,
    })),
    probes: [{ id: 'lamp', kind: 'lamp', target: `n${length - 1}` }],
  });

describe('how long a comparison runs', () => {
  it('is 5 s where a circuit has settled by half of it', () => {
    expect(suitableDuration(example('nand'))).toBe(5000);
    expect(suitableDuration(chain(3))).toBe(5000);
  });

  it('is twice the time in which a long circuit settles under a model in time', () => {
    // 30 layers and one more of 200 ms, and 31 steps on the way: 2 · 6.2 s.
    expect(suitableDuration(chain(30))).toBe(13_000);
    expect(suitableDuration(chain(1000))).toBe(60_000);
  });

  it('goes on for as long after the last change of a stimulus, unless that never comes', () => {
    expect(suitableDuration(stepAt(100, 7200))).toBe(15_000);
    expect(suitableDuration(stepAt(100, 1e9))).toBe(5000);
  });

  it('is what the engine runs when no time is asked for', () => {
    const network = chain(30);
    const started = compareModels(network, { models: ['as-drawn'] });
    if (!started.ok) throw new Error('Expected a comparison');
    expect(started.value.result().duration).toBe(suitableDuration(network));
    // A third is what a window may have.
    expect(compareModels(network, { models: ['as-drawn'], windows: [4000] }).ok).toBe(true);
  });
});
