import { describe, expect, it, vi } from 'vitest';
import { datasets } from '../../../engine/data/datasets/index.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { splitRows } from '../../../engine/data/split.ts';
import { startExperiment } from '../../../engine/learning/experiment.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import { gridSide, type TrainingFrame, type TrainingRequest } from '../../../renderer/worker/training/protocol.ts';
import { createTestEngine } from '../support/engine.ts';

const request: TrainingRequest = {
  ...{ id: 1, hidden: [8], activation: 'tanh', optimizer: 'adam', rate: 0.01, batch: 32, epochs: 20 },
  ...{ testShare: 0.2, seed: 3 },
};
const plan = { target: null, dropped: [], strays: 'issue', scaleTarget: false } as const;

function builtIn(name: string, rows = 150, noise = 0) {
  return { kind: 'built-in', name, rows, noise, seed: 1 } as const;
}

function trainer() {
  const engine = createTestEngine();
  const frames: TrainingFrame[] = [];
  engine.client.on('trainingFrame', (frame) => frames.push(frame));
  return { engine, frames, client: engine.client, last: () => frames.at(-1)! };
}

async function started(source: Parameters<typeof read>[1], change: Partial<TrainingRequest> = {}) {
  const all = trainer();
  const table = await read(all.client, source);
  const answer = await all.client.call('startTraining', { ...request, ...change });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return { ...all, table, answer, points: () => [answer.frame, ...all.frames].flatMap(({ points }) => points) };
}

function read(
  client: ReturnType<typeof trainer>['client'],
  source: ReturnType<typeof builtIn> | { kind: 'file'; name: string; text: string },
) {
  return client.call('readTable', { source, ...plan });
}

describe('tables in the worker', () => {
  it('says what there is to learn in iris', async () => {
    const { client } = trainer();
    const { columns, rows, problem, issues } = await read(client, builtIn('iris'));
    expect([columns.length, rows, issues]).toEqual([5, 150, []]);
    expect(problem).toMatchObject({
      ...{ target: 'species', task: 'classification', labelled: 150, missing: 0, report: [], findings: [] },
      inputs: ['sepal length', 'sepal width', 'petal length', 'petal width'],
      classes: ['setosa', 'versicolor', 'virginica'].map((name) => ({ name, rows: 50 })),
    });
  });

  it('reads the same table again by another plan, without its text', async () => {
    const { client } = trainer();
    const text = 'a,b,c\n1,x,0.5\n2,y,0.25\n3,x,0.75\n,y,0.1\n';
    expect((await read(client, { kind: 'file', name: 'my.csv', text })).problem).toMatchObject({
      ...{ target: 'c', task: 'regression', inputs: ['a', 'b'], missing: 1 },
    });
    const { problem } = await client.call('readTable', { source: null, ...plan, target: 'b', dropped: ['c'] });
    expect(problem).toMatchObject({ target: 'b', task: 'classification', inputs: ['a'], labelled: 4 });
  });

  it('takes texts among numbers as missing where it may, and names them where not', async () => {
    const { client } = trainer();
    const text = `a,t\n${Array.from({ length: 40 }, (_, k) => `${k === 7 ? 'broken' : k + 0.5},${k % 2 ? 'x' : 'y'}`).join('\n')}\n`;
    const { issues } = await read(client, { kind: 'file', name: 'my.csv', text });
    expect(issues).toMatchObject([{ path: 'row 9, column "a"', message: 'found "broken" in a column of numbers' }]);
    const { problem } = await client.call('readTable', { source: null, ...plan, strays: 'missing' });
    expect(problem?.report).toEqual(['Texts among the numbers of "a" are taken as missing: 1 row (9).']);
  });

  it('stands at epoch 0 of a thousand classes soon, and sends no table of a million cells', async () => {
    const rows = Array.from({ length: 4000 }, (_, k) => `${(k * 7) % 13},${(k * 5) % 11},c${k % 1000}`);
    const text = `a,b,kind\n${rows.join('\n')}\n`;
    const sort = vi.spyOn(Uint32Array.prototype, 'sort');
    const { answer } = await started({ kind: 'file', name: 'ids.csv', text });
    // Areas under the curves would sort the rows for each class.
    expect(sort.mock.calls.length).toBeLessThan(1000);
    sort.mockRestore();
    expect(answer.started.classes).toHaveLength(1000);
    expect([answer.frame.confusion, answer.frame.picture]).toEqual([null, null]);
    expect(answer.frame.points[0]!.testScore).toBeLessThan(0.02);
  });

  it('finds nothing to learn in one class, but keeps the columns to choose from', async () => {
    const { client } = trainer();
    const { columns, problem, issues } = await read(client, { kind: 'file', name: 'x.csv', text: 'a,t\n1,x\n2,x\n' });
    expect([columns.map(({ name }) => name), problem]).toEqual([['a', 't'], null]);
    expect(issues).toMatchObject([{ path: 'column "t"' }]);
    await expect(client.call('startTraining', request)).rejects.toThrow('expected `readTable` first');
  });
});

