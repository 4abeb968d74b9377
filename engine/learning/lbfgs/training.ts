import { createRandom } from '../../simulation/random.ts';
import type { Initializer } from '../initializers.ts';
import { startLbfgs } from './lbfgs.ts';
import type { Learner } from '../learner.ts';
import { blame, firstRemedy, type Explosion } from '../explosion.ts';
import type { Training } from '../training.ts';

/** L-BFGS in the place of an optimiser: it goes over all samples at once and finds its own step lengths. */
export interface Lbfgs {
  readonly name: 'lbfgs';
  /** Pairs of changes that are remembered. */
  readonly memory: number;
}

export interface LbfgsTrainingOptions {
  readonly optimizer: Lbfgs;
  /** Null begins with the weights that there are. */
  readonly initializer: Initializer | null;
  readonly l2: number;
  readonly seed: number;
  /** As of `TrainingOptions`. */
  readonly canScaleTarget?: boolean;
}

/** A training by L-BFGS, whose epochs are its steps. It is over where no step lowers the loss any more. */
export type LbfgsTraining = Training & { readonly isOver: boolean };

/** Draws the weights and begins. Throws on options that make no sense and on weights that must keep a sign. */
export function startLbfgsTraining(
  learner: Learner,
  { optimizer, initializer, l2, seed, canScaleTarget = true }: LbfgsTrainingOptions,
): LbfgsTraining {
  if (initializer) learner.initialise(initializer, createRandom(seed));
  const session = startLbfgs(learner, { memory: optimizer.memory, l2 });
  const explode = (): Explosion => {
    const at = `The loss is no number at step ${session.steps}`;
    if (l2 > 0 && Number.isFinite(learner.loss())) {
      const message = `${at}; the penalty on weights with L2 ${l2} is beyond bounds: lower L2`;
      return { step: session.steps, message, cause: 'weights' };
    }
    const { cause, what } = blame(learner, everyRow(learner), canScaleTarget);
    return { step: session.steps, message: `${at}; ${what} beyond bounds: ${firstRemedy(cause)}`, cause };
  };
  return {
    learner,
    stepsPerEpoch: 1,
    get step() {
      return session.steps;
    },
    get runningLoss() {
      return session.loss - session.penalty;
    },
    get explosion() {
      return session.status === 'not-finite' ? explode() : null;
    },
    get isOver() {
      return session.status !== 'running';
    },
    advance: (count) => void session.advance(count),
    checkpoint: () => session.checkpoint(),
    restore: (checkpoint) => session.restore(checkpoint),
  };
}

function everyRow({ samples }: Learner): Int32Array {
  return Int32Array.from({ length: samples.count }, (_, k) => k);
}
