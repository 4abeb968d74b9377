import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { runToCsv } from '../../../engine/formats/csv.ts';
import type { Run } from '../../../engine/runs/types.ts';
import type { Frame } from '../../../renderer/worker/protocol.ts';
import { createTestEngine } from '../support/engine.ts';
import { example, network } from '../support/networks.ts';

async function loaded(name = 'nand') {
  const engine = createTestEngine();
  const frames: Frame[] = [];
  engine.client.on('frame', (frame) => frames.push(frame));
  const answer = await engine.client.call('load', { network: example(name), levels: [] });
  return { ...engine, engine, frames, answer, last: () => frames.at(-1)! };
}

describe('player', () => {
  it('says how the sources are numbered', async () => {
    const { answer } = await loaded();
    expect(answer).toEqual({
      sources: [
        ['nand', { first: 0, size: 1 }],
        ['a', { first: 1, size: 1 }],
        ['b', { first: 2, size: 1 }],
      ],
      backend: 'wasm',
      precision: 'f64',
      neurons: 1,
      synapses: 2,
    });
  });

  it('keeps the pace: 10 steps/s for one second is the first step and ten more', async () => {
    const { client, pass, last } = await loaded();
    await client.call('play', { pace: 10 });
    // A tick every 16 ms: the one at 1008 ms finds the eleventh step due.
    await pass(1020);
    expect(last()).toMatchObject({ step: 11, playing: true, pace: 10 });
  });

  it('hears pause between two chunks and then stands still', async () => {
    const { client, engine, pass, frames, last } = await loaded();
    engine.cost = 1;
    await client.call('play', { pace: Infinity });
    await pass(100);
    await client.call('pause', null);
    const { step } = last();
    expect(step).toBeGreaterThan(100);
    const count = frames.length;
    await pass(1000);
    expect(frames.length).toBe(count);
    expect(last()).toMatchObject({ step, playing: false });
  });

  it('goes on without a jump when the pace changes', async () => {
    const { client, pass, last } = await loaded();
    await client.call('play', { pace: 1 });
    await pass(500);
    await client.call('play', { pace: 10 });
    await pass(400);
    // 1 at once, half a step at pace 1, four at pace 10.
    expect(last().step).toBe(5);
  });

  it('reports each spike with its source and step while it is slow enough to see', async () => {
    const { client, last } = await loaded();
    await client.call('step', { count: 2 });
    expect([...last().spikes]).toEqual([0, 0, 0, 1]);
    expect([...last().outputs]).toEqual([1, 0, 0]);
  });

  it('lets backlog go when the machine is too slow', async () => {
    const { client, engine, pass, last } = await loaded();
    engine.cost = 13;
    await client.call('play', { pace: 100_000 });
    await pass(1000);
    const { step } = last();
    await client.call('pause', null);
    expect(step).toBeLessThan(100_000);
  });

  it('keeps switched inputs over a reset, as interventions of step 0', async () => {
    const { client, last } = await loaded();
    const levels = [
      ['a', 1],
      ['b', 1],
    ] as const;
    await client.call('step', { count: 5 });
    await client.call('reset', { levels });
    expect(last().step).toBe(0);
    await client.call('step', { count: 3 });
    expect(last().outputs[0]).toBe(0);
    const { json } = await client.call('finish', null);
    const run = JSON.parse(json) as Run;
    expect(run.interventions).toEqual([
      { kind: 'level', stimulus: 'a', value: 1, step: 0 },
      { kind: 'level', stimulus: 'b', value: 1, step: 0 },
    ]);
    expect(run.spikes.find(({ target }) => target === 'nand')?.steps).toEqual([0]);
  });

  it('runs the same steps in fast chunks as the engine does one by one', async () => {
    const { client, engine, pass, last } = await loaded('nand-stochastic');
    engine.cost = 1;
    await client.call('play', { pace: Infinity });
    await pass(50);
    await client.call('pause', null);
    const { csv } = await client.call('finish', null);
    const reference = compile(example('nand-stochastic'));
    reference.step(last().step);
    expect(csv).toBe(runToCsv(reference.finish()));
  });

  it('stops at a value that is no number, and names it', async () => {
    const engine = createTestEngine();
    const stops: unknown[] = [];
    engine.client.on('stopped', (issue) => stops.push(issue));
    const exploding = network({
      populations: [{ id: 'n', model: 'relu', parameters: { b: 1 } }],
      connections: [{ source: 'n', target: 'n', weight: 1e12 }],
    });
    await engine.client.call('load', { network: exploding, levels: [] });
    await engine.client.call('step', { count: 30 });
    expect(stops).toEqual([
      expect.objectContaining({
        path: 'simulation',
        message: expect.stringMatching(/z of n became Infinity at step 26/),
      }),
    ]);
  });

  it('refuses to play before a network is loaded', async () => {
    const { client } = createTestEngine();
    await expect(client.call('play', { pace: 1 })).rejects.toThrow('expected `load` first');
  });
});
