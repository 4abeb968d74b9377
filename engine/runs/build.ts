import type { Recorder, RecordingProbe } from '../probes/recorder.ts';
import type { SimulationState } from '../simulation/state.ts';
import { engineVersion } from '../version.ts';
import type { Run, SpikeRecord, TraceRecord } from './types.ts';

/** The record of a simulation's steps so far. */
export function buildRun(simulation: SimulationState): Run {
  const { network } = simulation.compiled;
  return {
    format: 'nandrite.run',
    version: 1,
    engine: { version: engineVersion, backend: 'js', precision: 'f64' },
    network,
    seed: network.seed,
    dt: network.time.dt,
    steps: simulation.stepCount,
    interventions: [...simulation.interventions],
    spikes: simulation.recorders.flatMap(spikeRecord),
    traces: simulation.recorders.flatMap(traceRecord),
  };
}

function spikeRecord({ probe, rows }: Recorder): SpikeRecord[] {
  if (probe.kind !== 'spikes') return [];
  // Of a step that is half forgotten, the other half is left out.
  const from = rows.lowerBound(rows.completeFrom);
  return [
    {
      probe: probe.id,
      target: probe.target,
      steps: rows.column(0, from, rows.length),
      neurons: rows.column(1, from, rows.length),
      counts: rows.column(2, from, rows.length),
      completeFrom: rows.completeFrom,
    },
  ];
}

function traceRecord({ probe, rows }: Recorder): TraceRecord[] {
  if (!isTrace(probe)) return [];
  const from = rows.firstKept;
  return [
    {
      probe: probe.id,
      target: probe.target,
      neuron: probe.neuron,
      variable: probe.variable,
      values: rows.column(1, from, rows.length),
      completeFrom: rows.completeFrom,
    },
  ];
}

function isTrace(probe: RecordingProbe): probe is RecordingProbe & { kind: 'trace' } {
  return probe.kind === 'trace';
}
