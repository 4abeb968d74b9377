import type { Recorder } from '../probes/recorder.ts';
import type { Intervention } from '../runs/types.ts';
import type { Compiled } from './arrays.ts';
import type { Past } from './past.ts';

/** What a simulation holds between two steps; snapshots and runs are made from it. */
export interface SimulationState {
  readonly compiled: Compiled;
  readonly recorders: readonly Recorder[];
  /** Present level of each stimulus, in the network's order. */
  readonly levels: Float64Array;
  readonly interventions: Intervention[];
  /** Steps done so far; the next step has this number. */
  readonly stepCount: number;
  /** How it came to this step. */
  readonly past: Past;
}
