import type { RecordingProbe } from '../probes/recorder.ts';
import type { Intervention } from '../runs/types.ts';
import { sharesPast, type Past } from './past.ts';
import type { Simulation } from './simulation.ts';

/** All that a simulation's future depends on, and how much it had recorded. */
export interface Snapshot {
  readonly step: number;
  /** How it came to this state, and by that whose it is. */
  readonly past: Past;
  readonly levels: Float64Array;
  /** The simulation's whole state: neurons, signals under way, weights, traces, parameters. */
  readonly state: Uint8Array;
  readonly activeCount: number;
  /** For each batch the parameters' strides, in order of its program's constants. */
  readonly strides: readonly (readonly (0 | 1)[])[];
  /** Rows that each probe had. */
  readonly recorded: ReadonlyMap<RecordingProbe, number>;
  readonly interventions: readonly Intervention[];
}

export function copyState(simulation: Simulation): Snapshot {
  const { compiled, levels, recorders, interventions, stepCount, activeCount } = simulation;
  return {
    step: stepCount,
    past: simulation.past,
    levels: levels.slice(),
    state: compiled.memory.state.slice(),
    activeCount,
    strides: compiled.batches.map(({ arrays }) => [...arrays.constants.values()].map(({ stride }) => stride)),
    recorded: new Map(recorders.map(({ probe, rows }) => [probe, rows.length])),
    interventions: [...interventions],
  };
}

export function pasteState(simulation: Simulation, snapshot: Snapshot): void {
  const { compiled, levels, recorders, interventions } = simulation;
  levels.set(snapshot.levels);
  compiled.memory.state.set(snapshot.state);
  simulation.activeCount = snapshot.activeCount;
  compiled.batches.forEach((batch, index) => {
    const strides = snapshot.strides[index]!;
    let changed = false;
    [...batch.arrays.constants.values()].forEach((column, k) => {
      changed ||= column.stride !== strides[k];
      column.stride = strides[k]!;
    });
    if (changed) batch.refit();
  });
  const shared = sharesPast(simulation.past, snapshot);
  for (const { probe, rows } of recorders) {
    const recorded = snapshot.recorded.get(probe);
    // What is recorded of another past is not what led to the snapshot; nor did a probe that came later see it.
    if (shared && recorded !== undefined) rows.truncate(recorded, snapshot.step);
    else rows.restart(recorded ?? 0, snapshot.step);
  }
  interventions.length = 0;
  for (const intervention of snapshot.interventions) interventions.push(intervention);
}
