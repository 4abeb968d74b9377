import type { Network } from '../../../engine/network/types.ts';
import type { Run } from '../../../engine/runs/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { example } from './support.ts';

/** The record of an example after so many ms, maybe with a change to its network first. */
export function runExample(name: string, ms: number, change: (network: Network) => Network = (same) => same): Run {
  const simulation = compile(change(example(name)));
  simulation.step(Math.round(ms / simulation.compiled.network.time.dt));
  return simulation.finish();
}

/** Times in ms of the spikes of a target, of all its neurons or of one. */
export function spikeTimes({ spikes, dt }: Run, target: string, neuron?: number): number[] {
  const { steps, neurons } = found(spikes, (record) => record.target === target);
  return steps.filter((_, k) => neuron === undefined || neurons[k] === neuron).map((step) => step * dt);
}

/** Values of a trace, from step 0 on. */
export function traceOf({ traces }: Run, probe: string): readonly number[] {
  return found(traces, (record) => record.probe === probe).values;
}

export function intervalsOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, k) => time - times[k]!);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function found<T>(records: readonly T[], isIt: (record: T) => boolean): T {
  const record = records.find(isIt);
  if (!record) throw new Error('Found no such record, expected one of the probes');
  return record;
}
