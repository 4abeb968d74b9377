import { describe, expect, it } from 'vitest';
import { spikeKey } from '../../../engine/analysis/causes/types.ts';
import { highlightOf } from '../../../renderer/state/cause-highlight.ts';
import { Causes } from '../../../renderer/state/causes.svelte.ts';
import { WiringState } from '../../../renderer/state/wiring-measures.svelte.ts';
import { mostReplayed } from '../../../renderer/worker/cause-runner.ts';
import { createTestEngine } from '../support/engine.ts';
import { example, network } from '../support/networks.ts';

/** a → b → c, a spike each. */
const chain = network({
  populations: ['a', 'b', 'c'].map((id) => ({ id, model: 'mcculloch-pitts', parameters: { b: -1 } })),
  stimuli: [{ id: 's', kind: 'spike-times', size: 1, times: [2], sources: [0] }],
  connections: [
    { id: 'sa', source: 's', target: 'a', weight: 1 },
    { id: 'ab', source: 'a', target: 'b', weight: 1 },
    { id: 'bc', source: 'b', target: 'c', weight: 1 },
  ],
});

async function play(circuit = chain, steps = 20) {
  const { client } = createTestEngine();
  await client.call('load', { network: circuit, levels: [] });
  await client.call('step', { count: steps });
  return { client, causes: new Causes(client) };
}

describe('why, through the worker', () => {
  it('answers for the run as it was played, with what was switched on the way', async () => {
    const { client } = createTestEngine();
    await client.call('load', { network: example('nand'), levels: [['a', 1]] });
    await client.call('step', { count: 5 });
    await client.call('intervene', { kind: 'level', stimulus: 'b', value: 1 });
    await client.call('step', { count: 5 });
    const causes = new Causes(client);
    await causes.ask({ population: 'nand', neuron: 0, step: 'last' });
    // b is 1 from step 5 on and arrives in step 6: until step 5 z = 1.5 − 1.
    expect(causes.graph?.root).toBe('nand[0]@5');
    expect(causes.graph?.causes['nand[0]@5']).toMatchObject({ net: 0.5, measured: 0.5 });
    await causes.ask({ population: 'nand', neuron: 0, step: 8 });
    expect(causes.graph).toBeNull();
    expect(causes.firedAt).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('expands earlier spikes one by one, and lights what took part by its depth', async () => {
    const { causes } = await play();
    await causes.ask({ population: 'c', neuron: 0, step: 'last' });
    expect([...causes.highlight]).toEqual([
      ['c', 0],
      ['bc', 1],
      ['b', 1],
    ]);
    await causes.expand({ population: 'b', neuron: 0, step: 4 });
    await causes.expand({ population: 'a', neuron: 0, step: 3 });
    expect(Object.fromEntries(causes.highlight)).toEqual({ c: 0, bc: 1, b: 1, ab: 2, a: 2, sa: 3, s: 3 });
    causes.clear();
    expect(causes.highlight.size).toBe(0);
  });

  it('lights a chip for what is inside of it', () => {
    const spike = { population: 'adder/half/sum', neuron: 0, step: 3 };
    const cause = { spike, contributions: [] };
    const graph = { root: spikeKey(spike), causes: { [spikeKey(spike)]: cause }, complete: true };
    expect([...highlightOf(graph as never).keys()]).toEqual(['adder', 'adder/half', 'adder/half/sum']);
  });

  it('goes on anew after a reset', async () => {
    const { client, causes } = await play();
    await causes.ask({ population: 'c', neuron: 0, step: 'last' });
    await client.call('reset', { levels: [] });
    await causes.ask({ population: 'c', neuron: 0, step: 'last' });
    expect(causes.firedAt).toEqual([]);
  });

  it('can be cancelled, and lets other messages through meanwhile', async () => {
    const engine = createTestEngine();
    await engine.client.call('load', { network: chain, levels: [] });
    await engine.client.call('step', { count: 3000 });
    engine.cost = 5;
    const asked = engine.client.call('why', { population: 'c', neuron: 0, step: 'last', depth: 1 });
    await engine.pass(20);
    await engine.client.call('cancelWhy', null);
    await engine.pass(100);
    expect(await asked).toMatchObject({ ok: true, cancelled: true });
  });

  it('says what is too far, and what is no neuron', async () => {
    const { client } = await play();
    const far = { population: 'c', neuron: 0, step: mostReplayed, depth: 1 };
    expect(await client.call('why', far)).toMatchObject({ ok: false, issue: { path: 'why' } });
    const causes = new Causes(client);
    await causes.ask({ population: 'x', neuron: 0, step: 3 });
    expect(causes.issue?.message).toBe('Found population "x", expected one of a, b, c');
  });
});

describe('wiring, through the worker', () => {
  it('measures, and keeps what there is when it is cancelled', async () => {
    const engine = createTestEngine();
    const state = new WiringState(engine.client);
    state.randoms = 2;
    await state.measure(chain);
    expect(state.measures).toMatchObject({ neurons: 3, edges: 2, randoms: 2 });
    engine.cost = 5;
    state.randoms = 1000;
    const running = state.measure(chain);
    await engine.pass(100);
    expect(state.progress.total).toBe(1001);
    state.cancel();
    await engine.pass(100);
    await running;
    expect(state.running).toBe(false);
    expect(state.measures!.randoms).toBeLessThan(1000);
  });
});
