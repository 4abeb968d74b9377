import { stepOf, type HeldValues } from './held-values.ts';
import type { ComparedModel, ModelDifference } from './types.ts';

/** Each model but the first against the first. */
export function differencesOf(models: readonly ComparedModel[], held: HeldValues): ModelDifference[] {
  const [first, ...others] = models;
  return first ? others.map((other) => differenceOf(other, first, held)) : [];
}

function differenceOf(other: ComparedModel, first: ComparedModel, held: HeldValues): ModelDifference {
  const perSecond = (population: string, output: number, { dt }: ComparedModel): number =>
    (1000 * output) / stepOf(population, dt, held);
  return {
    ...{ model: other.id, against: first.id },
    rates: other.rates.map((rate, k) => {
      const before = first.rates[k]!;
      const { population } = rate;
      const [now, then] = [
        perSecond(population, rate.meanOutput, other),
        perSecond(population, before.meanOutput, first),
      ];
      return {
        ...{ population, difference: apart(now, then), ratio: then === 0 ? null : now / then },
        firstSpike: later(rate.firstSpike, before.firstSpike),
      };
    }),
    outputs: other.outputs.map((output, k) => {
      const before = first.outputs[k]!;
      const { id, population, isSure, bit } = output;
      return {
        ...{ id, agrees: isSure && before.isSure ? bit === before.bit : null },
        difference: apart(
          perSecond(population, output.meanOutput, other),
          perSecond(population, before.meanOutput, first),
        ),
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

/** Means of the same over other numbers of steps differ by the rounding of their sums, which is no difference. */
function apart(now: number, then: number): number {
  const found = now - then;
  return Math.abs(found) <= 1e-11 * Math.max(Math.abs(now), Math.abs(then)) ? 0 : found;
}

function later(now: number | null, then: number | null): number | null {
  return now === null || then === null ? null : Number((now - then).toPrecision(12));
}
