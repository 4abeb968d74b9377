import { differenceInRates, differenceInTrace, differenceInWeights } from './difference-in-samples.ts';
import { firstShared, sameProbe } from './same-probe.ts';
import { binCount, sampleCount } from './samples.ts';
import type { Run, SpikeRecord } from './types.ts';

/** Where a recorded and a reproduced run part: the value of a variable at a step. */
export interface Difference {
  readonly step: number;
  readonly probe: string;
  /** Id of a population or stimulus, or for weights of a connection. */
  readonly target: string;
  /** A neuron of the target, or for a weight the one behind the synapse; null for the rate of a population. */
  readonly neuron: number | null;
  /** Of a weight, the neuron before the synapse. */
  readonly source?: number;
  /** `spike` for a number of spikes, `w` for a weight, `rate` for a rate. */
  readonly variable: string;
  /** Null where there is no such synapse. */
  readonly recorded: number | null;
  readonly reproduced: number | null;
}

/** The earliest difference between what both runs recorded in full; of several in one step, the first probe's. */
export function findFirstDifference(recorded: Run, reproduced: Run): Difference | null {
  const differences = [
    ...recorded.spikes.map((record) => inSpikes(record, sameProbe(record, reproduced.spikes))),
    ...recorded.traces.map((record) => differenceInTrace(record, sameProbe(record, reproduced.traces))),
    ...recorded.weights.map((record) => differenceInWeights(record, sameProbe(record, reproduced.weights))),
    ...recorded.rates.map((record) => differenceInRates(record, sameProbe(record, reproduced.rates))),
  ].filter((difference) => difference !== null);
  return differences.reduce<Difference | null>(
    (first, next) => (first === null || next.step < first.step ? next : first),
    null,
  );
}

/** How much `findFirstDifference` of two runs compares. */
export interface Compared {
  /** Rows of spikes of the recorded run. */
  readonly rows: number;
  /** Values of its traces. */
  readonly values: number;
  readonly weights: number;
  /** Bins of its rates. */
  readonly rates: number;
  /** First step from which every record was compared; the steps of the run when there was nothing to compare. */
  readonly from: number;
}

export function countCompared(recorded: Run, reproduced: Run): Compared {
  const { steps } = recorded;
  const rows = recorded.spikes.map((record) => {
    const from = firstShared(record, sameProbe(record, reproduced.spikes));
    return { from, count: record.steps.length - firstFrom(record.steps, from), saysSomething: true };
  });
  const sampled = <T extends { probe: string; interval: number; completeFrom: number }>(
    records: readonly T[],
    copies: readonly T[],
    countOf: (record: T) => number,
  ): Part[] =>
    records.map((record) => {
      const from = firstShared(record, sameProbe(record, copies));
      const count = countOf({ ...record, completeFrom: from });
      // A record without a sample says nothing; a silent neuron does.
      return { from, count, saysSomething: count > 0 };
    });
  const values = sampled(recorded.traces, reproduced.traces, (record) => sampleCount(record, steps));
  const rates = sampled(recorded.rates, reproduced.rates, (record) => binCount(record, steps));
  const weights = sampled(
    recorded.weights,
    reproduced.weights,
    (record) => record.sources.length * sampleCount(record, steps),
  );
  const starts = [rows, values, weights, rates].flat().filter(({ saysSomething }) => saysSomething);
  return {
    rows: total(rows),
    values: total(values),
    weights: total(weights),
    rates: total(rates),
    from: starts.reduce((latest, { from }) => Math.max(latest, from), starts.length === 0 ? steps : 0),
  };
}

interface Part {
  readonly from: number;
  readonly count: number;
  readonly saysSomething: boolean;
}

function total(parts: readonly Part[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
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
