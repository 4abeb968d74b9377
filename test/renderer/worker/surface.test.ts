import { describe, expect, it } from 'vitest';
import type { ComparisonProgress } from '../../../renderer/worker/training/comparison-protocol.ts';
import type { TrainingFrame, TrainingRequest } from '../../../renderer/worker/training/protocol.ts';
import { surfaceSides, type SurfaceFound } from '../../../renderer/worker/training/surface-protocol.ts';
import { createTestEngine } from '../support/engine.ts';

const plan = { target: null, dropped: [], strays: 'issue', scaleTarget: false } as const;
const request: TrainingRequest = {
  ...{ id: 1, hidden: [], activation: 'tanh', optimizer: 'sgd', rate: 0.1, batch: 8, epochs: 40 },
  ...{ testShare: 0.2, seed: 3 },
};
/** t = 3 x + 1, with x at 0, 0.1 … */
const line = `x,t\n${Array.from({ length: 40 }, (_, k) => `${k / 10},${(3 * k) / 10 + 1}`).join('\n')}\n`;

async function begun(change: Partial<TrainingRequest> = {}, text = line) {
  const engine = createTestEngine();
  const { client } = engine;
  const frames: TrainingFrame[] = [];
  const told: (ComparisonProgress<SurfaceFound> & { readonly run: number })[] = [];
  client.on('trainingFrame', (frame) => frames.push(frame));
  client.on('surfaceProgress', (progress) => told.push(progress));
  await client.call('readTable', { source: { kind: 'file', name: 'x.csv', text }, ...plan });
  const answer = await client.call('startTraining', { ...request, ...change });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  await client.call('watchTraining', { readings: ['weights', 'path'] });
  const surface = async (extent: { x: [number, number]; y: [number, number] } | null, of: [number, number] | null) => {
    const call = client.call('startSurface', { run: 7, parameters: of, extent });
    await engine.pass(1_000_000);
    const found = await call;
    if (!found.ok || !found.found) throw new Error('Expected a surface');
    return found.found;
  };
  return { engine, client, frames, told, surface, last: () => frames.at(-1)! };
}

