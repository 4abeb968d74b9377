import { setImmediate } from 'node:timers/promises';
import { NonFiniteError } from '../../engine/simulation/simulation.ts';
import { fail } from './failure.ts';
import type { Io, Progress } from './io.ts';

/** Long work that can be done a few steps at a time. */
export interface Work {
  readonly label: string;
  readonly total: number;
  /** Does up to `maxSteps` steps; true when all is done. */
  advance(maxSteps: number): boolean;
  /** How much of `total` is done. */
  done(): number;
  /** What to show beside it, such as the loss. */
  note?(): string;
  /** Steps to begin with, 64 when left out; fewer where one may take long. */
  readonly first?: number;
}

/** Works until all is done or Ctrl+C; a bar shows from the first third of a second. False when interrupted. */
export async function workOff(work: Work, io: Io): Promise<boolean> {
  const start = io.now();
  let bar: Progress | null = null;
  let steps = work.first ?? 64;
  try {
    for (;;) {
      const before = io.now();
      if (advance(work, steps)) return true;
      const now = io.now();
      steps = nextSlice(steps, now - before);
      if (now - start > 300) bar ??= io.createProgress(work.label, work.total);
      bar?.update(work.done(), work.note?.());
      // Lets Ctrl+C be heard.
      await setImmediate();
      if (io.signal.aborted) return false;
    }
  } finally {
    bar?.stop();
  }
}

/** Slices of 10 to 50 ms: long enough to be fast, short enough to stop at once. */
function nextSlice(steps: number, milliseconds: number): number {
  if (milliseconds < 10) return steps * 2;
  return milliseconds > 50 ? Math.max(1, Math.floor(steps / 2)) : steps;
}

function advance(work: Work, steps: number): boolean {
  try {
    return work.advance(steps);
  } catch (error) {
    if (error instanceof NonFiniteError) fail('simulation', error.message, 'finite values throughout');
    throw error;
  }
}
