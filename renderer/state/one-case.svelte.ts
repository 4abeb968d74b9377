import type { Issue } from '../../engine/network/issue.ts';
import type { CaseAnswer, DifferencesFound, TracedCase } from '../worker/training/case-protocol.ts';
import type { Started } from '../worker/training/protocol.ts';
import type { Training } from './training.svelte.ts';

/** One row of the table, stepped through the network as it stood when the row was taken: forward, the loss, and back. */
export class OneCase {
  /** The row and the training that it was taken of. */
  taken = $state.raw<{ readonly case: TracedCase; readonly started: Started } | null>(null);
  issues = $state.raw<readonly Issue[]>([]);
  /** The step that is shown. */
  index = $state(0);
  playing = $state(false);
  differences = $state.raw<DifferencesFound | null>(null);
  measuring = $state(false);
  /** A row is on its way. */
  asking = $state(false);
  readonly #training: Training;
  #asked = 0;

  constructor(training: Training) {
    this.#training = training;
    training.onWorker('differencesProgress', (found) => {
      if (this.measuring) this.differences = found;
    });
  }

  readonly last = $derived((this.taken?.case.steps.length ?? 1) - 1);
  readonly step = $derived(this.taken?.case.steps[this.index] ?? null);
  /** Whether the training has gone on since, or back. */
  readonly stale = $derived.by(() => {
    if (!this.taken) return false;
    const { epoch, batch } = this.taken.case;
    return epoch !== this.#training.epoch || batch !== this.#training.batch;
  });
  /** Whether it is of another network or other data than those that are shown. */
  readonly isOther = $derived.by(() => this.taken !== null && this.taken.started !== this.#training.started);

  /** Follows a row through the weights as they stand now; null is the first one. */
  async take(row: number | null): Promise<void> {
    const { started } = this.#training;
    if (!started) return;
    const asked = ++this.#asked;
    // Another row ends the differences of the one before, even where it turns out not to be there.
    this.measuring = false;
    this.asking = true;
    const answer = await this.#training.client.call('traceCase', { row }).catch(failure);
    if (asked !== this.#asked) return;
    this.asking = false;
    // Another network has taken its place meanwhile: the row is followed through that one.
    if (this.#training.started && this.#training.started !== started) return this.take(row);
    this.issues = answer.ok ? [] : answer.issues;
    if (!answer.ok) return;
    this.taken = { case: answer.case, started };
    this.index = 0;
    this.playing = false;
    this.differences = null;
    this.measuring = false;
    if (answer.case.evaluations.central <= mostUnasked) void this.measure();
  }

  /** The same row, or the first of another table. */
  async takeAgain(): Promise<void> {
    await this.take(this.taken?.case.row ?? null);
    if (this.issues.length > 0) await this.take(null);
  }

  /** Learning stands still while one steps; the walk begins with the weights that it then has. */
  async go(index: number): Promise<void> {
    if (!this.taken) return;
    const wasMoving = this.#training.playing;
    if (wasMoving) this.#training.togglePlay();
    const wasPlaying = this.playing;
    if (this.index === 0 && (wasMoving || this.stale)) {
      await this.take(this.taken.case.row);
      this.playing = wasPlaying;
    }
    this.index = Math.max(0, Math.min(this.last, index));
    if (this.index === this.last) this.playing = false;
  }

  togglePlay(): void {
    if (this.playing) this.playing = false;
    else {
      this.playing = true;
      void this.go(this.index === this.last ? 0 : this.index + 1);
    }
  }

  /** Works out the central differences of all parameters. */
  async measure(): Promise<void> {
    const asked = this.#asked;
    this.measuring = true;
    this.differences = null;
    const found = await this.#training.client.call('startDifferences', null).catch(() => null);
    if (asked !== this.#asked) return;
    this.differences = found;
    this.measuring = false;
  }

  cancel(): void {
    void this.#training.client.call('cancelDifferences', null);
  }
}

/** Passes that are made without asking: a moment's work. */
const mostUnasked = 4000;

function failure({ message }: Error): CaseAnswer {
  return { ok: false, issues: [{ path: '', message, expected: 'a row of the table' }] };
}
