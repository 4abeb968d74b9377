import { describe, expect, it } from 'vitest';
import { createTestEngine } from '../support/engine.ts';
import { example, network } from '../support/networks.ts';

async function engineWith(loaded: Parameters<typeof network>[0] | string) {
  const { client } = createTestEngine();
  await client.call('load', { network: typeof loaded === 'string' ? example(loaded) : network(loaded), levels: [] });
  return client;
}

describe('inspect', () => {
  it('has nothing to show before the first step', async () => {
    const client = await engineWith('nand');
    expect(await client.call('inspect', { population: 'nand', neuron: 0 })).toBeNull();
  });

  it('shows the signals that arrived, not those that have just left', async () => {
    const client = await engineWith('nand');
    await client.call('step', { count: 2 });
    await client.call('intervene', { kind: 'level', stimulus: 'a', value: 1 });
    await client.call('step', { count: 1 });
    const before = await client.call('inspect', { population: 'nand', neuron: 0 });
    expect(before?.inputs.map(({ x }) => x)).toEqual([0, 0]);
    await client.call('step', { count: 1 });
    const after = await client.call('inspect', { population: 'nand', neuron: 0 });
    expect(after).toMatchObject({
      step: 3,
      variables: { z: 0.5 },
      parameters: { b: 1.5 },
      output: 1,
      inputs: [
        { source: 'a', x: 1, w: -1 },
        { source: 'b', x: 0, w: -1 },
      ],
    });
  });

  it('adds up: b + Σ x·w is z, for delays of several steps too', async () => {
    const client = await engineWith({
      seed: 3,
      populations: [
        { id: 'p', model: 'stochastic-binary', size: 3 },
        { id: 'n', model: 'logistic', parameters: { b: 0.25 } },
      ],
      connections: [
        { source: 'p', target: 'n', weight: 0.5, delay: 4 },
        { source: 'n', target: 'n', weight: -2, delay: 2 },
      ],
    });
    for (let k = 0; k < 12; k++) {
      await client.call('step', { count: 1 });
      const readout = (await client.call('inspect', { population: 'n', neuron: 0 }))!;
      const sum = readout.inputs.reduce((total, { x, w }) => total + x * w, readout.parameters.b!);
      expect(sum).toBeCloseTo(readout.variables.z!, 12);
      expect(readout.inputCount).toBe(4);
    }
  });

  it('measures the rate with its standard error beside what the model says', async () => {
    const client = await engineWith('coin');
    await client.call('step', { count: 1000 });
    const { rate } = (await client.call('inspect', { population: 'coin', neuron: 0 }))!;
    expect(rate?.steps).toBe(1000);
    expect(rate?.model).toBeCloseTo(1000 / (1 + Math.exp(-0.8473)), 6);
    // Binomial law: sqrt(p (1 − p) / n) = 0.0145 a step.
    expect(rate?.error).toBeCloseTo(14.5, 0);
    expect(Math.abs(rate!.measured - rate!.model!)).toBeLessThan(4 * 14.5);
  });
});
