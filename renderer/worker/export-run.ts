import { runToCsv } from '../../engine/formats/csv.ts';
import { serializeRun } from '../../engine/runs/parse.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import type { RunFiles } from './protocol.ts';

/** The run so far, in every format the window exports. */
export function exportRun(simulation: Simulation): RunFiles {
  const run = simulation.finish();
  return { json: serializeRun(run), csv: runToCsv(run) };
}