describe('the clock of a training', () => {
  it('learns in watched chunks, bit for bit, what the engine learns in one go', async () => {
    const { client, engine, points, last } = await started(builtIn('iris'));
    engine.cost = 0.7;
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(20);
    await client.call('pauseTraining', null);
    expect(last()).toMatchObject({ playing: false, over: false });
    await client.call('playTraining', { pace: 50 });
    await engine.pass(10_000);
    expect(last()).toMatchObject({ epoch: 20, playing: false, over: true, explosion: null });

    const problem = readProblem(datasets.get('iris')!.table({ seed: 1 }));
    if (!problem.ok || problem.value.target.task !== 'classification') throw new Error('expected classes');
    const { labelled, target } = problem.value;
    const experiment = startExperiment(problem.value, splitRows(labelled, 0.2, { seed: 3, codes: target.codes }), {
      ...request,
      optimizer: optimizerOf('adam', { rate: 0.01 }),
      schedule: { kind: 'constant' },
      ...{ initializer: null, lossName: null, dropout: 0, l1: 0, l2: 0, balanced: false, patience: null },
      precision: 'f64',
    });
    while (!experiment.advance(1000));
    const { train, test } = experiment.finish();
    expect(points().at(-1)).toEqual({
      epoch: 20,
      trainLoss: train.loss,
      testLoss: test.loss,
      trainScore: train.classification!.accuracy,
      testScore: test.classification!.accuracy,
    });
  });

  it('measures after every epoch, from the untrained network on', async () => {
    const { client, engine, points } = await started(builtIn('iris'));
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(100);
    expect(points().map(({ epoch }) => epoch)).toEqual(Array.from({ length: 21 }, (_, k) => k));
  });

  it('measures 500 times at most', async () => {
    const { client, engine, points } = await started(builtIn('and', 8), { epochs: 1200, hidden: [] });
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(100);
    // Every third epoch of 1,200, and the beginning.
    expect(points().length).toBe(401);
    expect(points().at(-1)!.epoch).toBe(1200);
  });

  it('keeps the pace: 10 epochs/s of 4 batches for a second', async () => {
    const { client, engine, last } = await started(builtIn('iris'));
    await client.call('playTraining', { pace: 10 });
    await engine.pass(1020);
    await client.call('pauseTraining', null);
    expect(last()).toMatchObject({ epoch: 10, playing: false });
  });

  it('hears pause between two chunks and then stands still', async () => {
    const { client, engine, frames, last } = await started(builtIn('iris'), { epochs: 100_000 });
    engine.cost = 1;
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(200);
    await client.call('pauseTraining', null);
    const { epoch } = last();
    expect(epoch).toBeGreaterThan(3);
    const count = frames.length;
    await engine.pass(1000);
    expect([frames.length, last().epoch]).toEqual([count, epoch]);
  });

  it('steps to the end of an epoch', async () => {
    const { client, engine, last } = await started(builtIn('iris'));
    for (let k = 0; k < 3; k++) {
      await client.call('stepEpoch', null);
      await engine.pass(100);
    }
    expect(last()).toMatchObject({ epoch: 3, playing: false, over: false });
  });

  it('steps a batch at a time, with figures of the weights that it stands at', async () => {
    const { client, engine, last, points } = await started(builtIn('iris'));
    await client.call('stepBatch', null);
    await engine.pass(100);
    // 120 training rows in batches of 32 are 4 batches an epoch.
    expect(last()).toMatchObject({ epoch: 0, batch: 1, playing: false, standing: { epoch: 0.25 } });
    await client.call('stepEpoch', null);
    await engine.pass(100);
    expect(last()).toMatchObject({ epoch: 1, batch: 0, standing: { epoch: 1 } });
    expect(points().map(({ epoch }) => epoch)).toEqual([0, 1]);
  });

  it.each(['batch', 'epoch'] as const)('goes back by a %s, and repeats exactly what followed', async (by) => {
    const { client, engine, last } = await started(builtIn('iris'));
    await client.call('watchTraining', { readings: ['weights'] });
    const after: TrainingFrame[] = [];
    for (let k = 0; k < 9; k++) {
      await client.call('stepBatch', null);
      await engine.pass(100);
      after.push(last());
    }
    const known = ({ epoch, batch, standing, confusion, readings }: TrainingFrame) => {
      return { epoch, batch, standing, confusion, readings };
    };
    // From batch 9 back by batches, or to where its epoch began, at batch 8, and those before it.
    for (const step of by === 'batch' ? [8, 7, 6] : [8, 4]) {
      await client.call('stepBack', { by });
      expect(last().isBack).toBe(true);
      expect(known(last())).toEqual(known(after[step - 1]!));
    }
    for (let step = last().epoch * 4 + last().batch + 1; step <= 9; step++) {
      await client.call('stepBatch', null);
      await engine.pass(100);
      expect(known(last())).toEqual(known(after[step - 1]!));
    }
  });

  it('stands still before the first batch, and goes back from the end', async () => {
    const { client, engine, last } = await started(builtIn('iris'));
    await client.call('stepBack', { by: 'epoch' });
    expect(last()).toMatchObject({ epoch: 0, batch: 0, isBack: false });
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(1000);
    expect(last()).toMatchObject({ epoch: 20, over: true });
    await client.call('stepBack', { by: 'epoch' });
    expect(last()).toMatchObject({ epoch: 19, over: false, playing: false });
  });

  it('gives the figures of the weights that an explosion has left, not of those measured before it', async () => {
    const { engine, client, last, points } = await started(builtIn('moons', 300, 0.1), {
      ...{ hidden: [16], activation: 'relu', optimizer: 'sgd', rate: 1000, epochs: 150, seed: 1 },
    });
    void client.call('playTraining', { pace: Infinity });
    await engine.pass(1000);
    const { explosion, standing, confusion, epoch } = last();
    expect(explosion).toMatch(/^The loss is no number/);
    const right = confusion![0]![0]! + confusion![1]![1]!;
    expect(standing.testScore).toBeCloseTo(right / 60, 12);
    expect(standing.epoch).toBe(epoch);
    expect(points().at(-1)!.epoch).toBeGreaterThan(epoch);
  });

  it('goes on to more epochs, bit for bit as if they had been meant from the start', async () => {
    const { client, engine, points, last } = await started(builtIn('iris'));
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(300);
    expect(last()).toMatchObject({ epoch: 20, over: true });
    expect(await client.call('extendTraining', { epochs: 40 })).toBe(true);
    expect(last()).toMatchObject({ epoch: 20, over: false, playing: false });
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(300);
    const whole = await started(builtIn('iris'), { epochs: 40 });
    await whole.client.call('playTraining', { pace: Infinity });
    await whole.engine.pass(300);
    expect(whole.last()).toMatchObject({ epoch: 40, over: true });
    expect(points()).toEqual(whole.points());
    expect(last().standing).toEqual(whole.last().standing);
  });

  it('ends where fewer epochs are meant that are done, and goes on to no others', async () => {
    const { client, engine, last } = await started(builtIn('iris'));
    await client.call('stepEpoch', null);
    await engine.pass(100);
    expect(await client.call('extendTraining', { epochs: 1 })).toBe(true);
    expect(last()).toMatchObject({ epoch: 1, over: true });
    expect(await client.call('extendTraining', { epochs: 0.5 })).toBe(false);
  });

  it.each<[string, Partial<TrainingRequest>]>([
    ['the rate falls along a cosine', { schedule: { kind: 'cosine', least: 0, warmup: 0 } }],
    ['early stopping went back to earlier weights', { patience: 1, rate: 0.5, hidden: [32], epochs: 200 }],
    ['L-BFGS is done', { optimizer: 'lbfgs', epochs: 1000, l2: 0.1 }],
  ])('goes on to no more epochs where %s', async (_, change) => {
    const { client, engine, last } = await started(builtIn('iris'), change);
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(3000);
    expect(last().over).toBe(true);
    expect(await client.call('extendTraining', { epochs: 2000 })).toBe(false);
  });

  it('halts when another table is read, and goes back to where it was', async () => {
    const { client, engine, frames, last, points } = await started(builtIn('iris'), { epochs: 100_000 });
    engine.cost = 1;
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(200);
    const count = frames.length;
    for (const text of ['', 'a,t\n1,x\n2,x\n']) {
      expect((await read(client, { kind: 'file', name: 'x.csv', text })).problem).toBeNull();
      await client.call('watchTraining', { readings: [] });
      await engine.pass(500);
    }
    expect(frames).toHaveLength(count);
    const frame = (await client.call('goBackToTable', null))!;
    expect(frame).toMatchObject({ id: 1, playing: false, over: false });
    expect(frame.epoch).toBeGreaterThan(3);
    frames.push(frame);
    expect(points().map(({ epoch }) => epoch)).toEqual(points().map((_, k) => k));
    await client.call('stepEpoch', null);
    await engine.pass(100);
    expect(last().epoch).toBe(frame.epoch + 1);
    expect(await client.call('goBackToTable', null)).toBeNull();
  });

  it('goes back to what it learns from over a table that was read but not learnt', async () => {
    const { client } = await started(builtIn('iris'));
    const other = ['p,q,t', ...Array.from({ length: 10 }, (_, k) => `${k},${k * k},${'uv'[k % 2]}`)].join('\n');
    expect((await read(client, { kind: 'file', name: 'b.csv', text: other })).problem).not.toBeNull();
    expect(await client.call('startTraining', { ...request, id: 2, testShare: 0.01 })).toMatchObject({ ok: false });
    await read(client, { kind: 'file', name: 'b.csv', text: other });
    await read(client, { kind: 'file', name: 'c.csv', text: '' });
    expect(await client.call('goBackToTable', null)).toMatchObject({ id: 1 });
    const { columns } = await client.call('readTable', { source: null, ...plan });
    expect(columns.map(({ name }) => name)).toContain('sepal length');
    expect(await client.call('startTraining', { ...request, id: 3 })).toMatchObject({
      started: { classes: ['setosa', 'versicolor', 'virginica'] },
    });
  });

  it('has figures of the weights that stand, when it is back in the midst of an epoch', async () => {
    const { client, engine } = await started(builtIn('iris'), { epochs: 1000, batch: 8 });
    await client.call('playTraining', { pace: 7.3 });
    await engine.pass(310);
    await read(client, { kind: 'file', name: 'c.csv', text: '' });
    const { epoch, batch, standing, samplesPerSecond } = (await client.call('goBackToTable', null))!;
    expect(batch).toBeGreaterThan(0);
    expect(standing.epoch).toBeCloseTo(epoch + batch / 15, 12);
    expect(samplesPerSecond).toBe(0);
  });

  it('finishes a step back over a table that is read meanwhile, and one whose training is refused', async () => {
    const { client, engine, last } = await started(builtIn('iris'), { epochs: 1000, hidden: [64] });
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(50);
    await client.call('pauseTraining', null);
    const { epoch } = last();
    engine.cost = 13;
    await client.call('stepBack', { by: 'epoch' });
    await read(client, { kind: 'file', name: 'b.csv', text: 'x,t\n1,u\n2,v\n3,u\n4,v\n' });
    await client.call('startTraining', { ...request, id: 2, testShare: 0.01 });
    const frame = (await client.call('goBackToTable', null))!;
    await engine.pass(1000);
    engine.cost = 0;
    expect([frame.epoch, last().epoch, last().isBack]).toEqual([epoch - 1, epoch - 1, true]);
    await client.call('stepEpoch', null);
    await engine.pass(100);
    expect(last().epoch).toBe(epoch);
  });

  it('stops where the loss explodes, and says what helps', async () => {
    const { client, engine, last } = await started(builtIn('sine', 200), { optimizer: 'sgd', rate: 1000, epochs: 50 });
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(100);
    expect(last()).toMatchObject({ over: true, playing: false });
    expect(last().explosion).toMatch(/^The loss is no number at step \d+.*lower the learning rate \(1000\)/);
    expect(await client.call('extendTraining', { epochs: 2000 })).toBe(false);
  });

  it('refuses choices that leave no rows to test on', async () => {
    const { client } = trainer();
    await read(client, builtIn('and', 8));
    const answer = await client.call('startTraining', { ...request, testShare: 0.01 });
    expect(answer).toMatchObject({ ok: false, issues: [{ path: 'test share' }] });
  });
});

