import { describe, expect, it } from 'vitest';
import type { CaseAnswer, DifferencesFound, TracedCase } from '../../../renderer/worker/training/case-protocol.ts';
import type { TrainingFrame, TrainingRequest } from '../../../renderer/worker/training/protocol.ts';
import { createTestEngine } from '../support/engine.ts';
import { example } from '../support/networks.ts';

const request: TrainingRequest = {
  ...{ id: 1, hidden: [3], activation: 'tanh', optimizer: 'adam', rate: 0.05, batch: 'full', epochs: 20 },
  ...{ testShare: 0.25, seed: 3 },
};
const rows = Array.from({ length: 16 }, (_, k) => `${k % 4},${Math.floor(k / 4)},${k % 2 ? 'odd' : 'even'}`);
/** Row 3 has no class; the header is row 1. */
const text = `a,b,kind\n${rows[0]}\n7,7,\n${rows.slice(1).join('\n')}\n`;

async function started(change: Partial<TrainingRequest> = {}, table = text) {
  const engine = createTestEngine();
  const { client } = engine;
  const frames: TrainingFrame[] = [];
  client.on('trainingFrame', (frame) => frames.push(frame));
  const source = { kind: 'file', name: 'parity.csv', text: table } as const;
  await client.call('readTable', { source, target: null, dropped: [], strays: 'issue', scaleTarget: false });
  const answer = await client.call('startTraining', { ...request, ...change });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return { engine, client, frames };
}

function must(answer: CaseAnswer): TracedCase {
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return answer.case;
}

async function answered<T>(engine: { pass(ms: number): Promise<void> }, call: Promise<T>): Promise<T> {
  await engine.pass(2000);
  return call;
}

describe('one case in the worker', () => {
  it('is a row by its number in the file, with the labelled rows beside it', async () => {
    const { client } = await started();
    const first = must(await client.call('traceCase', { row: null }));
    expect(first).toMatchObject({ row: 2, previous: null, next: 4, truth: 'even', epoch: 0, batch: 0 });
    expect(must(await client.call('traceCase', { row: 4 }))).toMatchObject({ previous: 2, next: 5, truth: 'odd' });
    expect(must(await client.call('traceCase', { row: 18 })).next).toBeNull();
    const answer = await client.call('traceCase', { row: 3 });
    expect(answer).toMatchObject({
      ok: false,
      issues: [{ message: 'row 3 has no class to compare with', expected: 'a row with a class, from 2 to 18' }],
    });
  });

  it('has gradients that move the loss as they say, at weights that are learnt', async () => {
    const { engine, client } = await started();
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(1000);
    const taken = must(await client.call('traceCase', { row: 6 }));
    expect(taken.epoch).toBe(20);
    const found = await answered(engine, client.call('startDifferences', null));
    // 2·3 + 3 weights and biases of three units, 3·2 + 2 of the two outputs; two passes each.
    expect(found).toMatchObject({ row: 6, evaluations: 34, total: 34, cancelled: false });
    expect(found.values).toHaveLength(17);
    found.values.forEach((value, k) => expect(value).toBeCloseTo(taken.gradients[k]!, 8));
    expect(taken.gradients.some((gradient) => Math.abs(gradient) > 0.01)).toBe(true);
    expect(taken.evaluations).toMatchObject({ parameters: 17, central: 34, oneSided: 18 });
  });

  it('adds up, over the rows learnt from, to the gradient that training steps along', async () => {
    const { engine, client, frames } = await started({ optimizer: 'sgd', rate: 0.5, epochs: 1 });
    await client.call('watchTraining', { readings: ['weights'] });
    const before = frames.at(-1)!.readings.weights!;
    const numbers = [2, ...Array.from({ length: 15 }, (_, k) => k + 4)];
    const cases = await Promise.all(numbers.map(async (row) => must(await client.call('traceCase', { row }))));
    const learnt = cases.filter(({ isTest }) => !isTest);
    expect(learnt).toHaveLength(12);
    await client.call('stepEpoch', null);
    await engine.pass(100);
    const after = frames.at(-1)!.readings.weights!;
    // One full batch of plain descent: w − 0.5 times the mean gradient.
    before.forEach((weight, k) => {
      const mean = learnt.reduce((sum, { gradients }) => sum + gradients[k]!, 0) / learnt.length;
      expect(after[k]).toBeCloseTo(weight - 0.5 * mean, 12);
    });
  });

  it('follows a row through a circuit as drawn, its inputs and outputs found by name', async () => {
    const circuit = example('xor-to-learn');
    // The columns stand the other way round than the circuit's inputs.
    const table = `b,a,y\n0,1,1\n1,1,0\n0,0,0\n1,0,1\n`;
    const { engine, client } = await started({ circuit, lossName: 'squared' }, table);
    const taken = must(await client.call('traceCase', { row: 2 }));
    expect([...taken.values.slice(0, 2)]).toEqual([1, 0]);
    const logistic = (z: number): number => 1 / (1 + Math.exp(-z));
    // either = f(a + b), not both = f(1 − a − b), y = f(either + not both − 1), from the file.
    const [either, notBoth] = [logistic(1), logistic(0)];
    const y = logistic(either + notBoth - 1);
    expect(taken.values[4]).toBeCloseTo(y, 12);
    expect(taken).toMatchObject({ truth: '1', predicted: y > 0.5 ? '1' : '0' });
    expect(taken.loss).toBeCloseTo((y - 1) ** 2 / 2, 12);
    const found = await answered(engine, client.call('startDifferences', null));
    expect(found.evaluations).toBe(18);
    found.values.forEach((value, k) => expect(value).toBeCloseTo(taken.gradients[k]!, 8));
    expect(taken.gradients.every((gradient) => gradient !== 0)).toBe(false);
  });

  it('stops counting when it is told to, and when another case is taken', async () => {
    const { engine, client } = await started({ hidden: [64, 64] });
    engine.cost = 1;
    const heard: DifferencesFound[] = [];
    client.on('differencesProgress', (found) => heard.push(found));
    await client.call('traceCase', { row: 2 });
    const ended = client.call('startDifferences', null);
    await engine.pass(300);
    void client.call('cancelDifferences', null);
    await engine.pass(50);
    const found = await ended;
    expect(found.cancelled).toBe(true);
    expect(found.evaluations).toBeGreaterThan(0);
    expect(found.evaluations).toBeLessThan(found.total);
    expect(found.values).toHaveLength(found.evaluations / 2);
    expect(heard.length).toBeGreaterThan(0);
    const other = client.call('startDifferences', null);
    await engine.pass(20);
    await client.call('traceCase', { row: 4 });
    await engine.pass(50);
    expect((await other).cancelled).toBe(true);
  });

  it('shortens sums of many terms to those that matter', async () => {
    const names = Array.from({ length: 30 }, (_, k) => `c${k}`);
    const lines = Array.from({ length: 12 }, (_, row) => names.map((_, k) => (row * 7 + k * k) % 11).join(','));
    const table = `${names.join(',')},y\n${lines.map((line, row) => `${line},${row}`).join('\n')}\n`;
    const { client } = await started({}, table);
    const { steps, values } = must(await client.call('traceCase', { row: 2 }));
    const [first] = steps;
    if (first?.kind !== 'forward') throw new Error('Expected a step forward');
    expect(first.terms.shown).toHaveLength(12);
    expect(first.terms.more).toBe(18);
    const sum = first.terms.shown.reduce((all, { product }) => all + product, first.terms.rest + first.bias!.value);
    expect(sum).toBeCloseTo(first.z, 12);
    expect(values).toHaveLength(30 + 3 + 1);
  });
});
