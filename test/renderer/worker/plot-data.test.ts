import { describe, expect, it } from 'vitest';
import { createTestEngine } from '../support/engine.ts';
import { example, network } from '../support/networks.ts';

const all = { from: 0, to: 100, maxSpikes: 1000, maxSamples: 1000 };

describe('plot data', () => {
  it('has a row a probed neuron and the spikes of the window', async () => {
    const { client } = createTestEngine();
    await client.call('load', { network: example('nand'), levels: [['a', 1]] });
    await client.call('step', { count: 4 });
    const data = await client.call('plot', { ...all, from: 1, to: 3 });
    const row = (target: string) => data.bands.find((band) => band.target === target)!.first;
    const pairs = Array.from({ length: data.spikes.length / 2 }, (_, k) => [
      data.spikes[2 * k],
      data.spikes[2 * k + 1],
    ]);
    expect(pairs).toEqual(
      expect.arrayContaining([
        [row('a'), 1],
        [row('a'), 2],
        [row('nand'), 1],
        [row('nand'), 2],
      ]),
    );
    expect(data.spikeTotal).toBe(4);
    expect([...data.traces[0]!.values]).toEqual([0.5, 0.5]);
  });

  it('says how many spikes there are when it thins them out', async () => {
    const { client } = createTestEngine();
    await client.call('load', { network: example('nand'), levels: [] });
    await client.call('step', { count: 100 });
    const data = await client.call('plot', { ...all, maxSpikes: 10 });
    expect(data.spikeTotal).toBe(100);
    expect(data.spikes.length / 2).toBe(10);
  });

  it('stands populations below each other and shows a spike of every neuron, however many', async () => {
    const { client } = createTestEngine();
    const crowd = network({
      populations: [
        { id: 'p', model: 'mcculloch-pitts', size: 1000 },
        { id: 'q', model: 'mcculloch-pitts', size: 100 },
      ],
      probes: [
        { kind: 'spikes', target: 'p' },
        { kind: 'spikes', target: 'q' },
      ],
    });
    await client.call('load', { network: crowd, levels: [] });
    await client.call('step', { count: 1 });
    const data = await client.call('plot', { ...all, maxSpikes: 2000 });
    expect(data.bands).toEqual([
      { label: 'p', target: 'p', first: 0, size: 1000 },
      { label: 'q', target: 'q', first: 1000, size: 100 },
    ]);
    expect(data.spikeTotal).toBe(1100);
    expect([...data.spikes].filter((_, k) => k % 2 === 0)).toEqual([...Array(1100).keys()]);
  });

  it('keeps the peaks of a trace that it thins out', async () => {
    const { client } = createTestEngine();
    const pulse = network({
      populations: [{ id: 'n', model: 'logistic' }],
      stimuli: [{ id: 'a', kind: 'toggle' }],
      connections: [{ source: 'a', target: 'n', weight: 5 }],
      probes: [{ kind: 'trace', target: 'n' }],
    });
    await client.call('load', { network: pulse, levels: [] });
    await client.call('step', { count: 500 });
    await client.call('intervene', { kind: 'level', stimulus: 'a', value: 1 });
    await client.call('step', { count: 1 });
    await client.call('intervene', { kind: 'level', stimulus: 'a', value: 0 });
    await client.call('step', { count: 499 });
    const [trace] = (await client.call('plot', { from: 0, to: 1000, maxSpikes: 10, maxSamples: 20 })).traces;
    expect(trace!.values.length).toBeLessThanOrEqual(40);
    expect(Math.max(...trace!.values)).toBe(5);
  });

  it('shows how many weights lie over time: a share a bin, within the bounds of learning', async () => {
    const { client } = createTestEngine();
    await client.call('load', { network: example('stdp'), levels: [] });
    await client.call('step', { count: 9000 });
    const { weights, traces } = await client.call('plot', { ...all, to: 10_000 });
    expect(traces.map(({ quantity }) => quantity)).toEqual(['rate']);
    const [distribution] = weights;
    expect(distribution).toMatchObject({ synapses: 200, counted: 200, low: 0, high: 0.03, unit: 'nS', interval: 4000 });
    expect([...distribution!.steps]).toEqual([0, 4000, 8000]);
    const { shares, bins, means } = distribution!;
    for (let k = 0; k < 3; k++) {
      const column = shares.slice(k * bins, (k + 1) * bins);
      expect(column.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      const mean = column.reduce((sum, share, bin) => sum + (share * (bin + 0.5) * 0.03) / bins, 0);
      expect(Math.abs(mean - means[k]!)).toBeLessThan(0.03 / bins);
    }
  });

  it('tells few weights apart as lines, also before the first sample', async () => {
    const { client } = createTestEngine();
    const pair = network({
      populations: [
        { id: 'p', model: 'mcculloch-pitts', size: 2 },
        { id: 'q', model: 'mcculloch-pitts' },
      ],
      connections: [{ id: 'w', source: 'p', target: 'q', weight: 0.5 }],
      probes: [{ kind: 'weights', target: 'w', interval: 2 }],
    });
    await client.call('load', { network: pair, levels: [] });
    const before = await client.call('plot', all);
    expect(before.traces.map(({ label, quantity }) => [label, quantity])).toEqual([
      ['p → q 0', 'weight'],
      ['p → q 1', 'weight'],
    ]);
    await client.call('step', { count: 3 });
    const { traces } = await client.call('plot', all);
    expect(traces.map(({ values }) => [...values])).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
  });
});
