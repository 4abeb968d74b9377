import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BooleanFunction } from '../../engine/logic/synthesis/function.ts';
import type { Synthesis } from '../../engine/logic/synthesis/synthesize.ts';
import type { GateStyle } from '../../engine/logic/synthesis/types.ts';
import type { Mismatch } from '../../engine/logic/synthesis/verify.ts';
import type { Parsed } from '../../engine/network/issue.ts';

/** What a thread is to build. */
export interface SynthesisOrder {
  readonly target: BooleanFunction;
  readonly style: GateStyle;
}

/** A circuit, and the rows in which it is wrong. */
export interface Verified {
  readonly synthesis: Synthesis;
  readonly wrong: readonly Mismatch[];
}

/** Starts the thread that builds a circuit; minimising cannot be interrupted but by ending it. */
export type StartSynthesis = (order: SynthesisOrder) => Worker;

export const startSynthesis: StartSynthesis = (order) =>
  new Worker(join(__dirname, 'synthesis.cjs'), { workerData: order });

/** What the thread answers; null where Ctrl+C came first. */
export function awaitSynthesis(thread: Worker, signal: AbortSignal): Promise<Parsed<Verified> | null> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      void thread.terminate();
      resolve(null);
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    thread.once('message', (answer: Parsed<Verified>) => {
      signal.removeEventListener('abort', stop);
      resolve(answer);
    });
    thread.once('error', reject);
  });
}
