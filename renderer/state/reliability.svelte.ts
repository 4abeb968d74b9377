import type { Disturbance, Reliability } from '../../engine/logic/reliability/types.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';
import type { SweepProgress } from '../worker/check-protocol.ts';
import type { EngineClient } from '../worker/client.ts';
import { standardRanges, sweepLevels, type SweepRange } from './sweep-levels.ts';

/** A curve that stays for comparison, and the circuit it is of. */
export interface KeptCurve {
  readonly name: string;
  readonly result: Reliability;
}

/** How often the open circuit is right when it is disturbed. A curve of an older circuit is shown as stale. */
export class ReliabilityPanel {
  kind = $state<Disturbance>('lesion');
  ranges = $state.raw<Readonly<Record<Disturbance, SweepRange>>>(standardRanges);
  instances = $state(400);
  /** Ids of populations and chips that are left alone. */
  spared = $state.raw<readonly string[]>([]);
  result = $state.raw<Reliability | null>(null);
  /** The network that the curve was measured on. */
  measured = $state.raw<Network | null>(null);
  issues = $state.raw<readonly Issue[]>([]);
  running = $state(false);
  cancelled = $state(false);
  progress = $state.raw<Pick<SweepProgress, 'rowsRun' | 'rowsTotal'>>({ rowsRun: 0, rowsTotal: 0 });
  /** It outlasts the circuit, so that another can be held against it. */
  kept = $state.raw<KeptCurve | null>(null);
  readonly #client: EngineClient;
  #run = 0;

  constructor(client: EngineClient) {
    this.#client = client;
    client.on('reliabilityProgress', (progress) => {
      if (!this.running) return;
      this.progress = progress;
      if (progress.result) this.result = progress.result;
    });
  }

  /** Changes the range of the disturbance that is chosen. */
  setRange(change: Partial<SweepRange>): void {
    this.ranges = { ...this.ranges, [this.kind]: { ...this.ranges[this.kind], ...change } };
  }

  async run(network: Network): Promise<void> {
    const run = ++this.#run;
    const { kind, instances } = this;
    this.running = true;
    this.cancelled = false;
    this.issues = [];
    this.result = null;
    this.measured = network;
    this.progress = { rowsRun: 0, rowsTotal: 0 };
    try {
      const levels = sweepLevels(this.ranges[kind]);
      const spared = sparedOf(network, this.spared);
      const answer = await this.#client.call('reliability', { network, kind, levels, instances, spared });
      if (run !== this.#run) return;
      this.issues = answer.ok ? [] : answer.issues;
      this.result = answer.ok ? answer.result : null;
      this.cancelled = answer.ok && answer.cancelled;
    } catch (error) {
      if (run !== this.#run) return;
      this.result = null;
      this.issues = [{ path: 'reliability', message: (error as Error).message, expected: 'a circuit that can run' }];
    }
    this.running = false;
  }

  /** Ends early; the levels and instances so far are shown. */
  cancel(): void {
    void this.#client.call('cancelReliability', null);
  }

  /** Keeps the curve to hold others against it. */
  keep(): void {
    if (this.result && this.measured) this.kept = { name: this.measured.name, result: this.result };
  }

  clear(): void {
    if (this.running) this.cancel();
    this.#run++;
    this.running = false;
    this.cancelled = false;
    this.spared = [];
    this.result = null;
    this.measured = null;
    this.issues = [];
  }
}

/** Of parts to be left alone those that are there: an edit may have taken some away. */
export function sparedOf({ populations, chips }: Network, ids: Iterable<string>): string[] {
  const parts = new Set([...populations, ...chips].map(({ id }) => id));
  return [...ids].filter((id) => parts.has(id));
}
