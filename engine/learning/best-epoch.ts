import type { Checkpoint, Training } from './training.ts';

/** A training whose best epoch is kept, for when it is cut short. */
export interface BestEpoch {
  /** Does `count` batches, fewer when the training stops by itself. */
  advance(count: number): void;
  /** Goes back to the end of the epoch of least running loss, unless the weights there are now have a lower loss of all samples. */
  keep(): void;
}

export function watchEpochs(training: Training): BestEpoch {
  const { learner, stepsPerEpoch } = training;
  let best: { readonly loss: number; readonly checkpoint: Checkpoint } | null = null;

  function note(): void {
    const loss = training.runningLoss;
    if (best === null || loss < best.loss) best = { loss, checkpoint: training.checkpoint() };
  }

  return {
    advance(count) {
      const end = training.step + count;
      while (training.step < end && !training.explosion) {
        const before = training.step;
        training.advance(Math.min(end - before, stepsPerEpoch - (before % stepsPerEpoch)));
        // A training that has nothing more to do stands still.
        if (training.step === before) return;
        if (!training.explosion && training.step % stepsPerEpoch === 0) note();
      }
    },
    keep() {
      if (!best || training.explosion) return;
      const [now, loss] = [training.checkpoint(), learner.loss()];
      training.restore(best.checkpoint);
      if (!(learner.loss() < loss)) training.restore(now);
    },
  };
}
