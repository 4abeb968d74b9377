import { createDense } from '../../engine/learning/dense/network.ts';
import { optimizerOf } from '../../engine/learning/optimizers.ts';
import { startTraining, type Training } from '../../engine/learning/training.ts';
import type { LearningCase } from './cases.ts';

/** Our trainer, and what times it: samples per second of CPU. */
export function trainerOf({ spec, samples, loss, batch, epochs }: LearningCase): { training: Training; run(): number } {
  const network = createDense(spec, samples, { loss, precision: 'f32' });
  const training = startTraining(network, {
    optimizer: optimizerOf('sgd', { rate: 0.1 }),
    schedule: { kind: 'constant' },
    initializer: { kind: 'he' },
    ...{ batch, epochs, l1: 0, l2: 0, seed: 1 },
  });
  return {
    training,
    run() {
      const start = process.cpuUsage();
      training.advance(epochs * training.stepsPerEpoch);
      const { user, system } = process.cpuUsage(start);
      return (epochs * samples.count) / ((user + system) / 1e6);
    },
  };
}
