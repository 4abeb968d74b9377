import type { ComparedModel, ModelDifference } from './types.ts';

/** Each model but the first against the first. */
export function differencesOf(models: readonly ComparedModel[]): ModelDifference[] {
  const [first, ...others] = models;
  return first ? others.map((other) => differenceOf(other, first)) : [];
}

function differenceOf(other: ComparedModel, first: ComparedModel): ModelDifference {
  return {
    ...{ model: other.id, against: first.id },
    rates: other.rates.map((rate, k) => {
      const before = first.rates[k]!;
      const [now, then] = [perSecond(rate.meanOutput, other), perSecond(before.meanOutput, first)];
      return {
        ...{ population: rate.population, difference: now - then, ratio: then === 0 ? null : now / then },
        firstSpike: later(rate.firstSpike, before.firstSpike),
      };
    }),
    outputs: other.outputs.map((output, k) => {
      const before = first.outputs[k]!;
      return {
        ...{ id: output.id, agrees: output.isSure && before.isSure ? output.bit === before.bit : null },
        difference: perSecond(output.meanOutput, other) - perSecond(before.meanOutput, first),
        firstSpike: later(output.firstSpike, before.firstSpike),
      };
    }),
    traces: other.traces.map(({ population, neuron, activity }, k) => {
      const values = activity.map((value, at) => value - first.traces[k]!.activity[at]!);
      const known = values.filter((value) => !Number.isNaN(value));
      const mean = known.length === 0 ? 0 : known.reduce((sum, value) => sum + Math.abs(value), 0) / known.length;
      return { population, neuron, values, mean };
    }),
  };
}

function perSecond(output: number, { dt }: ComparedModel): number {
  return (1000 * output) / dt;
}

function later(now: number | null, then: number | null): number | null {
  return now === null || then === null ? null : Number((now - then).toPrecision(12));
}
