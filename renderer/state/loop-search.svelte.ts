import type { Levels, Oscillation, SearchProgress } from '../../engine/logic/oscillation/types.ts';
import type { Network } from '../../engine/network/types.ts';
import type { EngineClient } from '../worker/client.ts';
import { complain } from './notices.ts';

/** What keeps one row of a truth table from settling, looked for. */
export class LoopSearch {
  /** What was found, in words; null before. */
  text = $state<string | null>(null);
  running = $state(false);
  progress = $state.raw<SearchProgress>(notBegun);
  readonly #client: EngineClient;
  #search = 0;

  constructor(client: EngineClient) {
    this.#client = client;
    client.on('oscillationProgress', (progress) => (this.progress = progress));
  }

  /** Null where there is none, where it was cancelled, and where another search took its place. */
  async find(network: Network, inputs: Levels): Promise<Oscillation | null> {
    const search = ++this.#search;
    this.text = null;
    this.running = true;
    this.progress = notBegun;
    try {
      const { oscillation, cancelled } = await this.#client.call('oscillation', { network, inputs });
      if (search !== this.#search) return null;
      if (!cancelled) this.text = oscillation?.text ?? noneFound;
      this.running = false;
      return oscillation;
    } catch (error) {
      if (search !== this.#search) return null;
      this.running = false;
      const { message } = error as Error;
      complain('The loop was not found', [{ path: '', message, expected: 'a circuit that runs' }]);
      return null;
    }
  }

  cancel(): void {
    void this.#client.call('cancelOscillation', null);
  }

  clear(): void {
    if (this.running) this.cancel();
    this.#search++;
    this.text = null;
    this.running = false;
  }
}

const notBegun: SearchProgress = { stage: 'cycle', done: 0, total: 1 };

const noneFound =
  'No state came again as far as was looked: the circuit may count or drift for long before it repeats.';
