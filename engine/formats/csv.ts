import type { Run, SpikeRecord, TraceRecord } from '../runs/types.ts';

/**
 * A run as tidy CSV, one measurement a row: `t_ms,step,target,neuron,variable,value`. The variable of spikes is `spike`,
 * their value how many there were in the step. Rows are in order of step, then of the probes in the network; steps
 * that a probe's full memory had begun to forget are not in the run. Values read back as the same doubles.
 */
export function runToCsv(run: Run): string {
  return [...runToCsvParts(run)].join('');
}

/** The same text in parts of about 64 KiB, for runs that are longer than a string may be. */
export function* runToCsvParts(run: Run): Generator<string> {
  const columns = distinctColumns(run);
  let part = 't_ms,step,target,neuron,variable,value\n';
  for (let step = earliest(columns); step < Infinity; step = earliest(columns)) {
    const time = formatTime(step, run.dt);
    for (const column of columns) {
      while (column.step === step) {
        part += `${time},${step},${column.text}\n`;
        column.advance();
        if (part.length < partLength) continue;
        yield part;
        part = '';
      }
    }
  }
  yield part;
}

const partLength = 65_536;

/**
 * step · dt in ms, to 15 significant digits: 3 · 0.1 is 0.3, not 0.30000000000000004. A product of two doubles is within
 * 2.3e-16 of the true one, so that a time of up to 15 digits comes out as it is, and no two steps share one.
 */
function formatTime(step: number, dt: number): string {
  return String(Number((step * dt).toPrecision(15)));
}

/** A reader of one probe's record. */
interface Column {
  /** Step of the present row; Infinity past the last. */
  readonly step: number;
  /** `target,neuron,variable,value` of the present row. */
  readonly text: string;
  advance(): void;
}

/** Two probes of the same thing are one column: a sum over the table must not count a spike twice. */
function distinctColumns({ network, spikes, traces }: Run): Column[] {
  const columns = new Map<string, Column>();
  for (const { id } of network.probes) {
    const spike = spikes.find(({ probe }) => probe === id);
    const trace = traces.find(({ probe }) => probe === id);
    const key = spike ? `${spike.target},spike` : `${trace?.target},${trace?.neuron},${trace?.variable}`;
    if (spike) columns.set(key, spikeColumn(spike));
    if (trace) columns.set(key, traceColumn(trace));
  }
  return [...columns.values()];
}

function spikeColumn({ target, steps, neurons, counts }: SpikeRecord): Column {
  let row = 0;
  return {
    get step() {
      return steps[row] ?? Infinity;
    },
    get text() {
      return `${target},${neurons[row]},spike,${counts[row]}`;
    },
    advance() {
      row++;
    },
  };
}

function traceColumn({ target, neuron, variable, values, completeFrom }: TraceRecord): Column {
  let row = 0;
  return {
    get step() {
      return row < values.length ? completeFrom + row : Infinity;
    },
    get text() {
      return `${target},${neuron},${variable},${values[row]}`;
    },
    advance() {
      row++;
    },
  };
}

function earliest(columns: readonly Column[]): number {
  return columns.reduce((first, { step }) => Math.min(first, step), Infinity);
}
