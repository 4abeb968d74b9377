import { firstSample, type Sampled } from '../runs/samples.ts';
import type { RateRecord, Run, SpikeRecord, TraceRecord, WeightRecord } from '../runs/types.ts';

/** A reader of one probe's record, row by row. */
export interface CsvColumn {
  /** Step of the present row; Infinity past the last. */
  readonly step: number;
  /** `target,neuron,variable,value` of the present row. */
  readonly text: string;
  advance(): void;
}

/** Readers of all records in the order of the probes; those of the same thing are one group, or a sum over the table would count it twice. */
export function csvColumns(run: Run): CsvColumn[][] {
  const groups = new Map<string, CsvColumn[]>();
  for (const { id } of run.network.probes) {
    const found = columnOf(id, run);
    if (!found) continue;
    const group = groups.get(found.key);
    if (group) group.push(found.column);
    else groups.set(found.key, [found.column]);
  }
  return [...groups.values()];
}

function columnOf(id: string, run: Run): { key: string; column: CsvColumn } | null {
  const { spikes, traces, weights, rates } = run;
  const spike = spikes.find(({ probe }) => probe === id);
  if (spike) return { key: `${spike.target},spike`, column: spikeColumn(spike) };
  const trace = traces.find(({ probe }) => probe === id);
  if (trace) return { key: `${trace.target},${trace.neuron},${trace.variable}`, column: traceColumn(trace) };
  const weight = weights.find(({ probe }) => probe === id);
  if (weight) return { key: `${weight.target},w`, column: weightColumn(weight) };
  const rate = rates.find(({ probe }) => probe === id);
  if (!rate) return null;
  const name = rateName(rate, run);
  return { key: `${rate.target},${name}`, column: rateColumn(rate, name) };
}

/** Bins of another length are another measurement. */
function rateName({ target, interval }: RateRecord, { rates, dt }: Run): string {
  const isAlone = rates.every((other) => other.target !== target || other.interval === interval);
  return isAlone ? 'rate' : `rate_${formatTime(interval * dt)}ms`;
}

function spikeColumn({ target, steps, neurons, counts }: SpikeRecord): CsvColumn {
  return createColumn(
    (row) => steps[row] ?? Infinity,
    (row) => `${target},${neurons[row]},spike,${counts[row]}`,
  );
}

function traceColumn(record: TraceRecord): CsvColumn {
  const { target, neuron, variable, values } = record;
  return createColumn(
    (row) => sampleStep(record, row, values.length),
    (row) => `${target},${neuron},${variable},${formatValue(values[row]!)}`,
  );
}

function rateColumn(record: RateRecord, name: string): CsvColumn {
  const { target, values } = record;
  return createColumn(
    (row) => sampleStep(record, row, values.length),
    (row) => `${target},,${name},${formatValue(values[row]!)}`,
  );
}

function weightColumn(record: WeightRecord): CsvColumn {
  const { target, sources, targets, values } = record;
  const synapses = sources.length;
  return createColumn(
    (row) => sampleStep(record, Math.floor(row / synapses), values.length),
    (row) => {
      const i = row % synapses;
      return `${target},${sources[i]}->${targets[i]},w,${formatValue(values[Math.floor(row / synapses)]![i]!)}`;
    },
  );
}

function sampleStep(record: Sampled, sample: number, samples: number): number {
  return sample < samples ? firstSample(record) + sample * record.interval : Infinity;
}

function createColumn(stepOf: (row: number) => number, textOf: (row: number) => string): CsvColumn {
  let row = 0;
  return {
    get step() {
      return stepOf(row);
    },
    get text() {
      return textOf(row);
    },
    advance() {
      row++;
    },
  };
}

/**
 * A multiple of dt in ms, to 15 significant digits: 3 · 0.1 is 0.3, not 0.30000000000000004. A product of two doubles is within
 * 2.3e-16 of the true one, so that a time of up to 15 digits comes out as it is, and no two steps share one.
 */
export function formatTime(time: number): string {
  return String(Number(time.toPrecision(15)));
}

/** The shortest decimal that reads back as the same double, −0 included. */
function formatValue(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
