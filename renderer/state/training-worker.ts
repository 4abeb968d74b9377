import type { EngineClient } from '../worker/client.ts';
import type { Events, Requests } from '../worker/protocol.ts';
import type { ReadingName } from '../worker/training/readings-protocol.ts';
import { Lookers } from './lookers.ts';

/** What a training that runs is asked for. */
export type RunRequest = 'playTraining' | 'pauseTraining' | 'stepEpoch' | 'stepBatch' | 'stepBack';

/** The worker of a training, once it is there, and what is asked of it. */
export class TrainingWorker {
  readonly #start: () => EngineClient;
  readonly #lookers = new Lookers();
  /** What is to be heard beside the training, once there is a worker. */
  readonly #listeners: ((client: EngineClient) => void)[] = [];
  #client: EngineClient | null = null;
  #pending = 0;

  constructor(start: () => EngineClient) {
    this.#start = start;
  }

  /** Starts it; false where it was there before. */
  open(): boolean {
    if (this.#client) return false;
    this.#client = this.#start();
    for (const listen of this.#listeners) listen(this.#client);
    this.#lookers.tell(this.#client);
    return true;
  }

  /** null before it is opened. */
  get client(): EngineClient | null {
    return this.#client;
  }

  on<E extends keyof Events>(event: E, listener: (data: Events[E]) => void): void {
    this.#listeners.push((client) => client.on(event, listener));
    if (this.#client) this.#client.on(event, listener);
  }

  /** Has frames carry a reading until the returned function is called. */
  watch(name: ReadingName): () => void {
    return this.#lookers.watch(name);
  }

  /** Whether an answer is out: what frames say of playing is older than that. */
  get isAsked(): boolean {
    return this.#pending > 0;
  }

  /** Asks for what frames will show. Fails with what it threw; nothing is asked of a worker that is not there. */
  async ask<N extends RunRequest>(name: N, ask: Requests[N]['ask']): Promise<void> {
    if (!this.#client) return;
    this.#pending++;
    try {
      await this.#client.call(name, ask);
    } finally {
      this.#pending--;
    }
  }
}
