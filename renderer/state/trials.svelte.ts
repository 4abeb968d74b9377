import type { Issue } from '../../engine/network/issue.ts';
import type { KeptCurves } from './kept-curves.svelte.ts';
import type { Choices } from './training-choices.ts';
import type { Training } from './training.svelte.ts';
import { suggestedValues, variationsOf } from './variations.ts';

/** One choice with several values, each trained to its end and kept, while the training on screen goes its own way. */
export class Trials {
  open = $state(false);
  key = $state<keyof Choices>('rate');
  values = $state.raw<readonly (number | string)[]>([]);
  running = $state(false);
  cancelled = $state(false);
  issues = $state.raw<readonly Issue[]>([]);
  /** Epochs of all. */
  progress = $state.raw({ done: 0, total: 0 });
  readonly #training: Training;
  readonly #kept: KeptCurves;
  /** What is tried, and what is kept of it. */
  #tried: readonly Choices[] = [];
  #keep: (index: number, curve: Parameters<KeptCurves['add']>[0]['curve']) => void = () => undefined;

  constructor(training: Training, kept: KeptCurves) {
    this.#training = training;
    this.#kept = kept;
    training.onWorker('trialProgress', ({ done, total, found }) => {
      if (!this.running) return;
      this.progress = { done, total };
      if (found) this.#keep(found.index, found.curve);
    });
  }

  readonly variations = $derived.by(() => variationsOf(this.#training.task.choices));
  /** The same value twice is trained once. */
  readonly distinct = $derived([...new Set(this.values)]);

  show(): void {
    this.open = true;
    this.vary(this.key);
  }

  /** Begins with values about the present one. */
  vary(key: keyof Choices): void {
    const variation = this.variations.find((each) => each.key === key) ?? this.variations[0]!;
    this.key = variation.key;
    this.values = suggestedValues(variation, this.#training.task.choices);
  }

  setValue(index: number, value: number | string): void {
    this.values = this.values.map((each, k) => (k === index ? value : each));
  }

  async run(): Promise<void> {
    const { task, started, client } = this.#training;
    const { source, plan, choices } = task;
    if (!started || this.running) return;
    const isAccuracy = started.classes.length > 0;
    this.#tried = this.distinct.map((value) => ({ ...choices, [this.key]: value }));
    this.#kept.reserved = this.#tried.length;
    this.#keep = (index, curve) => {
      this.#kept.reserved--;
      this.#kept.makeRoom(1);
      this.#kept.add({ source, plan, choices: this.#tried[index]!, isAccuracy, curve });
    };
    this.running = true;
    this.cancelled = false;
    this.issues = [];
    this.progress = { done: 0, total: this.#tried.reduce((sum, { epochs }) => sum + epochs, 0) };
    const requests = this.#tried.map((tried) => ({ id: 0, ...tried }));
    try {
      const answer = await client.call('startTrials', { requests });
      this.issues = answer.ok ? [] : answer.issues;
      this.cancelled = answer.ok && answer.cancelled;
    } catch (error) {
      this.issues = [{ path: '', message: (error as Error).message, expected: 'choices that can be trained' }];
    }
    this.running = false;
    this.#kept.reserved = 0;
    if (this.issues.length === 0) this.open = false;
  }

  cancel(): void {
    void this.#training.client.call('cancelTrials', null);
  }
}
