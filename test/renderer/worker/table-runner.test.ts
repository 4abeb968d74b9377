import { describe, expect, it } from 'vitest';
import { createTestEngine } from '../support/engine.ts';
import { example, network } from '../support/networks.ts';

describe('truth tables in the worker', () => {
  it('measures the open circuit against what its lamps expect', async () => {
    const { client } = createTestEngine();
    const answer = await client.call('truthTable', { network: example('xor'), expectations: [], trials: 10 });
    if (!answer.ok) throw new Error('expected a table');
    expect(answer.table.pass).toBe(true);
    expect(answer.table.rows.map((row) => row.outputs.y?.probability)).toEqual([0, 1, 1, 0]);
  });

  it('can be cancelled, and rows that were not run do not pass', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const asked = engine.client.call('truthTable', {
      network: example('nand-stochastic'),
      expectations: [],
      trials: 100_000,
    });
    await engine.pass(100);
    await engine.client.call('cancelTruthTable', null);
    await engine.pass(100);
    const answer = await asked;
    if (!answer.ok) throw new Error('expected a table');
    expect(answer.cancelled).toBe(true);
    expect(answer.table.pass).toBe(false);
    expect(answer.table.rows.at(-1)?.outputs.y?.verdict).toBe('not-run');
  });

  it('gives up a table for the next one', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const ask = { network: example('nand-stochastic'), expectations: [], trials: 100_000 };
    const first = engine.client.call('truthTable', ask);
    await engine.pass(50);
    const second = engine.client.call('truthTable', { ...ask, trials: 10 });
    await engine.pass(1000);
    expect(await first).toMatchObject({ ok: true, cancelled: true });
    expect(await second).toMatchObject({ ok: true, cancelled: false, table: { rowsRun: 4 } });
  });

  it('reports progress while it runs', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const seen: number[] = [];
    engine.client.on('truthTableProgress', ({ rowsRun }) => seen.push(rowsRun));
    const asked = engine.client.call('truthTable', {
      network: example('nand-stochastic'),
      expectations: [],
      trials: 20_000,
    });
    await engine.pass(10_000);
    await asked;
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('answers with issues when there is nothing to measure', async () => {
    const { client } = createTestEngine();
    const bare = network({ stimuli: [{ id: 'a', kind: 'toggle' }] });
    const answer = await client.call('truthTable', { network: bare, expectations: [], trials: 10 });
    expect(answer).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining('no lamp') }] });
  });
});
