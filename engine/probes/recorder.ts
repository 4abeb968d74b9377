import type { Network, Probe } from '../network/types.ts';
import { batchOf, type Compiled } from '../simulation/arrays.ts';
import { rangeOf } from '../simulation/csr.ts';
import { ChunkedRows } from './chunks.ts';

/** Rows kept a probe; older ones are forgotten, and the run says from which step on it is complete. */
export const maxRowsPerProbe = 4_000_000;

/** What one probe has measured. Rows of spikes: step, neuron, count. Rows of a trace: step, value. */
export interface Recorder {
  readonly probe: RecordingProbe;
  readonly rows: ChunkedRows;
  record(step: number): void;
}

export type RecordingProbe = Exclude<Probe, { kind: 'lamp' }>;

/** One recorder for each probe that records; lamps only show. */
export function createRecorders(compiled: Compiled, maxRows = maxRowsPerProbe): Recorder[] {
  return recordingProbes(compiled.network).map((probe) =>
    probe.kind === 'spikes' ? spikeRecorder(compiled, probe, maxRows) : traceRecorder(compiled, probe, maxRows),
  );
}

function recordingProbes(network: Network): RecordingProbe[] {
  return network.probes.filter((probe): probe is RecordingProbe => probe.kind !== 'lamp');
}

function spikeRecorder(compiled: Compiled, probe: RecordingProbe, maxRows: number): Recorder {
  const rows = new ChunkedRows(3, maxRows);
  const { outputs } = compiled;
  const { first, size } = rangeOf(compiled.ranges, probe.target);
  const record = (step: number): void => {
    for (let i = 0; i < size; i++) {
      const count = outputs[first + i]!;
      if (count > 0) rows.add(step, i, count);
    }
  };
  return { probe, rows, record: emitsSpikes(compiled, probe.target) ? record : () => {} };
}

/** Rate neurons and constants have levels, not spikes. */
function emitsSpikes(compiled: Compiled, id: string): boolean {
  const stimulus = compiled.network.stimuli.find((candidate) => candidate.id === id);
  if (stimulus) return stimulus.kind !== 'constant';
  return batchOf(compiled, rangeOf(compiled.ranges, id).first).model.output === 'spikes';
}

function traceRecorder(compiled: Compiled, probe: RecordingProbe & { kind: 'trace' }, maxRows: number): Recorder {
  const rows = new ChunkedRows(2, maxRows);
  const { values, index } = variableAt(compiled, probe.target, probe.neuron, probe.variable);
  return { probe, rows, record: (step) => rows.add(step, values[index]!) };
}

/** Array and index where a variable of a neuron lives; `y` is the output. */
function variableAt(
  compiled: Compiled,
  population: string,
  neuron: number,
  variable: string,
): { values: Float64Array; index: number } {
  const global = rangeOf(compiled.ranges, population).first + neuron;
  if (variable === 'y') return { values: compiled.outputs, index: global };
  const { batch, index } = batchOf(compiled, global);
  const values = batch.variables[variable];
  if (!values)
    throw new Error(`Found variable "${variable}", expected one of ${Object.keys(batch.variables).join(', ')}, y`);
  return { values, index };
}
