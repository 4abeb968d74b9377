import type { Issue } from '../../engine/network/issue.ts';
import type { ComparisonAnswer, ComparisonProgress } from '../worker/training/comparison-protocol.ts';
import type { Started } from '../worker/training/protocol.ts';
import { sourceLabel } from './training-choices.ts';
import type { Training } from './training.svelte.ts';

/** The network that something was measured of. */
export interface Measured {
  readonly started: Started;
  readonly epoch: number;
  /** Of the data that it was trained on. */
  readonly data: string;
}

/** Something that the worker of a training finds out about its network, with what is found so far. */
export class Comparison<T> {
  found = $state.raw<T | null>(null);
  measured = $state.raw<Measured | null>(null);
  issues = $state.raw<readonly Issue[]>([]);
  running = $state(false);
  cancelled = $state(false);
  progress = $state.raw<Pick<ComparisonProgress<T>, 'done' | 'total'>>({ done: 0, total: 0 });
  readonly #training: Training;
  #run = 0;

  constructor(training: Training) {
    this.#training = training;
  }

  /** Whether the training has gone on, or begun anew, since. */
  readonly stale = $derived.by(() => {
    const { started, epoch } = this.#training;
    return this.measured !== null && (this.measured.started !== started || this.measured.epoch !== epoch);
  });

  /** Whether it is of another network than the one that is trained now, or of other data. */
  readonly isOther = $derived.by(() => this.measured !== null && this.measured.started !== this.#training.started);

  async run(ask: () => Promise<ComparisonAnswer<T>>): Promise<void> {
    const { started, epoch, task } = this.#training;
    // While another network is being prepared, the worker's is not the one that is shown.
    if (!started || this.#training.busy !== '') return;
    const run = ++this.#run;
    this.running = true;
    this.cancelled = false;
    this.issues = [];
    this.found = null;
    this.measured = { started, epoch, data: sourceLabel(task.source) };
    this.progress = { done: 0, total: 0 };
    const answer = await ask().catch((error: Error): ComparisonAnswer<T> => {
      return { ok: false, issues: [{ path: '', message: error.message, expected: 'a network that can be compared' }] };
    });
    if (run !== this.#run) return;
    this.issues = answer.ok ? [] : answer.issues;
    this.found = answer.ok ? answer.found : null;
    this.cancelled = answer.ok && answer.cancelled;
    this.running = false;
  }

  follow({ done, total, found }: ComparisonProgress<T>): void {
    if (!this.running) return;
    this.progress = { done, total };
    if (found) this.found = found;
  }
}
