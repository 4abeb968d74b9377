import { describe, expect, it } from 'vitest';
import { datasets } from '../../../engine/data/datasets/index.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { splitRows } from '../../../engine/data/split.ts';
import { startExperiment } from '../../../engine/learning/experiment.ts';
import { choicesOf } from '../../../renderer/worker/training/choices.ts';
import type { TrainingFrame, TrainingRequest } from '../../../renderer/worker/training/protocol.ts';
import { nandrite } from '../../app/cli/support.ts';
import { createTestEngine } from '../support/engine.ts';

const request: TrainingRequest = {
  ...{ id: 1, hidden: [6], activation: 'tanh', optimizer: 'adam', rate: 0.01, batch: 32, epochs: 30 },
  ...{ testShare: 0.2, seed: 3 },
};

async function begun(name: string, change: Partial<TrainingRequest>, rows = 150) {
  const engine = createTestEngine();
  const { client } = engine;
  const frames: TrainingFrame[] = [];
  client.on('trainingFrame', (frame) => frames.push(frame));
  const plan = { target: null, dropped: [], strays: 'issue', scaleTarget: false } as const;
  await client.call('readTable', { source: { kind: 'built-in', name, rows, noise: 0.2, seed: 1 }, ...plan });
  const answer = await client.call('startTraining', { ...request, ...change });
  return { engine, client, answer, frames, last: () => frames.at(-1)! };
}

async function learnt(name: string, change: Partial<TrainingRequest>, rows?: number) {
  const all = await begun(name, change, rows);
  if (!all.answer.ok) throw new Error(JSON.stringify(all.answer.issues));
  await all.client.call('watchTraining', { readings: ['weights'] });
  await all.client.call('playTraining', { pace: Infinity });
  await all.engine.pass(5000);
  return { ...all, points: all.frames.flatMap(({ points }) => points) };
}

/** The same by the engine, without a window. */
function alone(name: string, change: Partial<TrainingRequest>, rows = 150) {
  const asked = { ...request, ...change };
  const problem = readProblem(datasets.get(name)!.table({ rows, noise: 0.2, seed: 1 }), datasets.get(name)!.plan);
  if (!problem.ok) throw new Error(JSON.stringify(problem.issues));
  const { labelled, target } = problem.value;
  const codes = target.task === 'classification' ? target.codes : null;
  const split = splitRows(labelled, asked.testShare, { seed: asked.seed, codes });
  const experiment = startExperiment(problem.value, split, choicesOf(asked));
  while (!experiment.advance(1000));
  const { epoch } = experiment;
  return { ...experiment.finish(), epoch, parameters: experiment.network.parameters() };
}

const combinations: Readonly<Record<string, Partial<TrainingRequest>>> = {
  'momentum with steps of the rate and L2': {
    ...{ optimizer: 'momentum', rate: 0.05, settings: { momentum: 0.8 }, l2: 0.001 },
    schedule: { kind: 'step', every: 10, factor: 0.3 },
  },
  'dropout, L1 and balanced classes, row by row': { dropout: 0.2, l1: 0.0001, balanced: true, batch: 1, epochs: 5 },
  'AdamW from He weights with a cosine in f32': {
    ...{ optimizer: 'adamw', settings: { decay: 0.1, beta1: 0.8 }, initializer: { kind: 'he' }, precision: 'f32' },
    schedule: { kind: 'cosine', warmup: 3 },
  },
  'mean squared errors, all rows at once': { lossName: 'mse', batch: 'full', optimizer: 'rmsprop', rate: 0.003 },
  'L-BFGS': { optimizer: 'lbfgs', settings: { memory: 4 }, l2: 0.01, epochs: 25 },
  'L-BFGS that is watched': { optimizer: 'lbfgs', patience: 3, epochs: 60 },
  'early stopping': { rate: 0.1, patience: 4, epochs: 400 },
};