describe('pictures of a training', () => {
  const half = (column: 'x' | 'y') => {
    const rows = Array.from({ length: 100 }, (_, k) => ({ x: (k % 10) - 4.5, y: Math.floor(k / 10) - 4.5 }));
    const text = rows.map(({ x, y }) => `${x},${y},${(column === 'x' ? x : y) < 0 ? 'below' : 'zabove'}`).join('\n');
    return { kind: 'file', name: 'half.csv', text: `x,y,t\n${text}\n` } as const;
  };

  it.each(['x', 'y'] as const)('shows a class on either side of %s = 0', async (column) => {
    const { client, engine, last } = await started(half(column), { hidden: [], rate: 0.1, epochs: 100 });
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(100);
    const { picture } = last();
    if (picture?.kind !== 'regions') throw new Error('expected regions');
    const sides = Array.from(picture.codes, (code, cell) => {
      const place = column === 'x' ? cell % gridSide : Math.floor(cell / gridSide);
      return code === (place < gridSide / 2 ? 0 : 1);
    });
    expect(sides.filter(Boolean).length / sides.length).toBeGreaterThan(0.97);
    // Far from the border the network is sure, on it it is not.
    const certainties = [...picture.certainty];
    expect(Math.max(...certainties)).toBeGreaterThan(0.99);
    expect(Math.min(...certainties)).toBeLessThan(0.3);
  });

  it('draws the learnt line over the rows', async () => {
    const { client, engine, answer, last } = await started(builtIn('linear', 100), {
      ...{ hidden: [], rate: 0.05, epochs: 200 },
    });
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(100);
    const { picture } = last();
    const { x, points } = answer.started.picture!;
    if (picture?.kind !== 'curve') throw new Error('expected a curve');
    expect(picture.values[0]).toBeCloseTo(2 * x.min - 1, 2);
    expect(picture.values.at(-1)).toBeCloseTo(2 * x.max - 1, 2);
    expect(points.isTest.filter(Boolean).length).toBe(20);
  });

  it('has none of classes by four inputs, and predictions against true values of a number by them', async () => {
    expect((await started(builtIn('iris'))).answer.started.picture).toBeNull();
    const all = trainer();
    await all.client.call('readTable', { source: builtIn('iris'), ...plan, target: 'petal width' });
    const answer = await all.client.call('startTraining', request);
    expect(answer).toMatchObject({ ok: true, started: { picture: { kind: 'predicted', total: 30 } } });
  });

  it('counts test rows by true and predicted class', async () => {
    const { answer } = await started(builtIn('iris'));
    const { confusion } = answer.frame;
    expect(confusion!.map((row) => row.reduce((sum, count) => sum + count))).toEqual([10, 10, 10]);
  });
});
