import type { Run, SpikeRecord, TraceRecord } from './types.ts';

/** Where a recorded and a reproduced run part: the value of a variable of one neuron at a step. */
export interface Difference {
  readonly step: number;
  readonly probe: string;
  readonly target: string;
  readonly neuron: number;
  /** `spike` for a number of spikes. */
  readonly variable: string;
  readonly recorded: number;
  readonly reproduced: number;
}

/** The earliest difference between what both runs recorded in full; of several in one step, the first probe's. */
export function findFirstDifference(recorded: Run, reproduced: Run): Difference | null {
  const differences = [
    ...recorded.spikes.map((record) => inSpikes(record, sameProbe(record, reproduced.spikes))),
    ...recorded.traces.map((record) => inTrace(record, sameProbe(record, reproduced.traces))),
  ].filter((difference) => difference !== null);
  return differences.reduce<Difference | null>(
    (first, next) => (first === null || next.step < first.step ? next : first),
    null,
  );
}

/** How much `findFirstDifference` of two runs compares. */
export interface Compared {
  /** Rows of spikes, and values of traces, of the recorded run. */
  readonly rows: number;
  readonly values: number;
  /** First step from which every record was compared; the steps of the run when there was nothing to compare. */
  readonly from: number;
}

export function countCompared(recorded: Run, reproduced: Run): Compared {
  const rows = recorded.spikes.map((record) => {
    const from = firstShared(record, sameProbe(record, reproduced.spikes));
    return { from, count: record.steps.length - firstFrom(record.steps, from) };
  });
  const values = recorded.traces.map((record) => {
    const from = firstShared(record, sameProbe(record, reproduced.traces));
    return { from, count: Math.max(0, recorded.steps - from) };
  });
  const starts = [...rows, ...values].map(({ from }) => from);
  return {
    rows: rows.reduce((sum, { count }) => sum + count, 0),
    values: values.reduce((sum, { count }) => sum + count, 0),
    from: starts.length === 0 ? recorded.steps : Math.max(...starts),
  };
}

/** First step that both records hold in full. */
function firstShared(a: SpikeRecord | TraceRecord, b: SpikeRecord | TraceRecord): number {
  return Math.max(a.completeFrom, b.completeFrom);
}

function sameProbe<T extends { readonly probe: string }>({ probe }: T, records: readonly T[]): T {
  const found = records.find((record) => record.probe === probe);
  if (!found) throw new Error(`Found no record of probe "${probe}" in the reproduced run`);
  return found;
}

/** Walks both lists of spikes, which are in order of step, then neuron. */
function inSpikes(a: SpikeRecord, b: SpikeRecord): Difference | null {
  const from = firstShared(a, b);
  let i = firstFrom(a.steps, from);
  let j = firstFrom(b.steps, from);
  for (; i < a.steps.length || j < b.steps.length; i++, j++) {
    const order = compareSpikes(a, i, b, j);
    if (order === 0 && a.counts[i] === b.counts[j]) continue;
    const [record, at] = order <= 0 ? [a, i] : [b, j];
    return {
      step: record.steps[at]!,
      probe: a.probe,
      target: a.target,
      neuron: record.neurons[at]!,
      variable: 'spike',
      recorded: order <= 0 ? a.counts[i]! : 0,
      reproduced: order >= 0 ? b.counts[j]! : 0,
    };
  }
  return null;
}

/** Below 0 when spike i of `a` is earlier than spike j of `b`, or the only one left. */
function compareSpikes(a: SpikeRecord, i: number, b: SpikeRecord, j: number): number {
  if (i >= a.steps.length) return 1;
  if (j >= b.steps.length) return -1;
  return a.steps[i]! - b.steps[j]! || a.neurons[i]! - b.neurons[j]!;
}

function firstFrom(steps: readonly number[], from: number): number {
  const index = steps.findIndex((step) => step >= from);
  return index < 0 ? steps.length : index;
}

function inTrace(a: TraceRecord, b: TraceRecord): Difference | null {
  const end = a.completeFrom + a.values.length;
  for (let step = firstShared(a, b); step < end; step++) {
    const recorded = a.values[step - a.completeFrom]!;
    const reproduced = b.values[step - b.completeFrom]!;
    // JSON has no −0, so that 0 and −0 are one.
    if (recorded === reproduced) continue;
    return { step, probe: a.probe, target: a.target, neuron: a.neuron, variable: a.variable, recorded, reproduced };
  }
  return null;
}
