import { describe, expect, it } from 'vitest';
import { startConversion } from '../../../engine/compare/conversion/conversion.ts';
import { convertDense } from '../../../engine/compare/conversion/convert.ts';
import { defaultConversion, type ConversionOptions } from '../../../engine/compare/conversion/types.ts';
import { startDamage } from '../../../engine/compare/damage/damage.ts';
import { applyPreparation } from '../../../engine/data/apply.ts';
import { datasets } from '../../../engine/data/datasets/index.ts';
import { fitPreparation } from '../../../engine/data/fit.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { splitRows } from '../../../engine/data/split.ts';
import type { EngineClient } from '../../../renderer/worker/client.ts';
import type {
  ComparisonProgress,
  DamageRequest,
  SpikesFound,
} from '../../../renderer/worker/training/comparison-protocol.ts';
import type { TrainingFrame, TrainingRequest } from '../../../renderer/worker/training/protocol.ts';
import { createTestEngine } from '../support/engine.ts';

const request: TrainingRequest = {
  ...{ id: 1, hidden: [12, 6], activation: 'relu', optimizer: 'adam', rate: 0.02, batch: 16, epochs: 12 },
  ...{ testShare: 0.2, seed: 3 },
};
const options: ConversionOptions = { ...defaultConversion, steps: 24, seed: 5 };

/** A worker that has learnt irises, and its weights. */
async function trained(change: Partial<TrainingRequest> = {}) {
  const engine = createTestEngine();
  const { client } = engine;
  const frames: TrainingFrame[] = [];
  client.on('trainingFrame', (frame) => frames.push(frame));
  const source = { kind: 'built-in', name: 'iris', rows: 150, noise: 0, seed: 1 } as const;
  await client.call('readTable', { source, target: null, dropped: [], strays: 'issue', scaleTarget: false });
  const answer = await client.call('startTraining', { ...request, ...change });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  await client.call('watchTraining', { readings: ['weights'] });
  await client.call('playTraining', { pace: Infinity });
  await engine.pass(1000);
  const { inputs, layers, loss } = answer.started;
  return { engine, client, model: { spec: { inputs, layers }, parameters: frames.at(-1)!.readings.weights!, loss } };
}

/** The rows as the shell prepares them for a model of this seed. */
function irises() {
  const { table: make, plan } = datasets.get('iris')!;
  const table = make({ seed: 1 });
  const problem = readProblem(table, plan);
  if (!problem.ok || problem.value.target.task !== 'classification') throw new Error('Expected classes');
  const { labelled, target } = problem.value;
  const split = splitRows(labelled, request.testShare, { seed: request.seed, codes: target.codes });
  const preparation = fitPreparation(problem.value, split.train);
  const apply = (rows: Int32Array) => {
    const prepared = applyPreparation(preparation, table, { unknown: 'ignore', rows });
    if (!prepared.ok) throw new Error('Expected rows');
    return prepared.value;
  };
  return { preparation, train: apply(split.train), test: apply(split.test) };
}

async function answered<T>(engine: { pass(ms: number): Promise<void> }, call: Promise<T>): Promise<T> {
  await engine.pass(1_000_000);
  return call;
}

const convert = (client: EngineClient, change: Partial<ConversionOptions> = {}) =>
  client.call('startConversion', { ...options, ...change });

describe('conversion in the worker', () => {
  it('finds what the engine finds of the same weights, rows and seed', async () => {
    const { engine, client, model } = await trained();
    const { preparation, train, test } = irises();
    for (const change of [{}, { neuron: 'poisson', input: 'bernoulli' }, { reset: 'zero', percentile: 90 }] as const) {
      const answer = await answered(engine, convert(client, change));
      const converted = convertDense(model, train.samples, { ...options, ...change });
      if (!answer.ok || !answer.found || !converted.ok) throw new Error('Expected a conversion');
      const run = startConversion({ converted: converted.value, preparation, data: test });
      run.advance(run.total);
      expect(answer.cancelled).toBe(false);
      expect(answer.found.conversion).toEqual(run.result());
      // The last number of steps is the one that the engine's own estimate is of.
      expect(answer.found.energy.at(-1)).toEqual(run.result().energy);
    }
  });

  it('charges fewer steps for no more spikes', async () => {
    const { engine, client } = await trained();
    const answer = await answered(engine, convert(client));
    if (!answer.ok || !answer.found) throw new Error('Expected a conversion');
    const joules = answer.found.energy.map((all) => all.find(({ id }) => id === 'digital-arithmetic')!.spiking!);
    expect(joules).toEqual([...joules].sort((a, b) => a - b));
    expect(joules[0]).toBeLessThan(joules.at(-1)!);
  });

  it('says how far it is, tells what is done so far, and ends when it is told to', async () => {
    const { engine, client } = await trained();
    const seen: ComparisonProgress<SpikesFound>[] = [];
    client.on('conversionProgress', (progress) => {
      seen.push(progress);
      void client.call('cancelConversion', null);
    });
    engine.cost = 60;
    const answer = await answered(engine, convert(client));
    expect(seen).toHaveLength(1);
    const { done, total, found } = seen[0]!;
    expect(total).toBe(30);
    expect(found!.conversion.samples).toBe(done);
    expect(answer).toMatchObject({ ok: true, cancelled: true });
    if (!answer.ok) throw new Error('Expected a conversion');
    expect(answer.found!.conversion.samples).toBeLessThan(total);
  });

  it('refuses units that no rate stands for, and names their layer', async () => {
    const { engine, client } = await trained({ activation: 'tanh' });
    const answer = await answered(engine, convert(client));
    expect(answer).toMatchObject({ ok: false });
    if (answer.ok) throw new Error('Expected issues');
    expect(answer.issues.map(({ path }) => path)).toEqual(['spec.layers[0].activation', 'spec.layers[1].activation']);
  });

  it('opens a row that was set aside as a circuit', async () => {
    const { engine, client } = await trained();
    await answered(engine, convert(client));
    const network = await client.call('openConversion', { sample: 4 });
    expect(network.name).toBe('iris as spikes, test row 5');
    expect(network.populations.map(({ size }) => size)).toEqual([4, 12, 6, 3]);
  });
});

describe('damage in the worker', () => {
  it('finds what the engine finds of the same weights, rows and seed', async () => {
    const { engine, client, model } = await trained();
    const { preparation, train, test } = irises();
    const request: DamageRequest = {
      ...{ conversions: [options], fractions: [0, 0.5], repeats: 2, seed: 5 },
      kind: 'neurons',
      retrain: { epochs: 2, rate: 0.01 },
    };
    const answer = await answered(engine, client.call('startDamage', request));
    const run = startDamage({ ...model, ...request, preparation, train, test });
    if (!answer.ok || !run.ok) throw new Error('Expected damage');
    run.value.advance(run.value.total + 1);
    expect(answer.found).toEqual(run.value.result());
  });

  it('ends when it is told to, with what is done', async () => {
    const { engine, client } = await trained();
    let told = 0;
    client.on('damageProgress', () => {
      told++;
      void client.call('cancelDamage', null);
    });
    engine.cost = 60;
    const request = { conversions: [options], kind: 'synapses', fractions: [0, 0.2, 0.4], repeats: 3 } as const;
    const answer = await answered(engine, client.call('startDamage', { ...request, seed: 1, retrain: null }));
    expect(told).toBe(1);
    expect(answer).toMatchObject({ ok: true, cancelled: true });
    if (!answer.ok) throw new Error('Expected damage');
    expect(answer.found!.curves[0]!.points.at(-1)!.accuracies.length).toBeLessThan(3);
  });
});
