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
    const row = (target: string) => data.rows.findIndex((candidate) => candidate.target === target);
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

  it('gives every third neuron a row when there are too many, and shows the spikes of those', async () => {
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
    const data = await client.call('plot', all);
    expect(data.rowEvery).toBe(3);
    expect(data.rows.map(({ target }) => target).lastIndexOf('p')).toBe(333);
    expect(data.rows[335]).toEqual({ label: 'q 3', target: 'q', neuron: 3 });
    expect(data.spikeTotal).toBe(1100);
    expect([...data.spikes].filter((_, k) => k % 2 === 0)).toEqual([...data.rows.keys()]);
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
});