describe('the error surface in the worker', () => {
  it('of a line is its quadratic: level with the least squares, lowest where both weights fit', async () => {
    const { surface, client, last } = await begun();
    const { x, y, values, lowest, rows, of } = await surface({ x: [-4, 4], y: [-10, 10] }, [0, 1]);
    expect([x.length, y.length, rows, of]).toEqual([49, 49, 32, 32]);
    // Half the mean square of a x' + b − t, with x' of mean 0 and deviation 1: its second differences are 1 in a and in b, and 0 crosswise.
    const at = (column: number, row: number) => values[row * 49 + column]!;
    const [dx, dy] = [8 / 48, 20 / 48];
    for (const [c, r] of [
      [5, 7],
      [30, 20],
      [47, 40],
    ] as const) {
      expect((at(c + 1, r) - 2 * at(c, r) + at(c - 1, r)) / dx ** 2).toBeCloseTo(1, 6);
      expect((at(c, r + 1) - 2 * at(c, r) + at(c, r - 1)) / dy ** 2).toBeCloseTo(1, 6);
      expect(at(c + 1, r + 1) - at(c + 1, r) - at(c, r + 1) + at(c, r)).toBeCloseTo(0, 6);
    }
    // At a = 3 s, with s the deviation of x, and b the mean of t, the loss is 0; the grid is at most half a step off.
    expect(lowest!.value).toBeLessThan((dx / 2) ** 2 / 2 + (dy / 2) ** 2 / 2 + 1e-9);
    // The present loss is that of the training.
    const { now } = last().readings.path!;
    await client.call('watchTraining', { readings: ['path', 'weights'] });
    expect(last().readings.path!.now.value).toBeCloseTo(last().standing.trainLoss, 9);
    expect([now.x, now.y]).toEqual([...last().readings.weights!]);
  });

  it('is coarse at first, and tells how far it is', async () => {
    const { surface, told } = await begun();
    await surface(null, null);
    const [coarse, fine] = surfaceSides;
    expect(told.at(0)!.found!.x).toHaveLength(coarse);
    expect(told.at(-1)!.found!.x).toHaveLength(fine);
    expect(told.at(-1)).toMatchObject({ run: 7, done: coarse ** 2 + fine ** 2, total: coarse ** 2 + fine ** 2 });
  });

  it('leaves the training as it is, which goes on meanwhile, and follows its two weights', async () => {
    const alone = await begun();
    await alone.client.call('playTraining', { pace: Infinity });
    await alone.engine.pass(1000);

    const { engine, client, surface, last } = await begun();
    engine.cost = 1;
    const call = surface(null, [0, 1]);
    await client.call('playTraining', { pace: Infinity });
    await engine.pass(100_000);
    const found = await call;
    expect(found.step).toBe(0);
    expect(last().epoch).toBe(40);
    expect(last().readings.weights).toEqual(alone.last().readings.weights);
    const { path, now } = last().readings.path!;
    // 32 training rows in batches of 8, 40 epochs.
    expect([...path.steps]).toEqual(Array.from({ length: 161 }, (_, k) => k));
    expect([path.x.at(-1), path.y.at(-1)]).toEqual([now.x, now.y]);
    expect([now.x, now.y]).toEqual([...last().readings.weights!]);
    await client.call('stepBack', { by: 'epoch' });
    expect(last().readings.path!.path.steps.at(-1)).toBe(156);
  });

  it('takes the two weights of the largest gradient at first, then those that moved most', async () => {
    const { surface, client, engine, last } = await begun({ hidden: [3] });
    const before = await surface(null, null);
    await client.call('playTraining', { pace: Infinity });
    const first = last().readings.weights!.slice();
    await engine.pass(1000);
    const moved = await surface(null, null);
    const way = [...last().readings.weights!].map((value, k) => Math.abs(value - first[k]!));
    const most = way.map((_, k) => k).sort((a, b) => way[b]! - way[a]!);
    expect(moved.parameters).toEqual(most.slice(0, 2));
    // All that was gone through lies inside, with some room.
    const { x, y } = last().readings.path!.path;
    for (const [axis, places] of [
      [moved.x, x],
      [moved.y, y],
    ] as const) {
      expect(axis[0]).toBeLessThan(Math.min(...places));
      expect(axis.at(-1)).toBeGreaterThan(Math.max(...places));
    }
    expect(before.parameters[0]).not.toBe(before.parameters[1]);
  });

  it.each([1, 2, 3, 4])(
    'of two classes sets no weight against its mirror image at the other output, seed %i',
    async (seed) => {
      const bits = Array.from(
        { length: 40 },
        (_, k) => `${k & 1},${(k >> 1) & 1},${(k ^ (k >> 1)) & 1 ? 'odd' : 'even'}`,
      );
      const change = { hidden: [4], optimizer: 'adam', rate: 0.05, seed } as const;
      const { surface, client, engine, last } = await begun(change, `a,b,t\n${bits.join('\n')}\n`);
      await client.call('playTraining', { pace: Infinity });
      const first = last().readings.weights!.slice();
      // After 4 · (2 + 1) weights come pairs from each unit, and of biases, to both outputs.
      const isMirrored = ([a, b]: readonly number[]) => Math.min(a!, b!) >= 12 && a! >> 1 === b! >> 1;
      expect(isMirrored((await surface(null, null)).parameters)).toBe(false);
      await engine.pass(1000);
      const { parameters } = await surface(null, null);
      const way = [...last().readings.weights!].map((value, k) => Math.abs(value - first[k]!));
      expect(way[parameters[0]]).toBe(Math.max(...way));
      expect(isMirrored(parameters)).toBe(false);
    },
  );

  it('can be cancelled', async () => {
    const { engine, client } = await begun();
    engine.cost = 5;
    const call = client.call('startSurface', { run: 7, parameters: [0, 1], extent: null });
    await client.call('cancelSurface', null);
    await engine.pass(1_000_000);
    expect(await call).toEqual({ ok: true, found: null, cancelled: true });
  });
});
