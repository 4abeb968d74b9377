import type { Run } from '../runs/types.ts';
import { csvColumns, formatTime, type CsvColumn } from './csv-columns.ts';

/**
 * A run as tidy CSV, one measurement a row: `t_ms,step,target,neuron,variable,value`. What the variable is:
 * - `spike`: how many spikes the neuron had in the step;
 * - a symbol of the model, or `y`: its value, at every sample of its probe;
 * - `rate`: mean rate of the target's neurons in spikes/s, in the bin that begins at this time; the neuron is empty. Where
 *   probes with bins of several lengths measure a target, the length tells them apart: `rate_5ms`;
 * - `w`: a weight of the target, which is a connection; the neuron is `source->target`, both counted from 0.
 *
 * Rows are in order of step, then of the probes in the network; steps that a probe's full memory had begun to forget are
 * not in the run. What several probes measure is written once. Values read back as the same doubles.
 */
export function runToCsv(run: Run): string {
  return [...runToCsvParts(run)].join('');
}

/** The same text in parts of about 64 KiB, for runs that are longer than a string may be. */
export function* runToCsvParts(run: Run): Generator<string> {
  const groups = csvColumns(run);
  const columns = groups.flat();
  let part = 't_ms,step,target,neuron,variable,value\n';
  for (let step = earliest(columns); step < Infinity; step = earliest(columns)) {
    const head = `${formatTime(step * run.dt)},${step},`;
    for (const group of groups) {
      for (const text of rowsAt(group, step)) {
        part += `${head}${text}\n`;
        if (part.length < partLength) continue;
        yield part;
        part = '';
      }
    }
  }
  yield part;
}

const partLength = 65_536;

/** The rows of a step, of the first column that has it; the others measured the same. */
function* rowsAt(group: readonly CsvColumn[], step: number): Generator<string> {
  let isWritten = false;
  for (const column of group) {
    const isDue = column.step === step;
    while (column.step === step) {
      if (!isWritten) yield column.text;
      column.advance();
    }
    isWritten ||= isDue;
  }
}

function earliest(columns: readonly CsvColumn[]): number {
  return columns.reduce((first, { step }) => Math.min(first, step), Infinity);
}
