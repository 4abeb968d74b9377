import type { Difference } from './difference.ts';
import { firstShared } from './same-probe.ts';
import { firstSample, type Sampled } from './samples.ts';
import type { RateRecord, TraceRecord, WeightRecord } from './types.ts';

/** The first value in which two traces differ. */
export function differenceInTrace(a: TraceRecord, b: TraceRecord): Difference | null {
  const { probe, target, neuron, variable } = a;
  const found = firstUnequal(a, b, a.values, b.values);
  return found && { ...found, probe, target, neuron, variable };
}

/** The first bin in which two rates differ, at its first step. */
export function differenceInRates(a: RateRecord, b: RateRecord): Difference | null {
  const found = firstUnequal(a, b, a.values, b.values);
  return found && { ...found, probe: a.probe, target: a.target, neuron: null, variable: 'rate' };
}

/** The first weight, or synapse, in which two records of a connection differ. */
export function differenceInWeights(a: WeightRecord, b: WeightRecord): Difference | null {
  const start = sharedSample(a, b);
  const synapses = Math.max(a.sources.length, b.sources.length);
  for (let k = 0; indexOf(a, start, k) < a.values.length; k++) {
    const recorded = a.values[indexOf(a, start, k)]!;
    const reproduced = b.values[indexOf(b, start, k)]!;
    for (let i = 0; i < synapses; i++) {
      const isSame = a.sources[i] === b.sources[i] && a.targets[i] === b.targets[i];
      if (isSame && recorded[i] === reproduced[i]) continue;
      const owner = i < a.sources.length ? a : b;
      return {
        step: start + k * a.interval,
        probe: a.probe,
        target: a.target,
        neuron: owner.targets[i]!,
        source: owner.sources[i]!,
        variable: 'w',
        recorded: i < a.sources.length ? recorded[i]! : null,
        reproduced: isSame || owner === b ? (reproduced[i] ?? null) : null,
      };
    }
  }
  return null;
}

function firstUnequal(
  a: Sampled,
  b: Sampled,
  recorded: readonly number[],
  reproduced: readonly number[],
): Pick<Difference, 'step' | 'recorded' | 'reproduced'> | null {
  const start = sharedSample(a, b);
  for (let k = 0; indexOf(a, start, k) < recorded.length; k++) {
    const x = recorded[indexOf(a, start, k)]!;
    const y = reproduced[indexOf(b, start, k)]!;
    // JSON has no −0, so that 0 and −0 are one.
    if (x !== y) return { step: start + k * a.interval, recorded: x, reproduced: y };
  }
  return null;
}

/** Step of the first sample that both records hold. */
function sharedSample(a: Sampled, b: Sampled): number {
  return firstSample({ interval: a.interval, completeFrom: firstShared(a, b) });
}

/** Index of the k-th sample from step `start` on. */
function indexOf(record: Sampled, start: number, k: number): number {
  return (start - firstSample(record)) / record.interval + k;
}
