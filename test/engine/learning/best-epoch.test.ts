import { describe, expect, it } from 'vitest';
import { watchEpochs } from '../../../engine/learning/best-epoch.ts';
import { createDense } from '../../../engine/learning/dense/network.ts';
import { optimizerOf } from '../../../engine/learning/optimizers.ts';
import { samplesOf } from '../../../engine/learning/samples.ts';
import { startTraining, type Training } from '../../../engine/learning/training.ts';

const x = Array.from({ length: 24 }, (_, k) => [Math.sin(7 * k), Math.cos(5 * k)]);
const samples = samplesOf(
  x,
  x.map(([a, b]) => [a! * b! > 0 ? 1 : 0]),
);

/** So fast that the loss goes up and down. */
function start(): Training {
  const layers = [
    { size: 4, activation: 'tanh' },
    { size: 1, activation: 'logistic' },
  ] as const;
  const network = createDense({ inputs: 2, layers }, samples, { loss: 'cross-entropy' });
  return startTraining(network, {
    ...{ optimizer: optimizerOf('sgd', { rate: 12 }), schedule: { kind: 'constant' }, batch: 5, epochs: 40 },
    ...{ l1: 0, l2: 0, initializer: { kind: 'glorot' }, seed: 4 },
  });
}

describe('a training that is cut short', () => {
  const plain = start();
  const epochs = Array.from({ length: 23 }, () => {
    plain.advance(plain.stepsPerEpoch);
    return { running: plain.runningLoss, loss: plain.learner.loss(), state: plain.learner.state() };
  });
  const best = epochs.reduce((least, each) => (each.running < least.running ? each : least));

  it('goes back to the epoch of least running loss, in whatever parts it went', () => {
    expect(best.loss).toBeLessThan(epochs.at(-1)!.loss);
    for (const part of [1, 3, 7, 1000]) {
      const training = start();
      const watched = watchEpochs(training);
      while (training.step < 23 * training.stepsPerEpoch)
        watched.advance(Math.min(part, 23 * training.stepsPerEpoch - training.step));
      expect(training.learner.state()).toEqual(epochs.at(-1)!.state);
      watched.keep();
      expect(training.learner.state()).toEqual(best.state);
      expect(training.step).toBe((epochs.indexOf(best) + 1) * training.stepsPerEpoch);
    }
  });

  it('stays where it is where that is better, and where no epoch is done', () => {
    const training = start();
    const watched = watchEpochs(training);
    watched.advance(2);
    const before = training.learner.state();
    watched.keep();
    expect(training.learner.state()).toEqual(before);
    const toBest = (epochs.indexOf(best) + 1) * training.stepsPerEpoch;
    watched.advance(toBest - 2);
    watched.keep();
    expect(training.learner.state()).toEqual(best.state);
  });
});
