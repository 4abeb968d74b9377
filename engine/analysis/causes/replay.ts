import type { Network } from '../../network/types.ts';
import type { Intervention } from '../../runs/types.ts';
import { compile } from '../../simulation/compile.ts';
import type { Simulation, SimulationOptions } from '../../simulation/simulation.ts';
import type { Snapshot } from '../../simulation/snapshot.ts';

/** A run that can be gone through again from any of its steps, bit for bit. */
export interface Replay {
  readonly simulation: Simulation;
  /** Does the next step, with what was changed before it. */
  step(): void;
  /** Goes to the latest kept state at or before a step; steps lead on from there. */
  seek(step: number): void;
}

/**
 * Simulates a run again, with the same interventions at their steps, and keeps states on the way: at most `keep` of them, ever farther
 * apart, and no more than `keepBytes` together.
 */
export function createReplay(
  network: Network,
  interventions: readonly Intervention[],
  options: SimulationOptions = {},
): Replay {
  const simulation = compile(network, { ...options, maxRows: 1 });
  const start = simulation.snapshot();
  const most = Math.max(2, Math.min(keep, Math.floor(keepBytes / Math.max(1, start.state.byteLength))));
  let kept: Snapshot[] = [start];
  let spacing = 64;

  function note(): void {
    const { stepCount } = simulation;
    if (stepCount - kept[kept.length - 1]!.step < spacing) return;
    kept.push(simulation.snapshot());
    if (kept.length <= most) return;
    kept = kept.filter((_, index) => index % 2 === 0);
    spacing *= 2;
  }

  return {
    simulation,
    step() {
      for (;;) {
        const due = interventions[simulation.interventions.length];
        if (due?.step !== simulation.stepCount) break;
        simulation.apply(due);
      }
      simulation.step();
      note();
    },
    seek(step) {
      const from = kept.filter((snapshot) => snapshot.step <= step).at(-1)!;
      if (simulation.stepCount > step || simulation.stepCount < from.step) simulation.restore(from);
    },
  };
}

const keep = 64;
const keepBytes = 128 * 2 ** 20;
