import type { StartHelper } from '../../engine/codegen/parallel/order.ts';
import type { StartSynthesis } from './start-synthesis.ts';

/** What a command may touch of the outside world besides files; tests give their own. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  /** A clock in ms, for speed and progress; never for results. */
  now(): number;
  /** A bar on a terminal's stderr; null where there is no terminal. */
  createProgress(label: string, total: number): Progress | null;
  /** Folder of the built window, where packed data lie. */
  readonly assets: string;
  /** Starts the second thread of a simulation. */
  readonly startHelper: StartHelper;
  readonly startSynthesis: StartSynthesis;
}

export interface Output {
  write(text: string): void;
  /** Whether to use colour. */
  readonly colour: boolean;
}

export interface Progress {
  /** `note` stands beside the count. */
  update(done: number, note?: string): void;
  stop(): void;
}
