import { describe, expect, it } from 'vitest';
import { rowsAtOnce } from '../../../renderer/worker/table-runner.ts';
import { createTestEngine } from '../support/engine.ts';
import { example, network } from '../support/networks.ts';
import { measureTable } from '../support/table.ts';

/** n inputs, all of which must be on. */
function wideAnd(inputs: number) {
  const names = Array.from({ length: inputs }, (_, k) => `i${k}`);
  return network({
    populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b: 0.5 - inputs } }],
    stimuli: names.map((id) => ({ id, kind: 'toggle' })),
    connections: names.map((source) => ({ source, target: 'n', weight: 1 })),
    probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: names.join(' & ') }],
  });
}

describe('truth tables in the worker', () => {
  it('measures the open circuit against what its lamps expect', async () => {
    const { table } = await measureTable(createTestEngine(), { network: example('xor') });
    expect(table?.pass).toBe(true);
    expect(table?.rows.map((row) => row.outputs.y?.probability)).toEqual([0, 1, 1, 0]);
  });

  it('can be cancelled, and rows that were not run do not pass', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const asked = measureTable(engine, { network: example('nand-stochastic'), trials: 100_000 });
    await engine.pass(100);
    await engine.client.call('cancelTruthTable', null);
    await engine.pass(100);
    const { table, cancelled } = await asked;
    expect(cancelled).toBe(true);
    expect(table?.pass).toBe(false);
    expect(table?.rows).toHaveLength(4);
    expect(table?.rows.at(-1)?.outputs.y?.verdict).toBe('not-run');
  });

  it('gives up a table for the next one, whose rows alone come from then on', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const ask = { network: example('nand-stochastic'), trials: 100_000 };
    const first = measureTable(engine, { ...ask, run: 1 });
    await engine.pass(50);
    const second = measureTable(engine, { ...ask, trials: 10, run: 2 });
    const late: number[] = [];
    engine.client.on('truthTableRows', ({ run }) => late.push(run));
    await engine.pass(1000);
    expect((await first).cancelled).toBe(true);
    expect(await second).toMatchObject({ cancelled: false, table: { rowsRun: 4 } });
    expect(late).toEqual([2]);
  });

  it('reports progress while it runs', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const seen: number[] = [];
    engine.client.on('truthTableProgress', ({ rowsRun }) => seen.push(rowsRun));
    const asked = measureTable(engine, { network: example('nand-stochastic'), trials: 20_000 });
    await engine.pass(10_000);
    await asked;
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('sends rows while others are still measured, and those not run at the end', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const asked = measureTable(engine, { network: example('nand-stochastic'), trials: 20_000 });
    await engine.pass(300);
    await engine.client.call('cancelTruthTable', null);
    await engine.pass(300);
    const { messages, table } = await asked;
    const verdicts = messages.map(({ rows }) => rows.map(({ outputs }) => outputs.y?.verdict));
    expect(verdicts[0]).toEqual(verdicts[0]!.map(() => 'right'));
    expect(verdicts.length).toBeGreaterThan(1);
    expect(verdicts.at(-1)).toContain('not-run');
    expect(messages[0]?.head).toMatchObject({ inputs: ['a', 'b'], outputs: ['y'], checked: true, rowsTotal: 4 });
    expect(table?.rowsRun).toBe(verdicts.flat().filter((verdict) => verdict !== 'not-run').length);
  });

  it('sends no more rows at once than the window takes between two frames', async () => {
    const engine = createTestEngine();
    const asked = measureTable(engine, { network: wideAnd(13), rows: 'all' });
    await engine.pass(1000);
    const { messages, table } = await asked;
    expect(table).toMatchObject({ pass: true, rowsRun: 8192 });
    expect(Math.max(...messages.map(({ rows }) => rows.length))).toBe(rowsAtOnce);
    expect(messages.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(8192);
  });

  it('answers with issues when there is nothing to measure', async () => {
    const bare = network({ stimuli: [{ id: 'a', kind: 'toggle' }] });
    const { issues } = await measureTable(createTestEngine(), { network: bare });
    expect(issues).toMatchObject([{ message: expect.stringContaining('no lamp') }]);
  });
});

describe('what a table in the worker is held against', () => {
  it('runs only rows that meet the conditions', async () => {
    const { table } = await measureTable(createTestEngine(), { network: example('full-adder'), only: ['a + b == 1'] });
    // Two of four rows of a and b, each with carry 0 and 1.
    expect(table).toMatchObject({ rowsRun: 4, rowsPossible: 4, only: 'a + b == 1', pass: true });
    expect(table?.rows.map(({ inputs }) => Object.values(inputs).join(''))).toEqual(['010', '011', '100', '101']);
  });

  it('says where a condition is wrong', async () => {
    const { issues } = await measureTable(createTestEngine(), { network: example('nand'), only: ['a + q < 2'] });
    expect(issues).toMatchObject([{ path: 'only[0], column 5', message: 'the circuit has no input "q"' }]);
  });

  it('takes expressions in place of what the file expects', async () => {
    const { table } = await measureTable(createTestEngine(), { network: example('nand'), expectations: ['a & b'] });
    expect(table?.rows.map(({ outputs }) => outputs.y?.verdict)).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
  });

  it('takes a pasted table, in which anything may be left open', async () => {
    const asked = { network: example('nand'), expectedTable: 'a b y\n1 1 0\n0 - 0' };
    const { table } = await measureTable(createTestEngine(), asked);
    expect(table?.rows.map(({ outputs }) => outputs.y?.verdict)).toEqual(['wrong', 'wrong', null, 'right']);
  });

  it('holds a circuit against another', async () => {
    const asked = { network: example('nor'), reference: example('nand') };
    const { table } = await measureTable(createTestEngine(), asked);
    // NOR and NAND differ where one input alone is on.
    expect(table?.rows.map(({ outputs }) => outputs.y?.verdict)).toEqual(['right', 'wrong', 'wrong', 'right']);
    const { issues } = await measureTable(createTestEngine(), { ...asked, reference: example('not') });
    expect(issues).not.toEqual([]);
  });

  it('counts spikes of neurons in time over the window that is asked for', async () => {
    const engine = createTestEngine();
    const asked = measureTable(engine, { network: example('nand-lif'), window: 50, spikes: 2 });
    await engine.pass(1000);
    expect((await asked).table?.window).toMatchObject({ spikes: 2 });
    const { from, to } = (await asked).table!.window!;
    expect(to - from).toBeCloseTo(50, 9);
    const { issues } = await measureTable(createTestEngine(), { network: example('nand'), window: 50 });
    expect(issues).toMatchObject([{ path: 'window' }]);
  });
});
