import type { Probe } from '../network/types-probes.ts';
import type { Network } from '../network/types.ts';
import { byId } from '../network/by-id.ts';
import { countsAsSpikes } from '../network/sources.ts';
import { batchOf, type Compiled } from '../simulation/compiled.ts';
import { requireFiniteValue } from '../simulation/finite.ts';
import { rangeOf } from '../simulation/sources.ts';
import type { ChunkedRows } from './chunks.ts';
import type { RecordingMemory } from './recording-memory.ts';
import { isComputed, variableReader } from './variables.ts';
import { weightsOf } from './weights.ts';

/**
 * What one probe has measured. Rows of spikes: step, neuron, count. Rows of a trace: step, value. Rows of a rate: first step of the bin,
 * spikes/s. Rows of weights: step, synapse, weight.
 */
export interface Recorder {
  readonly probe: RecordingProbe;
  readonly rows: ChunkedRows;
  /** Throws a `NonFiniteError` where the step cannot be recorded; asked before any recorder records. */
  check?(step: number): void;
  /** `activeCount`: how many sources the active list holds. */
  record(step: number, activeCount: number): void;
}

export type RecordingProbe = Exclude<Probe, { kind: 'lamp' }>;
type ProbeOf<K extends Probe['kind']> = Extract<Probe, { kind: K }>;

/** One recorder for a probe that records. */
export function createRecorder(compiled: Compiled, probe: RecordingProbe, memory: RecordingMemory): Recorder {
  switch (probe.kind) {
    case 'spikes':
      return spikeRecorder(compiled, probe, memory);
    case 'trace':
      return traceRecorder(compiled, probe, memory);
    case 'rate':
      return rateRecorder(compiled, probe, memory);
    case 'weights':
      return weightRecorder(compiled, probe, memory);
  }
}

/** Lamps only show. */
export function recordingProbes(network: Network): RecordingProbe[] {
  return network.probes.filter((probe): probe is RecordingProbe => probe.kind !== 'lamp');
}

function spikeRecorder(compiled: Compiled, probe: ProbeOf<'spikes'>, memory: RecordingMemory): Recorder {
  const rows = memory.table(3);
  const { outputs, active } = compiled;
  const { first, size } = rangeOf(compiled.ranges, probe.target);
  const record = (step: number, activeCount: number): void => {
    for (let k = 0; k < activeCount; k++) {
      const neuron = active[k]! - first;
      if (neuron < 0 || neuron >= size) continue;
      const count = outputs[active[k]!]!;
      if (count > 0) rows.add(step, neuron, count);
    }
  };
  return { probe, rows, record: emitsSpikes(compiled, probe.target) ? record : () => {} };
}

/** Rate neurons and constants have levels, not spikes. */
export function emitsSpikes(compiled: Compiled, id: string): boolean {
  const stimulus = byId(compiled.network.stimuli).get(id);
  if (stimulus) return countsAsSpikes(stimulus);
  return batchOf(compiled, rangeOf(compiled.ranges, id).first).model.output === 'spikes';
}

function traceRecorder(compiled: Compiled, probe: ProbeOf<'trace'>, memory: RecordingMemory): Recorder {
  const rows = memory.table(2);
  const global = rangeOf(compiled.ranges, probe.target).first + probe.neuron;
  const read = variableReader(compiled, global, probe.variable);
  const { interval } = probe;
  const recorder: Recorder = {
    probe,
    rows,
    record:
      interval === 1
        ? (step) => rows.add(step, read())
        : (step) => void (step % interval === 0 && rows.add(step, read())),
  };
  if (!isComputed(compiled, global, probe.variable)) return recorder;
  const check = (step: number): void => {
    if (step % interval === 0) requireFiniteValue(compiled, { neuron: global, variable: probe.variable, step }, read());
  };
  return { ...recorder, check };
}

function rateRecorder(compiled: Compiled, probe: ProbeOf<'rate'>, memory: RecordingMemory): Recorder {
  const rows = memory.table(2);
  const { outputs, active, network } = compiled;
  const { first, size } = rangeOf(compiled.ranges, probe.target);
  const { interval } = probe;
  const perSpike = 1000 / (size * interval * network.time.dt);
  const sum = compiled.binSums.get(probe.id)!;
  return {
    probe,
    rows,
    record(step, activeCount) {
      if (step % interval === 0) sum[0] = 0;
      for (let k = 0; k < activeCount; k++) {
        const neuron = active[k]! - first;
        if (neuron >= 0 && neuron < size) sum[0] = sum[0]! + outputs[active[k]!]!;
      }
      if (step % interval === interval - 1) rows.add(step - interval + 1, sum[0]! * perSpike);
    },
  };
}

function weightRecorder(compiled: Compiled, probe: ProbeOf<'weights'>, memory: RecordingMemory): Recorder {
  const weights = weightsOf(compiled, probe.target);
  // The last sample is kept whole.
  const rows = memory.table(3, weights.length);
  const { interval } = probe;
  return {
    probe,
    rows,
    record(step) {
      if (step % interval === 0) for (let i = 0; i < weights.length; i++) rows.add(step, i, weights.at(i));
    },
  };
}
