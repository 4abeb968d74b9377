import { describe, expect, it } from 'vitest';
import { LoopSearch } from '../../../renderer/state/loop-search.svelte.ts';
import { createTestEngine, settle } from '../support/engine.ts';
import { network } from '../support/networks.ts';

/** On for a step, then silenced by itself for a step. */
const blinking = network({
  stimuli: [{ id: 'a', kind: 'toggle' }],
  populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b: -0.5 } }],
  connections: [
    { source: 'a', target: 'n', weight: 1 },
    { id: 'back', source: 'n', target: 'n', weight: -1 },
  ],
  probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
});

/** Rings of NOT neurons beside each other, each started by an edge: all swing together after the least common multiple of their times. */
function rings(...lengths: readonly number[]) {
  const names = lengths.flatMap((length, ring) =>
    Array.from({ length }, (_, k) => [`r${ring}_${k}`, length, k] as const),
  );
  return network({
    populations: names.map(([id, , k]) => ({ id, model: 'mcculloch-pitts', parameters: { b: k === 0 ? -0.5 : 0.5 } })),
    stimuli: [{ id: 'go', kind: 'toggle' }],
    connections: names.flatMap(([id, length, k]) => {
      const before = `${id.split('_')[0]}_${(k + length - 1) % length}`;
      const start = k === 0 ? [{ source: 'go', target: id, weight: 1 }] : [];
      return [{ source: before, target: id, weight: -1 }, ...start];
    }),
    probes: lengths.map((_, ring) => ({ kind: 'lamp', id: `y${ring}`, target: `r${ring}_0` })),
  });
}

describe('the search for a loop in the worker', () => {
  it('finds what keeps a row from settling', async () => {
    const { client } = createTestEngine();
    expect(await client.call('oscillation', { network: blinking, inputs: { a: 1 } })).toMatchObject({
      cancelled: false,
      oscillation: { period: 2, loop: ['back'], feedback: 'negative', neurons: [{ population: 'n', neuron: 0 }] },
    });
    const rest = await client.call('oscillation', { network: blinking, inputs: { a: 0 } });
    expect(rest).toEqual({ cancelled: false, oscillation: null });
  });

  it('tells how far it is, and can be cancelled while it is on its way', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const search = new LoopSearch(engine.client);
    const asked = search.find(rings(15, 17, 19), { go: 1 });
    await engine.pass(100);
    expect(search.running).toBe(true);
    expect(search.progress).toMatchObject({ stage: 'cycle', total: 10_000 });
    expect(search.progress.done).toBeGreaterThan(100);
    search.cancel();
    await engine.pass(100);
    expect(await asked).toBeNull();
    expect(search).toMatchObject({ running: false, text: null });
  });

  it('gives way to the next search, whose loop alone is told', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const search = new LoopSearch(engine.client);
    const first = search.find(rings(15, 17, 19), { go: 1 });
    await engine.pass(50);
    const second = search.find(blinking, { a: 1 });
    await engine.pass(1000);
    expect(await first).toBeNull();
    expect((await second)?.period).toBe(2);
    await settle();
    expect(search.text).toContain('repeats every 2 steps');
  });
});
