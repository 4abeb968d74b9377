import type { EngineClient } from '../worker/client.ts';
import type { ReadingName } from '../worker/training/readings-protocol.ts';

/** How many views look at each reading of a training, so that frames carry what somebody sees and nothing else. */
export class Lookers {
  readonly #counts = new Map<ReadingName, number>();
  #client: EngineClient | null = null;

  /** Tells a worker from now on, and at once what is looked at by now. */
  tell(client: EngineClient): void {
    this.#client = client;
    this.#send();
  }

  /** Has frames carry a reading until the returned function is called. */
  watch(name: ReadingName): () => void {
    this.#look(name, 1);
    return () => this.#look(name, -1);
  }

  #look(name: ReadingName, more: 1 | -1): void {
    const before = this.#counts.get(name) ?? 0;
    this.#counts.set(name, before + more);
    if ((before === 0) !== (before + more === 0)) this.#send();
  }

  #send(): void {
    const readings = [...this.#counts].flatMap(([name, count]) => (count > 0 ? [name] : []));
    void this.#client?.call('watchTraining', { readings });
  }
}
