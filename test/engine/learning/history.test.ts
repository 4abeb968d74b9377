import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { createHistory } from '../../../engine/learning/history.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { startTraining, type Training } from '../../../engine/learning/training.ts';
import { startLbfgsTraining } from '../../../engine/learning/lbfgs/training.ts';

const x = Array.from({ length: 11 }, (_, k) => [Math.sin(k), Math.cos(3 * k)]);
const t = x.map(([a, b]) => [a! * b!]);

/** Dropout, Adam's moments, a schedule and batches that do not divide the samples: all that a step depends on. */
function training(): Training {
  const layers = [
    { size: 5, activation: 'tanh' as const, dropout: 0.3 },
    { size: 1, activation: 'linear' as const },
  ];
  const learner = createDense({ inputs: 2, layers }, samplesOf(x, t), { loss: 'squared', optimizer: 'adam' });
  return startTraining(learner, {
    ...{ optimizer: optimizerOf('adam', { rate: 0.05 }), schedule: { kind: 'cosine', warmup: 0, least: 0 }, batch: 4 },
    ...{ epochs: 100, l1: 0.001, l2: 0.01, initializer: { kind: 'glorot' }, seed: 5 },
  });
}

const size = training().checkpoint().bytes.length;
const bytesAt = (steps: number): Uint8Array => {
  const fresh = training();
  fresh.advance(steps);
  return fresh.checkpoint().bytes;
};

describe('a history', () => {
  it('is at any step as a training that went there straight, whichever way it came', () => {
    const jumps = fc.array(fc.nat({ max: 120 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        jumps,
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (places, room, everyBatch) => {
          const own = training();
          const history = createHistory(own, { bytes: room * size, everyBatch });
          history.advance(70);
          history.advance(50);
          for (const place of places) {
            history.goTo(place);
            expect(own.step).toBe(place);
            expect(own.checkpoint().bytes).toEqual(bytesAt(place));
            expect(history.kept.length).toBeLessThanOrEqual(room);
          }
          // On from there, to where it was and beyond.
          history.advance(130 - own.step);
          expect(own.checkpoint().bytes).toEqual(bytesAt(130));
        },
      ),
      { seed: 4, numRuns: 40 },
    );
  });

  it('keeps recent batches all, older ones ever further apart, and the first', () => {
    const history = createHistory(training(), { bytes: 16 * size });
    history.advance(100);
    const { kept } = history;
    const old = kept.slice(0, -8);
    expect(kept.slice(-8)).toEqual([93, 94, 95, 96, 97, 98, 99, 100]);
    // 93 steps before them in at most 8 places: 16 apart.
    expect(old).toEqual([0, 16, 32, 48, 64, 80]);
    expect([history.replayOf(95), history.replayOf(92), history.replayOf(15)]).toEqual([0, 12, 15]);
  });

  it('keeps recent batches also where it goes batch by batch', () => {
    const history = createHistory(training(), { bytes: 16 * size });
    for (let k = 0; k < 100; k++) history.advance(1);
    expect(history.kept.slice(-8)).toEqual([93, 94, 95, 96, 97, 98, 99, 100]);
    expect(history.kept[0]).toBe(0);
    for (let step = 0; step < 100; step++) expect(history.replayOf(step)).toBeLessThan(16);
  });

  it('stops where the training does, and goes back from there', () => {
    const spec = { inputs: 2, layers: [{ size: 1, activation: 'linear' as const }] };
    const wild = startTraining(createDense(spec, samplesOf(x, t), { loss: 'squared' }), {
      ...{ optimizer: optimizerOf('sgd', { rate: 1e5 }), schedule: { kind: 'constant' }, batch: 4, epochs: 100 },
      ...{ l1: 0, l2: 0, initializer: { kind: 'glorot' }, seed: 5 },
    });
    const history = createHistory(wild, { bytes: 40 * size });
    history.advance(50);
    expect(wild.explosion).not.toBeNull();
    history.goTo(0);
    expect([wild.step, wild.explosion]).toEqual([0, null]);
  });

  it('refuses steps that it was never at', () => {
    const history = createHistory(training(), { bytes: size });
    history.advance(3);
    expect(() => history.goTo(4)).toThrow('Found step 4, expected one from 0 to 3');
    expect(() => createHistory(training(), { bytes: size, everyBatch: 0 })).toThrow('every 0 batches');
  });

  it('goes back through L-BFGS as well, whose pairs are part of its state', () => {
    const start = (): Training => {
      const spec = {
        inputs: 2,
        layers: [
          { size: 3, activation: 'tanh' as const },
          { size: 1, activation: 'linear' as const },
        ],
      };
      const options = {
        optimizer: { name: 'lbfgs', memory: 4 },
        initializer: { kind: 'glorot' },
        l2: 0,
        seed: 2,
      } as const;
      return startLbfgsTraining(createDense(spec, samplesOf(x, t), { loss: 'squared' }), options);
    };
    const [own, straight] = [start(), start()];
    const history = createHistory(own, { bytes: 3 * own.checkpoint().bytes.length });
    history.advance(12);
    history.goTo(7);
    straight.advance(7);
    expect(own.checkpoint()).toEqual(straight.checkpoint());
  });
});
