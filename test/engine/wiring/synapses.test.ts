import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/network/types-connections.ts';
import { mean } from '../../../engine/wiring/laws.ts';
import { countSynapses } from '../../../engine/wiring/synapses.ts';
import { moments } from '../support/statistics.ts';
import { synapsesOf, wiring } from './support.ts';

const normal: Distribution = { kind: 'normal', mean: 1, sd: 0.2 };
const ms: Distribution = { kind: 'uniform', low: 0.5, high: 2 };

describe('forEachSynapse', () => {
  it('gives each synapse the weight and delay of its connection', () => {
    const options = wiring('OneToOne', { sourceSize: 2, targetSize: 2, weight: -3, delay: 4 });
    expect(synapsesOf(options)).toEqual([
      [0, 0, -3, 4],
      [1, 1, -3, 4],
    ]);
  });

  it.each([
    [1.5, 15],
    [0, 1],
    [0.14, 1],
    [0.15, 1],
    [0.16, 2],
    [1000, 10_000],
  ])('a delay of %d ms at dt = 0.1 ms is %d steps', (delay, steps) => {
    expect(synapsesOf(wiring('AllToAll', { sourceSize: 1, targetSize: 1, delay: { ms: delay } }))).toEqual([
      [0, 0, 1, steps],
    ]);
  });

  it('a list may give weights and delays of its own, and keeps them with their row', () => {
    const list = [
      [1, 0, 0.5, 3],
      [0, 1, 2, 1],
      [0, 1, -1, 2],
    ];
    expect(synapsesOf(wiring({ kind: 'FromList', list }))).toEqual([
      [0, 1, 2, 1],
      [0, 1, -1, 2],
      [1, 0, 0.5, 3],
    ]);
    expect(synapsesOf(wiring({ kind: 'FromList', list: [[0, 1, 7]] }, { delay: 5 }))).toEqual([[0, 1, 7, 5]]);
    expect(synapsesOf(wiring({ kind: 'FromList', list: [[0, 1]] }, { weight: 9 }))).toEqual([[0, 1, 9, 1]]);
  });

  it('draws weights and delays by their laws', () => {
    const synapses = synapsesOf(
      wiring('AllToAll', { sourceSize: 100, targetSize: 100, weight: normal, delay: { ms } }),
    );
    const weights = moments(synapses.map(([, , weight]) => weight));
    expect(Math.abs(weights.mean - mean(normal))).toBeLessThan(4 * 0.002);
    expect(Math.abs(Math.sqrt(weights.variance) - 0.2)).toBeLessThan((4 * 0.2) / Math.sqrt(2 * 10_000));
    const delays = synapses.map(([, , , delay]) => delay);
    expect(Math.min(...delays)).toBe(5);
    expect(Math.max(...delays)).toBe(20);
    expect(Math.abs(moments(delays).mean - 12.5)).toBeLessThan(4 * (15 / Math.sqrt(12) / 100));
  });

  it('weights and delays do not depend on each other', () => {
    const drawn = synapsesOf(wiring('AllToAll', { weight: normal, delay: { ms } }));
    const weights = synapsesOf(wiring('AllToAll', { weight: normal })).map(([, , weight]) => weight);
    const delays = synapsesOf(wiring('AllToAll', { delay: { ms } })).map(([, , , delay]) => delay);
    expect(drawn.map(([, , weight]) => weight)).toEqual(weights);
    expect(drawn.map(([, , , delay]) => delay)).toEqual(delays);
  });

  it('long delays do not go with large weights: the correlation is 0 within 4 standard errors', () => {
    const weight: Distribution = { kind: 'uniform', low: 0, high: 1 };
    const sizes = { sourceSize: 100, targetSize: 100 };
    const synapses = synapsesOf(wiring('AllToAll', { ...sizes, weight, delay: { ms }, dt: 0.001 }));
    // Both in units of their standard deviations: uniform laws of widths 1 and 1500 steps.
    const products = synapses.map(([, , w, steps]) => (w - 0.5) * ((steps - 1250) / 1500) * 12);
    expect(Math.abs(moments(products).mean)).toBeLessThan(4 / Math.sqrt(10_000));
  });

  it('a synapse has the same weight however it came about, and a second one between the same neurons its own', () => {
    const all = new Map(
      synapsesOf(wiring('AllToAll', { weight: normal })).map(([i, j, weight]) => [5 * i + j, weight]),
    );
    const some = synapsesOf(wiring({ kind: 'FixedProbability', probability: 0.5, self: true }, { weight: normal }));
    expect(some.length).toBeGreaterThan(0);
    for (const [i, j, weight] of some) expect(weight).toBe(all.get(5 * i + j));
    const list = [
      [2, 3],
      [2, 3],
    ];
    const [first, second] = synapsesOf(wiring({ kind: 'FromList', list }, { weight: normal }));
    expect(first![2]).toBe(all.get(13));
    expect(second![2]).not.toBe(first![2]);
  });

  it('the connection next door draws other weights', () => {
    const here = synapsesOf(wiring('AllToAll', { weight: normal }));
    expect(synapsesOf(wiring('AllToAll', { weight: normal, key: 7 }))).not.toEqual(here);
    expect(synapsesOf(wiring('AllToAll', { weight: normal, seed: 7 }))).not.toEqual(here);
  });
});

describe('countSynapses', () => {
  it('counts what a pass visits', () => {
    const options = wiring({ kind: 'FixedProbability', probability: 0.5, self: true }, { sourceSize: 40 });
    expect(countSynapses(options)).toBe(synapsesOf(options).length);
  });
});
