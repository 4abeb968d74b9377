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

function columnOf(id: string, { spikes, traces, weights, rates }: Run): { key: string; column: CsvColumn } | null {
  const spike = spikes.find(({ probe }) => probe === id);
  if (spike) return { key: `${spike.target},spike`, column: spikeColumn(spike) };
  const trace = traces.find(({ probe }) => probe === id);
  if (trace) return { key: `${trace.target},${trace.neuron},${trace.variable}`, column: traceColumn(trace) };
  const weight = weights.find(({ probe }) => probe === id);
  if (weight) return { key: `${weight.target},w`, column: weightColumn(weight) };
  const rate = rates.find(({ probe }) => probe === id);
  // Bins of another length are another measurement.
  return rate ? { key: `${rate.target},rate,${rate.interval}`, column: rateColumn(rate) } : null;
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

function rateColumn(record: RateRecord): CsvColumn {
  const { target, values } = record;
  return createColumn(
    (row) => sampleStep(record, row, values.length),
    (row) => `${target},,rate,${formatValue(values[row]!)}`,
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

/** The shortest decimal that reads back as the same double, −0 included. */
function formatValue(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
