import type { TruthTable } from '../../engine/logic/types.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';
import type { EngineClient } from '../worker/client.ts';

/** The measured truth table of the open circuit. A table of an older circuit is shown as stale, never as passed. */
export class TruthTablePanel {
  table = $state.raw<TruthTable | null>(null);
  issues = $state.raw<readonly Issue[]>([]);
  running = $state(false);
  cancelled = $state(false);
  progress = $state({ rowsRun: 0, rowsTotal: 0, stepsRun: 0, stepsTotal: 0 });
  trials = $state(1000);
  /** The network that the table was measured on. */
  measured = $state.raw<Network | null>(null);
  readonly #client: EngineClient;
  /** Number of the run that is waited for; an answer to an earlier one comes too late. */
  #run = 0;

  constructor(client: EngineClient) {
    this.#client = client;
    client.on('truthTableProgress', (progress) => (this.progress = progress));
  }

  /** Measures the rows, above 12 inputs a sample unless `rows` is `all`; the expectations are those of the lamps. */
  async run(network: Network, rows?: 'all'): Promise<void> {
    const run = ++this.#run;
    this.running = true;
    this.cancelled = false;
    this.issues = [];
    this.progress = { rowsRun: 0, rowsTotal: 0, stepsRun: 0, stepsTotal: 0 };
    try {
      const answer = await this.#client.call('truthTable', {
        network,
        expectations: [],
        trials: this.trials,
        ...(rows && { rows }),
      });
      if (run !== this.#run) return;
      this.issues = answer.ok ? [] : answer.issues;
      this.table = answer.ok ? answer.table : null;
      this.cancelled = answer.ok && answer.cancelled;
      this.measured = network;
    } catch (error) {
      if (run !== this.#run) return;
      this.table = null;
      this.issues = [{ path: 'truth table', message: (error as Error).message, expected: 'a circuit that can run' }];
    }
    this.running = false;
  }

  cancel(): void {
    void this.#client.call('cancelTruthTable', null);
  }

  clear(): void {
    if (this.running) this.cancel();
    this.#run++;
    this.running = false;
    this.table = null;
    this.measured = null;
    this.issues = [];
    this.cancelled = false;
  }
}
