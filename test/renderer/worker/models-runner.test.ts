import { describe, expect, it } from 'vitest';
import { comparisonToJson } from '../../../app/cli/format-comparison.ts';
import { compareModels } from '../../../engine/compare/comparison.ts';
import type { ComparisonResult } from '../../../engine/compare/types.ts';
import { nand } from '../../engine/support/networks.ts';
import type { ModelsProgress, ModelsRequest } from '../../../renderer/worker/models/protocol.ts';
import { mostShown, thinSpikes } from '../../../renderer/worker/models/thin-spikes.ts';
import { createTestEngine } from '../support/engine.ts';

const options: ModelsRequest['options'] = { models: ['as-drawn', 'stochastic-binary', 'lif'], duration: 400, seed: 5 };

function expected(): ComparisonResult {
  const started = compareModels(nand(0, 1), options);
  if (!started.ok) throw new Error('Expected a comparison');
  started.value.advance(Infinity);
  return started.value.result();
}

/** All numbers as the shell prints them, spikes and traces as well; not how long it took. */
function numbersOf({ models, ...others }: ComparisonResult): string {
  return comparisonToJson({ ...others, models: models.map((model) => ({ ...model, wallSeconds: null })) }, true);
}

describe('comparing models in a worker', () => {
  it('gives what the engine gives, in chunks that tell how far they are', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const progress: ModelsProgress[] = [];
    engine.client.on('modelsProgress', (each) => progress.push(each));
    const call = engine.client.call('compareModels', { network: nand(0, 1), options });
    await engine.pass(1e6);
    const answer = await call;
    if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
    expect(answer.cancelled).toBe(false);
    expect(numbersOf(answer.found)).toBe(numbersOf(expected()));
    // 400 steps of 1 ms twice, and 4,000 of 0.1 ms.
    expect(progress[0]).toEqual({ done: 0, total: 4800 });
    expect(progress.length).toBeGreaterThan(3);
    expect(progress.map(({ done }) => done)).toEqual(progress.map(({ done }) => done).sort((a, b) => a - b));
  });

  it('names each model before the circuit is carried over to it, and those before the first step', async () => {
    const engine = createTestEngine();
    const told: string[] = [];
    engine.client.on('modelsMapping', ({ model, place }) => told.push(`${place} ${model}`));
    engine.client.on('modelsProgress', ({ done }) => told.push(`steps ${done}`));
    const refused = { ...options, models: ['as-drawn', 'softmax', 'lif'], rule: 'rate' as const };
    void engine.client.call('compareModels', { network: nand(0, 1), options: refused });
    await engine.pass(1e6);
    expect(told).toEqual(['0 as-drawn', '1 softmax']);
    told.length = 0;
    void engine.client.call('compareModels', { network: nand(0, 1), options });
    await engine.pass(1e6);
    expect(told.slice(0, 4)).toEqual(['0 as-drawn', '1 stochastic-binary', '2 lif', 'steps 0']);
  });

  it('keeps what all models have done when it is cancelled', async () => {
    const engine = createTestEngine();
    engine.cost = 5;
    const call = engine.client.call('compareModels', { network: nand(0, 1), options });
    let cancelled = false;
    engine.client.on('modelsProgress', ({ done }) => {
      if (done < 1000 || cancelled) return;
      cancelled = true;
      void engine.client.call('cancelModels', null);
    });
    await engine.pass(1e6);
    const answer = await call;
    if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
    expect(answer.cancelled).toBe(true);
    expect(answer.found.done).toBeGreaterThan(0);
    expect(answer.found.done).toBeLessThan(400);
  });

  it('refuses what the engine refuses, by name and place', async () => {
    const { client } = createTestEngine();
    const ask = { network: nand(0, 1), options: { models: ['as-drawn', 'lift'] } };
    const answer = await client.call('compareModels', ask);
    expect(answer.ok ? [] : answer.issues.map(({ path, message }) => [path, message])).toEqual([
      ['models[1]', 'there is no model "lift"'],
    ]);
  });
});

describe('spikes that are sent to be drawn', () => {
  it('are every second where there are up to twice too many, and say that they are cut', () => {
    const result = expected();
    const count = 2 * mostShown;
    const train = {
      population: 'nand',
      times: Float64Array.from({ length: count }, (_, k) => k),
      neurons: new Int32Array(count),
    };
    const [many, few] = thinSpikes({
      ...result,
      models: [{ ...result.models[0]!, spikes: [train] }, result.models[1]!],
    }).models;
    expect(many!.isCut).toBe(true);
    expect(many!.spikes[0]!.times).toHaveLength(mostShown);
    expect([...many!.spikes[0]!.times.subarray(0, 3)]).toEqual([0, 2, 4]);
    expect(few).toBe(result.models[1]);
  });
});
