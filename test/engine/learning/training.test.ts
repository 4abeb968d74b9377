import { describe, expect, it } from 'vitest';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { startLbfgsTraining } from '../../../engine/learning/lbfgs/training.ts';
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
      /^The loss is no number at step \d+ \(epoch \d+\); weights of layer \d have grown beyond bounds\. It goes back to step \d+: lower the learning rate \(1000000\) or scale the inputs$/,
    );
    expect(training.step % training.stepsPerEpoch).toBe(0);
    expect([...training.learner.parameters()].every(Number.isFinite)).toBe(true);
    if (training.step === 0) expect(training.learner.parameters()).toEqual(before);
    const stopped = training.step;
    training.advance(10);
    expect(training.step).toBe(stopped);
  });

  it.each<['f64' | 'f32', number | 'full', number]>([
    ['f64', 'full', 100],
    ['f64', 4, 100],
    ['f32', 'full', 100],
    ['f32', 1, 100],
    // As many steps as it takes to weights whose loss would be none, and not one more.
    ['f64', 'full', 4],
    ['f32', 'full', 2],
  ])('keeps weights that have a loss, in %s with batches of %s, %i steps', (precision, batch, steps) => {
    const layers = [
      { size: 7, activation: 'linear' },
      { size: 2, activation: 'linear' },
    ] as const;
    const network = createDense({ inputs: 3, layers }, samples, { loss: 'squared', precision });
    const training = startTraining(network, {
      ...{ optimizer: optimizerOf('sgd', { rate: 1e5 }), schedule: { kind: 'constant' }, batch, epochs: 100 },
      ...{ l1: 0, l2: 0, seed: 7, initializer: { kind: 'glorot' } },
    });
    training.advance(steps);
    expect(training.explosion!.message).toMatch(
      /weights of layer 1 have grown beyond bounds\. It goes back to step \d/,
    );
    expect(network.loss()).toBeLessThan(Infinity);
  });

  it('names the layer whose outputs are no numbers at once, and blames no rate', () => {
    const large = samplesOf([[1e300, 2]], [[1]]);
    const first = { size: 3, activation: 'linear' } as const;
    const network = createDense({ inputs: 2, layers: [first, first, { ...first, size: 1 }] }, large, {
      loss: 'squared',
    });
    network.setParameters(Float64Array.from({ length: network.parameterCount }, (_, k) => (k < 9 ? 1 : 1e10)));
    const training = startTraining(
      network,
      {
        ...{ optimizer: optimizerOf('sgd'), schedule: { kind: 'constant' }, batch: 'full', epochs: 1 },
        ...{ l1: 0, l2: 0, seed: 1, initializer: { kind: 'zero' } },
      },
      true,
    );
    training.advance(1);
    expect(training.explosion!.message).toBe(
      'The loss is no number at step 0 (epoch 0); what layer 2 puts out is beyond bounds. It goes back to step 0: scale the inputs or choose smaller first weights',
    );
  });

  it.each(['sgd', 'lbfgs'] as const)(
    'blames a target whose error has no square, and not the inputs, with %s',
    (name) => {
      const samples = samplesOf(
        [
          [1, 2],
          [0, 1],
        ],
        [[1], [-1e300]],
      );
      const spec = { inputs: 2, layers: [{ size: 1, activation: 'linear' }] } as const;
      const network = createDense(spec, samples, { loss: 'squared' });
      const initializer = { kind: 'zero' } as const;
      const training =
        name === 'lbfgs'
          ? startLbfgsTraining(network, { optimizer: { name, memory: 10 }, initializer, l2: 0, seed: 1 })
          : startTraining(network, {
              ...{ optimizer: optimizerOf(name), schedule: { kind: 'constant' }, batch: 'full', epochs: 1 },
              ...{ l1: 0, l2: 0, seed: 1, initializer },
            });
      training.advance(1);
      expect(training.explosion).toMatchObject({ step: 0, cause: 'target' });
      expect(training.explosion!.message).toContain('the error that a target of 1e+300 leaves is beyond bounds');
      expect(training.explosion!.message).toMatch(/: scale the target$/);
    },
  );

  it.each([
    ['a target that is a class, or is scaled already', [[-1e300]], 1, 0, /what layer 1 puts out is beyond bounds/],
    ['a network whose penalty is too large', [[1]], 10, 1e308, /the penalty on weights with L2 1e\+308 .* lower L2$/],
  ])('does not blame %s', (_, targets, weight, l2, message) => {
    const spec = { inputs: 1, layers: [{ size: 1, activation: 'linear' }] } as const;
    const network = createDense(spec, samplesOf([[1]], targets), { loss: 'squared' });
    network.setParameters(Float64Array.of(weight, 1));
    const optimizer = { name: 'lbfgs', memory: 10 } as const;
    const training = startLbfgsTraining(network, { optimizer, initializer: null, l2, seed: 1, canScaleTarget: false });
    training.advance(1);
    expect(training.explosion!.message).toMatch(message);
  });

  it('goes back to the checkpoint that it was taken up from, where it explodes before the next epoch', () => {
    const options = { optimizer: optimizerOf('sgd', { rate: 1e-3 }), schedule: { kind: 'constant' } } as const;
    const calm = start(options, 'f32');
    calm.advance(7);
    const wild = start({ ...options, optimizer: optimizerOf('sgd', { rate: 1e6 }) }, 'f32');
    wild.restore(calm.checkpoint());
    wild.advance(5);
    expect(wild.explosion).not.toBeNull();
    expect(wild.step).toBe(7);
    expect(wild.learner.parameters()).toEqual(calm.learner.parameters());
  });

  it.each<[Partial<TrainingOptions>, string]>([
    [{ batch: 0 }, 'Found batches of 0, expected 1 or more'],
    [{ batch: 1.5 }, 'Found batches of 1.5, expected 1 or more'],
    [
      { optimizer: { ...optimizerOf('sgd'), rate: -1 } },
      'Found learning rate -1, expected a number above 0, at most 1e6',
    ],
    [{ optimizer: { ...optimizerOf('adam'), beta2: 1 } }, 'Found beta2 1, expected at least 0 and below 1'],
    [{ schedule: { kind: 'step', every: 0, factor: 0.5 } }, 'Found a step every 0 epochs, expected a number above 0'],
    [
      { schedule: { kind: 'exponential', factor: NaN } },
      'Found a factor of the rate of NaN, expected above 0 and at most 1',
    ],
    [{ schedule: { kind: 'inverse', decay: -1 } }, 'Found a decay of the rate of -1, expected 0 or more'],
    [{ schedule: { kind: 'cosine', warmup: -1 } }, 'Found a warm-up of -1 epochs, expected 0 or more'],
    [{ schedule: { kind: 'cosine', least: 2 } }, 'Found a least factor of 2, expected 0 to 1'],
    [{ l2: NaN }, 'Found l2 NaN, expected 0 or more'],
    [{ l1: -1 }, 'Found l1 -1, expected 0 or more'],
    [{ epochs: 0 }, 'Found 0 epochs, expected a number above 0'],
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
