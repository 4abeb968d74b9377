import { batchOf, type Compiled } from '../simulation/compiled.ts';
import { rangeOf } from '../simulation/sources.ts';
import { createRecorder, recordingProbes, type Recorder, type RecordingProbe } from './recorder.ts';
import type { RecordingMemory } from './recording-memory.ts';
import { readableVariables } from './variables.ts';

/**
 * Recorders of the probes that `compiled.network` now has: those of `before` go on, and new ones record from `step` on. Null
 * where a new one cannot begin on the way, so that the network must be compiled anew.
 */
export function changeRecorders(
  compiled: Compiled,
  before: readonly Recorder[],
  memory: RecordingMemory,
  step: number,
): readonly Recorder[] | null {
  const kept = new Map(before.map((recorder) => [keyOf(recorder.probe), recorder]));
  const probes = recordingProbes(compiled.network);
  if (!probes.every((probe) => kept.has(keyOf(probe)) || canBegin(compiled, probe))) return null;
  const after = probes.map((probe) => kept.get(keyOf(probe)) ?? begin(compiled, probe, memory, step));
  for (const recorder of before) if (!after.includes(recorder)) memory.free(recorder.rows);
  return after;
}

function begin(compiled: Compiled, probe: RecordingProbe, memory: RecordingMemory, step: number): Recorder {
  const recorder = createRecorder(compiled, probe, memory);
  recorder.rows.restart(0, step);
  return recorder;
}

/** What a probe records, whatever it is called. */
function keyOf(probe: RecordingProbe): string {
  return JSON.stringify({ ...probe, label: '' });
}

/** The sums of rates and values that pass with the step have a place in memory only where the network asked for them at first. */
function canBegin(compiled: Compiled, probe: RecordingProbe): boolean {
  if (probe.kind === 'rate') return false;
  if (probe.kind !== 'trace' || probe.variable === 'y') return true;
  const { batch } = batchOf(compiled, rangeOf(compiled.ranges, probe.target).first);
  return batch.variables.has(probe.variable) || readableVariables(batch).includes(probe.variable);
}
