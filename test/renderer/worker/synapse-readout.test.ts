import { describe, expect, it } from 'vitest';
import { createTestEngine } from '../support/engine.ts';
import { network } from '../support/networks.ts';

/** One spike at 1 ms onto two synapses: U = 0.5 with recovery within 100 ms, and plain. */
async function afterSpike(sites: number) {
  const { client } = createTestEngine();
  const loaded = network({
    time: { dt: 0.1 },
    synapses: [
      { id: 'dep', kind: 'exponential', tau: 5, shortTerm: { U: 0.5, tau_rec: 100, tau_facil: 0, sites } },
      { id: 'ampa', kind: 'exponential', tau: 5, based: 'conductance', reversal: 0 },
    ],
    stimuli: [{ id: 's', kind: 'spike-times', times: [1] }],
    populations: [
      { id: 'n', model: 'lif' },
      { id: 'm', model: 'lif' },
    ],
    connections: [
      { id: 'd', source: 's', target: 'n', weight: 100, synapse: 'dep', delay: 5 },
      { id: 'g', source: 's', target: 'm', weight: 2, synapse: 'ampa', delay: 5 },
    ],
  });
  await client.call('load', { network: loaded, levels: [] });
  await client.call('step', { count: 10 });
  const before = await client.call('synapses', { connections: ['d', 'g', 'none'] });
  await client.call('step', { count: 1 });
  const after = await client.call('synapses', { connections: ['d', 'g'] });
  await client.call('step', { count: 5 });
  const arrived = await client.call('synapses', { connections: ['d', 'g'] });
  return { before, after, arrived };
}

describe('what a synapse holds ready', () => {
  it('is all of it before the first spike, and names no connection that is not there', async () => {
    const { before } = await afterSpike(0);
    expect(before).toMatchObject([
      { connection: 'd', weight: 100, delay: 5, sites: 0, ready: 1, probability: 0.5, receptors: 0 },
      { connection: 'g', weight: 2, ready: 1, probability: 1, receptors: 0, based: 'conductance' },
    ]);
  });

  it('is less by the share that a spike released, and fills again with tau_rec', async () => {
    const { after } = await afterSpike(0);
    // Half has left at 1 ms; 0.1 ms later 1 − 0.5·e^(−0.1/100) is ready.
    expect(after[0]!.ready).toBeCloseTo(1 - 0.5 * Math.exp(-0.001), 12);
    expect(after[1]!.ready).toBe(1);
  });

  it('opens the receptors when the signal arrives: by w·u·x, and by w', async () => {
    const { arrived } = await afterSpike(0);
    expect(arrived[0]!.receptors!).toBeGreaterThan(45);
    expect(arrived[0]!.receptors!).toBeLessThanOrEqual(50);
    expect(arrived[1]!.receptors!).toBeGreaterThan(1.8);
    expect(arrived[1]!.receptors!).toBeLessThanOrEqual(2);
  });

  it('counts whole vesicles where there are release sites', async () => {
    const { before, after } = await afterSpike(8);
    expect(before[0]).toMatchObject({ sites: 8, full: 8 });
    expect(after[0]!.full).toBeLessThan(8);
    expect(Number.isInteger(after[0]!.full)).toBe(true);
  });
});
