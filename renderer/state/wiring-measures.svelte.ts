import { defaultRandoms, type WiringMeasures } from '../../engine/analysis/wiring/measure.ts';
import type { Network } from '../../engine/network/types.ts';
import type { EngineClient } from '../worker/client.ts';
import type { WiringProgress } from '../worker/analysis-protocol.ts';

/** The measured wiring of a circuit, or of one of its populations. */
export class WiringState {
  measures = $state.raw<WiringMeasures | null>(null);
  /** The network that the measures are of. */
  measured = $state.raw<Network | null>(null);
  /** Null for the whole circuit. */
  population = $state<string | null>(null);
  randoms = $state(defaultRandoms);
  running = $state(false);
  /** What failed, in words; '' where nothing did. */
  failure = $state('');
  progress = $state.raw<WiringProgress>({ done: 0, total: 0 });
  readonly #client: EngineClient;
  #run = 0;

  constructor(client: EngineClient) {
    this.#client = client;
    client.on('wiringProgress', (progress) => (this.progress = progress));
  }

  async measure(network: Network): Promise<void> {
    const run = ++this.#run;
    const { population, randoms } = this;
    this.running = true;
    this.failure = '';
    this.progress = { done: 0, total: 1 + randoms };
    try {
      const { measures } = await this.#client.call('measureWiring', { network, population, randoms });
      if (run !== this.#run) return;
      this.measures = measures;
      this.measured = network;
    } catch (error) {
      if (run !== this.#run) return;
      this.failure = (error as Error).message;
    }
    this.running = false;
  }

  /** Ends early; what is measured by then is shown. */
  cancel(): void {
    void this.#client.call('cancelWiring', null);
  }

  clear(): void {
    if (this.running) this.cancel();
    this.#run++;
    this.measures = null;
    this.measured = null;
    this.population = null;
    this.running = false;
    this.failure = '';
  }
}
