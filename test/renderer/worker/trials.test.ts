import { describe, expect, it } from 'vitest';
import type { ComparisonProgress } from '../../../renderer/worker/training/comparison-protocol.ts';
import type { TrainingFrame, TrainingRequest } from '../../../renderer/worker/training/protocol.ts';
import type { Trial } from '../../../renderer/worker/training/trial-protocol.ts';
import { createTestEngine } from '../support/engine.ts';

const plan = { target: null, dropped: [], strays: 'issue', scaleTarget: false } as const;
const request: TrainingRequest = {
  ...{ id: 1, hidden: [4], activation: 'tanh', optimizer: 'adam', rate: 0.05, batch: 16, epochs: 6 },
  ...{ testShare: 0.2, seed: 3 },
};

async function begun() {
  const engine = createTestEngine();
  const { client } = engine;
  const frames: TrainingFrame[] = [];
  const told: ComparisonProgress<Trial>[] = [];
  client.on('trainingFrame', (frame) => frames.push(frame));
  client.on('trialProgress', (progress) => told.push(progress));
  const source = { kind: 'built-in', name: 'iris', rows: 150, noise: 0, seed: 1 } as const;
  await client.call('readTable', { source, ...plan });
  return { engine, client, frames, found: () => told.flatMap(({ found }) => (found ? [found] : [])), told };
}

/** The curve of a training that is watched. */
async function watched(change: Partial<TrainingRequest>) {
  const { engine, client, frames } = await begun();
  const answer = await client.call('startTraining', { ...request, ...change });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  await client.call('playTraining', { pace: Infinity });
  await engine.pass(1000);
  return [...answer.frame.points, ...frames.flatMap(({ points }) => points)];
}

describe('trainings side by side in the worker', () => {
  it('learn what they would learn on screen, each with its own choice', async () => {
    const { engine, client, found, told } = await begun();
    const changes = [{ rate: 0.01 }, { rate: 0.2 }, { optimizer: 'sgd' }] as const;
    const call = client.call('startTrials', { requests: changes.map((change) => ({ ...request, ...change })) });
    await engine.pass(1000);
    expect(await call).toEqual({ ok: true, found: 3, cancelled: false });
    expect(found().map(({ index }) => index)).toEqual([0, 1, 2]);
    for (const [k, change] of changes.entries()) expect(found()[k]!.curve).toEqual(await watched(change));
    expect(told.at(-1)).toMatchObject({ done: 18, total: 18 });
  });

  it('leave the training on screen alone', async () => {
    const { engine, client, frames } = await begun();
    engine.cost = 1;
    const answer = await client.call('startTraining', request);
    if (!answer.ok) throw new Error('Expected a training');
    await client.call('playTraining', { pace: Infinity });
    const call = client.call('startTrials', { requests: [{ ...request, rate: 0.2 }] });
    await engine.pass(100_000);
    await call;
    const curve = [...answer.frame.points, ...frames.flatMap(({ points }) => points)];
    expect(curve).toEqual(await watched({}));
  });

  it('can be cancelled, keeping what had ended', async () => {
    const { engine, client, found } = await begun();
    engine.cost = 1;
    const requests = [
      { ...request, epochs: 1 },
      { ...request, epochs: 100_000 },
    ];
    const call = client.call('startTrials', { requests });
    await engine.pass(2000);
    await client.call('cancelTrials', null);
    await engine.pass(2000);
    expect(await call).toEqual({ ok: true, found: 1, cancelled: true });
    expect(found()).toHaveLength(1);
  });

  it('say what is wrong with a choice', async () => {
    const { client } = await begun();
    const answer = await client.call('startTrials', { requests: [{ ...request, testShare: 2 }] });
    if (answer.ok) throw new Error('Expected an issue');
    expect(answer.issues[0]!.expected).toContain('0');
  });
});
