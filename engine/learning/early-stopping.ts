import type { Trainable } from './trainable.ts';
import type { Checkpoint, Training } from './training.ts';

export interface EarlyStoppingOptions {
  /** Epochs without improvement after which it stops. */
  readonly patience: number;
  /** By how much the validation loss must fall to count, 0 when left out. */
  readonly minImprovement?: number;
}

export interface ValidatedEpoch {
  /** Epochs done. */
  readonly epoch: number;
  readonly loss: number;
  readonly isBest: boolean;
}

/** `exploded`: the training stopped by itself; `patience`: nothing improved for long enough. */
export type EarlyStoppingStatus = 'running' | 'patience' | 'exploded';

/** A training that is watched on samples that it does not learn. */
export interface EarlyStopping {
  readonly training: Training;
  readonly status: EarlyStoppingStatus;
  /** The state of least validation loss so far; the beginning counts. */
  readonly best: { readonly epoch: number; readonly loss: number; readonly checkpoint: Checkpoint };
  /** Epochs since then. */
  readonly waited: number;
  /** Goes on to the end of the epoch; null where it has stopped. */
  epoch(): ValidatedEpoch | null;
  /** Up to `count` epochs; false when it has stopped. */
  advance(count: number): boolean;
  /** Takes the training back to its best state. */
  keepBest(): void;
}

/**
 * Stops a training when the loss of a validation network, of the same shape and with samples of its own, has not fallen for some epochs
 * (Prechelt 1998). The weights of the best epoch are kept. Where the validation loss is no number, the epoch counts as no improvement.
 * Throws on options that make no sense and on networks that differ in shape.
 */
export function startEarlyStopping(
  training: Training,
  validation: Trainable,
  { patience, minImprovement = 0 }: EarlyStoppingOptions,
): EarlyStopping {
  if (!(Number.isInteger(patience) && patience >= 1))
    throw new Error(`Found a patience of ${patience} epochs, expected 1 or more`);
  if (!(minImprovement >= 0)) throw new Error(`Found a least improvement of ${minImprovement}, expected 0 or more`);
  const { learner, stepsPerEpoch } = training;
  if (validation.parameterCount !== learner.parameterCount)
    throw new Error(
      `Found a validation network of ${validation.parameterCount} parameters, expected the ${learner.parameterCount} of the one that learns`,
    );
  const epochNow = (): number => Math.floor(training.step / stepsPerEpoch);
  const lossNow = (): number => {
    validation.setParameters(learner.parameters());
    return validation.loss();
  };
  let status: EarlyStoppingStatus = 'running';
  let best = { epoch: epochNow(), loss: lossNow(), checkpoint: training.checkpoint() };
  let waited = 0;

  function epoch(): ValidatedEpoch | null {
    if (status !== 'running') return null;
    training.advance(stepsPerEpoch - (training.step % stepsPerEpoch));
    if (training.explosion) {
      status = 'exploded';
      return null;
    }
    const [done, loss] = [epochNow(), lossNow()];
    const isBest = loss < best.loss - minImprovement || (Number.isNaN(best.loss) && !Number.isNaN(loss));
    if (isBest) best = { epoch: done, loss, checkpoint: training.checkpoint() };
    waited = isBest ? 0 : waited + 1;
    if (waited >= patience) status = 'patience';
    return { epoch: done, loss, isBest };
  }

  return {
    training,
    get status() {
      return status;
    },
    get best() {
      return best;
    },
    get waited() {
      return waited;
    },
    epoch,
    advance(count) {
      for (let k = 0; k < count && status === 'running'; k++) epoch();
      return status === 'running';
    },
    keepBest: () => training.restore(best.checkpoint),
  };
}
