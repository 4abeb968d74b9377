import { describe, expect, it } from 'vitest';
import { createTestEngine } from '../support/engine.ts';
import { example, network } from '../support/networks.ts';

const sweep = { network: example('nand'), kind: 'lesion', levels: [0, 0.5, 1], instances: 100, spared: [] } as const;

describe('reliability in the worker', () => {
  it('is 1 undisturbed, and 0 where every neuron is dead', async () => {
    const { client } = createTestEngine();
    const answer = await client.call('reliability', sweep);
    if (!answer.ok) throw new Error('expected a curve');
    expect(answer.cancelled).toBe(false);
    const curve = answer.result.points.map(({ allRows }) => allRows!.probability);
    expect([curve[0], curve[2]]).toEqual([1, 0]);
  });

  it('shows the curve level by level, and keeps what is done when it is cancelled', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const seen: { levelsDone: number; points: number }[] = [];
    engine.client.on('reliabilityProgress', ({ levelsDone, rowsTotal, result }) => {
      // One instance of 4 rows tells all undisturbed; 10,000 for the other two.
      expect(rowsTotal).toBe(4 * (1 + 2 * 10_000));
      if (result)
        seen.push({ levelsDone, points: result.points.filter(({ instancesRun }) => instancesRun > 0).length });
    });
    const asked = engine.client.call('reliability', { ...sweep, instances: 10_000 });
    await engine.pass(60);
    await engine.client.call('cancelReliability', null);
    await engine.pass(100);
    const answer = await asked;
    if (!answer.ok) throw new Error('expected a curve');
    expect(answer.cancelled).toBe(true);
    expect(seen[0]).toEqual({ levelsDone: 1, points: 2 });
    const [first, second, third] = answer.result.points;
    expect(first).toMatchObject({ instancesRun: 1, allRows: { probability: 1 } });
    expect(second!.instancesRun).toBeGreaterThan(0);
    expect(second!.instancesRun).toBeLessThan(10_000);
    expect(third).toMatchObject({ instancesRun: 0, allRows: null });
  });

  it('answers with issues where nothing is expected or a level is none', async () => {
    const { client } = createTestEngine();
    const bare = network({
      populations: [{ id: 'n', model: 'mcculloch-pitts' }],
      probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
    });
    const answer = await client.call('reliability', { ...sweep, network: bare, levels: [2] });
    expect(answer).toMatchObject({ ok: false, issues: [{ path: 'expectations' }, { path: 'levels[0]' }] });
    const lamp = bare.probes[0]!;
    const unread = { ...bare, probes: [{ ...lamp, expect: 'a &' } as typeof lamp] };
    expect(await client.call('reliability', { ...sweep, network: unread })).toMatchObject({
      ok: false,
      issues: [{ path: 'probes[0].expect, column 4' }],
    });
  });
});

describe('sequences in the worker', () => {
  const latch = example('sr-latch');
  const text = 'hold s r | q nq\n4 0 1 | 0 1\n4 1 0 | 1 0\n4 0 0 | 1 x\n';

  it('are right or wrong vector by vector', async () => {
    const { client } = createTestEngine();
    const answer = await client.call('sequence', { network: latch, text, trials: 10 });
    expect(answer).toMatchObject({ ok: true, cancelled: false, result: { pass: true, firstFailure: null } });
    const wrong = await client.call('sequence', { network: latch, text: text.replace('| 1 x', '| 0 x'), trials: 10 });
    expect(wrong).toMatchObject({ ok: true, result: { pass: false, firstFailure: 2 } });
  });

  it('keep the vectors so far when they are cancelled', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const seen: number[] = [];
    engine.client.on('sequenceProgress', ({ stepsRun, stepsTotal }) => {
      expect(stepsTotal).toBe(100_008);
      seen.push(stepsRun);
    });
    const long = text.replace('4 0 0', '100000 0 0');
    const asked = engine.client.call('sequence', { network: latch, text: long, trials: 1 });
    await engine.pass(50);
    await engine.client.call('cancelSequence', null);
    await engine.pass(50);
    const answer = await asked;
    if (!answer.ok) throw new Error('expected a report');
    expect(answer.cancelled).toBe(true);
    expect(answer.result.vectors.map(({ outputs }) => outputs.q!.verdict)).toEqual(['right', 'right', 'not-run']);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('answer with issues: of the text by line and column, and of a circuit in time', async () => {
    const { client } = createTestEngine();
    const answer = await client.call('sequence', { network: latch, text: 'hold s | q\n1 0 | 2', trials: 1 });
    expect(answer).toMatchObject({ ok: false, issues: [{ path: 'line 2, column 7' }] });
    const lif = await client.call('sequence', { network: example('nand-lif'), text: 'hold a | y\n1 0 | 1', trials: 1 });
    expect(lif).toMatchObject({ ok: false, issues: [{ path: 'populations[0].model' }] });
  });
});
