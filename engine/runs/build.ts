import type { Recorder } from '../probes/recorder.ts';
import { weightsOf } from '../probes/weights.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { engineVersion } from '../version.ts';
import type { RateRecord, Run, SpikeRecord, TraceRecord, WeightRecord } from './types.ts';

/** The record of a simulation's steps so far. */
export function buildRun(simulation: Simulation): Run {
  const { network, recorders, backend, precision, method, tables } = simulation;
  return {
    format: 'nandrite.run',
    version: 1,
    engine: { version: engineVersion, backend, precision, method, tables },
    network,
    seed: network.seed,
    dt: network.time.dt,
    steps: simulation.stepCount,
    interventions: [...simulation.interventions],
    spikes: recorders.flatMap(spikeRecord),
    traces: recorders.flatMap(traceRecord),
    weights: recorders.flatMap((recorder) => weightRecord(simulation, recorder)),
    rates: recorders.flatMap(rateRecord),
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
  if (probe.kind !== 'trace') return [];
  const { id, target, neuron, variable, interval } = probe;
  const values = rows.column(1, rows.firstKept, rows.length);
  return [{ probe: id, target, neuron, variable, interval, values, completeFrom: rows.completeFrom }];
}

function rateRecord({ probe, rows }: Recorder): RateRecord[] {
  if (probe.kind !== 'rate') return [];
  const { id, target, interval } = probe;
  const values = rows.column(1, rows.firstKept, rows.length);
  // Without a whole bin so far, the next one counts.
  const next = Math.ceil(rows.completeFrom / interval) * interval;
  const completeFrom = values.length > 0 ? rows.get(rows.firstKept, 0) : next;
  return [{ probe: id, target, interval, values, completeFrom }];
}

function weightRecord({ compiled }: Simulation, { probe, rows }: Recorder): WeightRecord[] {
  if (probe.kind !== 'weights') return [];
  const { id, target, interval } = probe;
  const { sources, targets, length } = weightsOf(compiled, target);
  const from = rows.lowerBound(rows.completeFrom);
  const samples = length === 0 ? 0 : Math.floor((rows.length - from) / length);
  const values = Array.from({ length: samples }, (_, k) => rows.column(2, from + k * length, from + (k + 1) * length));
  return [
    {
      probe: id,
      target,
      interval,
      sources: [...sources],
      targets: [...targets],
      values,
      completeFrom: rows.completeFrom,
    },
  ];
}
