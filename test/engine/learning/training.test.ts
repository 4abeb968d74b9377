import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { optimizerNames, optimizerOf } from '../../../engine/learning/optimizers.ts';
import { scheduledFactor } from '../../../engine/learning/schedules.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { startTraining, type Training, type TrainingOptions } from '../../../engine/learning/training.ts';
import { createRandom } from '../../../engine/simulation/random.ts';

const random = createRandom(3).at(9, 0, 0);
const rows = Array.from({ length: 23 }, () => [random.normal(), random.normal(), random.normal()]);
const samples = samplesOf(
  rows,
  rows.map(([a, b, c]) => [Math.sin(a! * b!), a! - c!]),
);
const spec = {
  inputs: 3,
  layers: [
    { size: 7, activation: 'tanh', dropout: 0.3 },
    { size: 5, activation: 'relu' },
    { size: 2, activation: 'linear' },
  ],
} as const;

function start(options: Partial<TrainingOptions> = {}, precision: 'f64' | 'f32' = 'f64'): Training {
  const optimizer = options.optimizer ?? optimizerOf('adam', { rate: 0.01 });
  const network = createDense(spec, samples, { loss: 'squared', optimizer: optimizer.name, precision });
  return startTraining(network, {
    ...{ optimizer, schedule: { kind: 'cosine' }, batch: 4, epochs: 20, l1: 1e-4, l2: 1e-3, seed: 7 },
    ...{ initializer: { kind: 'glorot' } },
    ...options,
  });
}

describe('a training', () => {
  it.each(optimizerNames)('by %s is the same again, in parts, and from any checkpoint, bit for bit', (name) => {
    const optimizer = optimizerOf(name, { rate: 0.01 });
    for (const precision of ['f64', 'f32'] as const) {
      const whole = start({ optimizer }, precision);
      whole.advance(50);
      const parts = start({ optimizer }, precision);
      parts.advance(13);
      const checkpoint = parts.checkpoint();
      parts.advance(20);
      parts.restore(checkpoint);
      expect(parts.step).toBe(13);
      for (let k = 0; k < 37; k++) parts.advance(1);
      expect(parts.learner.state()).toEqual(whole.learner.state());
      const other = start({ optimizer, seed: 8 }, precision);
      other.restore(checkpoint);
      expect(other.learner.parameters()).not.toEqual(whole.learner.parameters());
    }
  });

  it('is another with another seed, and is not moved by being looked at', () => {
    const [plain, watched, other] = [start(), start(), start({ seed: 8 })];
    for (let k = 0; k < 20; k++) {
      plain.advance(1);
      other.advance(1);
      watched.learner.gradient();
      watched.advance(1);
      watched.learner.loss(Int32Array.of(3, 4));
    }
    expect(watched.learner.parameters()).toEqual(plain.learner.parameters());
    expect(other.learner.parameters()).not.toEqual(plain.learner.parameters());
  });

  it('goes over all samples once an epoch, whatever the batch', () => {
    expect(start({ batch: 4 }).stepsPerEpoch).toBe(6);
    expect(start({ batch: 1 }).stepsPerEpoch).toBe(23);
    expect(start({ batch: 'full' }).stepsPerEpoch).toBe(1);
    expect(start({ batch: 1000 }).stepsPerEpoch).toBe(1);
    // Without steps that change anything, the mean loss of an epoch's batches is the loss of all.
    const network = createDense({ ...spec, layers: spec.layers.map((layer) => ({ ...layer, dropout: 0 })) }, samples, {
      loss: 'squared',
    });
    const plain = startTraining(network, {
      ...{ optimizer: optimizerOf('sgd', { rate: 1e-300 }), schedule: { kind: 'constant' }, batch: 4, epochs: 1 },
      ...{ l1: 0, l2: 0, seed: 7, initializer: { kind: 'glorot' } },
    });
    plain.advance(plain.stepsPerEpoch);
    expect(plain.runningLoss).toBeCloseTo(network.loss(), 12);
  });

  it('stops where the loss is no number, names step, layer and remedy, and keeps the weights of before', () => {
    const training = start({ optimizer: optimizerOf('sgd', { rate: 1e6 }), schedule: { kind: 'constant' } });
    const before = training.learner.parameters();
    training.advance(200);
    expect(training.explosion!.message).toMatch(
      /^The loss is no number at step \d+ \(epoch \d+\); weights of layer \d have grown beyond bounds\. The weights of the beginning of the epoch are kept: lower the learning rate \(1000000\) or scale the inputs$/,
    );
    expect(training.step % training.stepsPerEpoch).toBe(0);
    expect([...training.learner.parameters()].every(Number.isFinite)).toBe(true);
    if (training.step === 0) expect(training.learner.parameters()).toEqual(before);
    const stopped = training.step;
    training.advance(10);
    expect(training.step).toBe(stopped);
  });

  it.each<[Partial<TrainingOptions>, string]>([
    [{ batch: 0 }, 'Found batches of 0, expected 1 or more'],
    [{ batch: 1.5 }, 'Found batches of 1.5, expected 1 or more'],
    [{ optimizer: { ...optimizerOf('sgd'), rate: -1 } }, 'Found learning rate -1, expected a number above 0'],
    [{ optimizer: { ...optimizerOf('adam'), beta2: 1 } }, 'Found beta2 1, expected at least 0 and below 1'],
  ])('refuses %o', (options, message) => {
    expect(() => start(options)).toThrow(message);
  });
});

describe('schedules of the learning rate', () => {
  it.each([
    ['step', { kind: 'step', every: 10, factor: 0.5 }, [1, 1, 0.5, 0.25]],
    ['exponential', { kind: 'exponential', factor: 0.9 }, [1, 0.9 ** 5, 0.9 ** 10, 0.9 ** 20]],
    ['inverse', { kind: 'inverse', decay: 0.1 }, [1, 1 / 1.5, 0.5, 1 / 3]],
    ['cosine', { kind: 'cosine' }, [1, (1 + Math.SQRT1_2) / 2, 0.5, 0]],
    ['cosine with warm-up', { kind: 'cosine', warmup: 5, least: 0.2 }, [1 / 6, 1, 0.2 + 0.8 * 0.75, 0.2]],
    ['constant', { kind: 'constant' }, [1, 1, 1, 1]],
  ] as const)('%s', (_, schedule, factors) => {
    [0, 5, 10, 20].forEach((epoch, k) => expect(scheduledFactor(schedule, epoch, 20)).toBeCloseTo(factors[k]!, 12));
  });
});
