import type { SequenceReport } from '../../engine/logic/sequence/types.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';
import type { EngineClient } from '../worker/client.ts';

/** Tests of the open circuit over time, one for it and one for each type of chip that was opened, while the document is. */
export class SequencePanel {
  /** By type of chip; `''` is the circuit itself. */
  #texts = $state.raw<Readonly<Record<string, string>>>({});
  report = $state.raw<SequenceReport | null>(null);
  /** What the report or the issues are of. */
  measured = $state.raw<{ readonly network: Network; readonly text: string } | null>(null);
  issues = $state.raw<readonly Issue[]>([]);
  running = $state(false);
  cancelled = $state(false);
  progress = $state.raw({ stepsRun: 0, stepsTotal: 0 });
  trials = $state(1000);
  readonly #client: EngineClient;
  #run = 0;

  constructor(client: EngineClient) {
    this.#client = client;
    client.on('sequenceProgress', (progress) => (this.progress = progress));
  }

  textOf(chipType: string): string {
    return this.#texts[chipType] ?? '';
  }

  write(chipType: string, text: string): void {
    this.#texts = { ...this.#texts, [chipType]: text };
  }

  async run(network: Network, text: string): Promise<void> {
    const run = ++this.#run;
    this.running = true;
    this.cancelled = false;
    this.issues = [];
    this.progress = { stepsRun: 0, stepsTotal: 0 };
    try {
      const answer = await this.#client.call('sequence', { network, text, trials: this.trials });
      if (run !== this.#run) return;
      this.issues = answer.ok ? [] : answer.issues;
      this.report = answer.ok ? answer.result : null;
      this.cancelled = answer.ok && answer.cancelled;
    } catch (error) {
      if (run !== this.#run) return;
      this.report = null;
      this.issues = [{ path: 'sequence', message: (error as Error).message, expected: 'a circuit that can run' }];
    }
    this.measured = { network, text };
    this.running = false;
  }

  /** Ends early; the vectors so far are shown. */
  cancel(): void {
    void this.#client.call('cancelSequence', null);
  }

  clear(): void {
    if (this.running) this.cancel();
    this.#run++;
    this.#texts = {};
    this.running = false;
    this.cancelled = false;
    this.report = null;
    this.measured = null;
    this.issues = [];
  }
}