describe('choices of a training in the window', () => {
  it.each(Object.entries(combinations))('learn bit for bit what the engine learns: %s', async (_, change) => {
    const { last, answer } = await learnt('moons', change);
    const { train, test, parameters } = alone('moons', change);
    expect(last()).toMatchObject({ over: true, playing: false, explosion: null });
    expect([...last().readings.weights!]).toEqual([...parameters]);
    expect(last().standing).toMatchObject({ trainLoss: train.loss, testLoss: test.loss });
    expect(last().standing.testScore).toBe(test.classification!.accuracy);
    expect(answer.ok && answer.started.train.rows).toBe(train.rows);
  });

  it.each([
    [
      '--optimizer momentum --rate 0.05 --schedule step --l2 0.001',
      {
        ...{ optimizer: 'momentum', rate: 0.05, l2: 0.001, schedule: { kind: 'step', every: 10, factor: 0.1 } },
      },
    ],
    ['--optimizer lbfgs --patience 3', { optimizer: 'lbfgs', patience: 3 }],
    [
      '--loss mse --dropout 0.3 --balanced --batch 1 --init normal',
      {
        ...{ lossName: 'mse', dropout: 0.3, balanced: true, batch: 1, initializer: { kind: 'normal', sd: 0.5 } },
      },
    ],
  ] satisfies [string, Partial<TrainingRequest>][])('measure what the shell prints for %s', async (words, change) => {
    const { last } = await learnt('iris', change);
    const asked = ['--data', 'iris', '--hidden', '6', '--epochs', '30', '--seed', '3', ...words.split(' '), '--json'];
    const { stdout } = await nandrite('train', ...asked);
    const { folds } = JSON.parse(stdout) as { folds: { train: { loss: number }; test: { loss: number } }[] };
    expect(last().standing.testLoss).toBe(folds[0]!.test.loss);
    expect(last().standing.trainLoss).toBe(folds[0]!.train.loss);
  });

  it('say why they stopped early, go back to the best weights, and come there again after a step back', async () => {
    const { last, client, engine, points, answer } = await learnt('moons', combinations['early stopping']!);
    const { epoch } = alone('moons', combinations['early stopping']!);
    const { ending } = last();
    expect(epoch).toBeLessThan(400);
    expect(ending).toEqual({
      title: `Stopped at epoch ${epoch}`,
      reason: `the loss on the 12 watched rows has not fallen for 4 epochs. The weights of epoch ${epoch - 4} are kept.`,
      ...{ epoch, kept: epoch - 4 },
    });
    expect(answer.ok && answer.started).toMatchObject({ train: { rows: 108 }, watched: 12, test: { rows: 30 } });
    expect(last()).toMatchObject({ epoch: epoch - 4, batch: 0 });
    expect(points.at(-1)!.epoch).toBe(epoch);
    expect(last().standing).toEqual(points.find((point) => point.epoch === epoch - 4));
    const kept = last().readings.weights!;
    await client.call('stepBack', { by: 'epoch' });
    expect(last()).toMatchObject({ epoch: epoch - 5, over: false, ending: null });
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(5000);
    expect(last()).toMatchObject({ over: true, ending });
    expect([...last().readings.weights!]).toEqual([...kept]);
  });

  it('let L-BFGS be stepped, and say when nothing lowers the loss any more', async () => {
    const { client, engine, last } = await begun('linear', { optimizer: 'lbfgs', hidden: [], epochs: 500 });
    await client.call('stepBatch', null);
    await engine.pass(100);
    expect(last()).toMatchObject({ epoch: 1, playing: false, over: false });
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(5000);
    // A line through points is found by a few steps of a method that learns the curvature.
    expect(last().epoch).toBeLessThan(20);
    expect(last().over).toBe(true);
    const { epoch } = last();
    expect(last().ending).toEqual({
      title: `Stopped at step ${epoch}`,
      reason: 'no step lowers the loss any more.',
      ...{ epoch, kept: epoch },
    });
  });

  it.each([
    ['loss', 'linear', { lossName: 'cross-entropy' }, 150],
    ['patience', 'linear', { patience: 5, testShare: 0.5 }, 8],
    ['l1', 'moons', { optimizer: 'lbfgs', l1: 0.1 }, 150],
    ['dropout', 'moons', { optimizer: 'lbfgs', dropout: 0.1 }, 150],
    ['precision', 'moons', { optimizer: 'lbfgs', precision: 'f32' }, 150],
    ['decay', 'moons', { optimizer: 'adamw', rate: 0.5, settings: { decay: 2 } }, 150],
  ] satisfies [string, string, Partial<TrainingRequest>, number][])(
    'are refused at %s where they do not fit',
    async (path, name, change, rows) => {
      const { answer } = await begun(name, change, rows);
      expect(answer).toMatchObject({ ok: false, issues: [{ path }] });
    },
  );
});
