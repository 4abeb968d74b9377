import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { startEarlyStopping } from '../../../engine/learning/early-stopping.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import { samplesOf, type Samples } from '../../../engine/learning/samples.ts';
import { startTraining, type TrainingOptions } from '../../../engine/learning/training.ts';
import { createRandom } from '../../../engine/simulation/random.ts';

function noisySine(count: number, stream: number): Samples {
  const random = createRandom(1).at(3, stream, 0);
  const x = Array.from({ length: count }, () => [4 * random.uniform() - 2]);
  return samplesOf(
    x,
    x.map(([value]) => [Math.sin(2 * value!) + 0.5 * random.normal()]),
  );
}

const spec = {
  inputs: 1,
  layers: [
    { size: 30, activation: 'tanh' },
    { size: 1, activation: 'linear' },
  ],
} as const;
const networkOn = (samples: Samples) => createDense(spec, samples, { loss: 'squared', optimizer: 'adam' });
const options: TrainingOptions = {
  ...{
    optimizer: optimizerOf('adam', { rate: 0.03 }),
    schedule: { kind: 'constant' } as const,
    batch: 4,
    epochs: 2000,
  },
  ...{ l1: 0, l2: 0, seed: 2, initializer: { kind: 'normal', sd: 1.5 } as const },
};

describe('early stopping', () => {
  it('keeps the epoch of least validation loss, before the network learns the noise', () => {
    const training = startTraining(networkOn(noisySine(16, 1)), options);
    const validation = networkOn(noisySine(100, 2));
    const stopping = startEarlyStopping(training, validation, { patience: 60 });
    const first = stopping.best.loss;
    const losses: number[] = [];
    while (stopping.status === 'running') {
      const { epoch, loss, isBest } = stopping.epoch()!;
      losses.push(loss);
      expect(epoch).toBe(losses.length);
      expect(isBest).toBe(loss < Math.min(first, ...losses.slice(0, -1)));
    }
    expect(stopping.status).toBe('patience');
    const { best } = stopping;
    expect(best.loss).toBe(Math.min(...losses));
    expect(best.epoch).toBe(losses.indexOf(best.loss) + 1);
    expect(losses).toHaveLength(best.epoch + 60);
    expect(training.step).toBe(4 * losses.length);
    stopping.keepBest();
    validation.setParameters(training.learner.parameters());
    expect(validation.loss()).toBe(best.loss);
    expect(training.step).toBe(4 * best.epoch);
    expect(stopping.epoch()).toBeNull();
  });

  it('counts small improvements as none', () => {
    const epochsWith = (minImprovement: number): number => {
      const training = startTraining(networkOn(noisySine(16, 1)), options);
      const stopping = startEarlyStopping(training, networkOn(noisySine(100, 2)), { patience: 3, minImprovement });
      stopping.advance(500);
      return training.step / 4;
    };
    expect(epochsWith(1e9)).toBe(3);
    expect(epochsWith(0)).toBeGreaterThan(3);
  });

  it('stops with the training where that explodes, and has a best state still', () => {
    const network = createDense(spec, noisySine(16, 1), { loss: 'squared', optimizer: 'sgd' });
    const training = startTraining(network, { ...options, optimizer: optimizerOf('sgd', { rate: 1e5 }) });
    const stopping = startEarlyStopping(training, networkOn(noisySine(100, 2)), { patience: 1000 });
    expect(stopping.advance(1000)).toBe(false);
    expect(stopping.status).toBe('exploded');
    stopping.keepBest();
    expect(network.parameters().every(Number.isFinite)).toBe(true);
  });

  it('refuses what makes no sense', () => {
    const training = startTraining(networkOn(noisySine(16, 1)), options);
    const other = createDense({ ...spec, layers: [spec.layers[1]] }, noisySine(9, 2), { loss: 'squared' });
    expect(() => startEarlyStopping(training, other, { patience: 3 })).toThrow(
      'Found a validation network of 2 parameters, expected the 91',
    );
    expect(() => startEarlyStopping(training, training.learner, { patience: 0 })).toThrow('Found a patience of 0');
  });
});
