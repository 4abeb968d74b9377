import type { Simulation } from '../../engine/simulation/simulation.ts';

/**
 * Outputs of all sources in the last steps, long enough for the longest delay, so that the inspector can show which
 * signal arrives now at each synapse.
 */
export interface OutputHistory {
  /** Steps that have to be noted, one after the other, before every delay is covered. */
  readonly depth: number;
  /** Notes the outputs of the last step done. */
  note(): void;
  /** Output of a source at a step; 0 before step 0 and where it was not noted. */
  at(source: number, step: number): number;
  clear(): void;
}

export function createOutputHistory(simulation: Simulation): OutputHistory {
  const { outputs, longestDelay } = simulation.compiled;
  const depth = Math.min(longestDelay + 2, Math.max(2, Math.floor(maxValues / Math.max(1, outputs.length))));
  const rows = new Float64Array(depth * outputs.length);
  const steps = new Float64Array(depth).fill(-1);
  return {
    depth,
    note() {
      const step = simulation.stepCount - 1;
      const row = step % depth;
      rows.set(outputs, row * outputs.length);
      steps[row] = step;
    },
    at(source, step) {
      const row = step % depth;
      return step >= 0 && steps[row] === step ? rows[row * outputs.length + source]! : 0;
    },
    clear: () => void steps.fill(-1),
  };
}

const maxValues = 2_000_000;
