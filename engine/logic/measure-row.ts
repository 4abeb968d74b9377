import { NonFiniteError } from '../simulation/simulation.ts';
import type { Snapshot } from '../simulation/snapshot.ts';
import { countSpikes } from './count-spikes.ts';
import { sample } from './sample.ts';
import { settle } from './settle.ts';
import type { Setup } from './setup.ts';
import { failedRow, type RowMeasure } from './types.ts';

/**
 * Measures one row from `start`, its inputs set at step 0 of a silent circuit. Yields after every step, so that
 * the caller may show progress or stop. `firstTrial` is the number of its first trial.
 */
export function* measureRow(setup: Setup, start: Snapshot, firstTrial: number): Generator<void, RowMeasure> {
  try {
    if (setup.horizon.window) return yield* countSpikes(setup, start, firstTrial);
    return yield* setup.horizon.deterministic ? settle(setup, start) : sample(setup, start, firstTrial);
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    return failedRow(error.message);
  }
}
