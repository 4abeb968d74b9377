import type { Checkpoint, Training } from './training.ts';

export interface HistoryOptions {
  /** Bytes that checkpoints may take, in all; two are kept in any case. */
  readonly bytes: number;
  /** Batches between recent checkpoints; 1 where left out. */
  readonly everyBatch?: number;
}

/** A training that can be at any of its steps again, exactly. */
export interface History {
  /** The furthest step that was reached. */
  readonly latest: number;
  /** Steps that need no learning again to be at, in order. */
  readonly kept: readonly number[];
  /** Does `count` batches; fewer where the training stops by itself. */
  advance(count: number): void;
  /** Goes to a step from where the history begins to the latest: to the checkpoint at or before it, and on from there. Throws on others. */
  goTo(step: number): void;
  /** Goes to the checkpoint at or before a step, whence `advance` leads there in parts; gives the batches that are left. Throws as `goTo`. */
  rewind(step: number): number;
  /** Batches that `goTo` would have to learn again. */
  replayOf(step: number): number;
}

/**
 * Keeps checkpoints of a training within bounds: recent ones at every batch, older ones ever further apart, the first for good. Half
 * of the room is for recent ones; where the older ones fill theirs, every other one goes. What follows from a checkpoint
 * is the same bit for bit, however often it is gone over.
 */
export function createHistory(training: Training, { bytes, everyBatch = 1 }: HistoryOptions): History {
  if (!(Number.isInteger(everyBatch) && everyBatch >= 1))
    throw new Error(`Found a checkpoint every ${everyBatch} batches, expected 1 or more`);
  const first = training.checkpoint();
  const room = Math.max(2, Math.floor(bytes / Math.max(1, first.bytes.length)));
  const recentRoom = Math.floor(room / 2);
  const oldRoom = room - recentRoom;
  const checkpoints = new Map<number, Checkpoint>([[first.step, first]]);
  let spacing = everyBatch;
  let latest = first.step;

  const isRecent = (step: number): boolean => step > latest - recentRoom * everyBatch;
  const isOnGrid = (step: number, of: number): boolean => (step - first.step) % of === 0;

  /** The next step to stop at on the way to `end`: what is far from it would be thinned at once. */
  function nextStop(end: number): number {
    const after = (step: number, distance: number): number =>
      first.step + (Math.floor((step - first.step) / distance) + 1) * distance;
    const recent = Math.max(training.step, end - recentRoom * everyBatch);
    return Math.min(end, after(training.step, spacing), after(recent, everyBatch));
  }

  function thin(): void {
    const old = (): number[] => [...checkpoints.keys()].filter((step) => !isRecent(step));
    const drop = (): void => {
      for (const step of old()) if (!isOnGrid(step, spacing)) checkpoints.delete(step);
    };
    drop();
    while (old().length > oldRoom) {
      spacing *= 2;
      drop();
    }
  }

  function keep(): void {
    const { step } = training;
    latest = Math.max(latest, step);
    if (!checkpoints.has(step) && isOnGrid(step, everyBatch)) checkpoints.set(step, training.checkpoint());
    if (checkpoints.size > room) thin();
  }

  function advance(count: number): void {
    const end = training.step + count;
    while (training.step < end) {
      const before = training.step;
      training.advance(nextStop(end) - before);
      // An explosion goes back to the last good weights; a training that is over stays where it is.
      if (training.explosion || training.step <= before) return;
      keep();
    }
  }

  function before(step: number): Checkpoint {
    if (!(Number.isInteger(step) && step >= first.step && step <= latest))
      throw new Error(`Found step ${step}, expected one from ${first.step} to ${latest}`);
    let best = first;
    for (const [at, checkpoint] of checkpoints) if (at <= step && at > best.step) best = checkpoint;
    return best;
  }

  function rewind(step: number): number {
    const checkpoint = before(step);
    training.restore(checkpoint);
    return step - checkpoint.step;
  }

  return {
    get latest() {
      return latest;
    },
    get kept() {
      return [...checkpoints.keys()].sort((a, b) => a - b);
    },
    advance,
    goTo(step) {
      training.advance(rewind(step));
    },
    rewind,
    replayOf: (step) => step - before(step).step,
  };
}
