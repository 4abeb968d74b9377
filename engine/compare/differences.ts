import type { ComparedModel, ModelDifference } from './types.ts';

/** Each model but the first against the first. */
export function differencesOf(models: readonly ComparedModel[]): ModelDifference[] {
  const [first, ...others] = models;
  return first ? others.map((other) => differenceOf(other, first)) : [];
}

function differenceOf(other: ComparedModel, first: ComparedModel): ModelDifference {
  const kept = keptBy(first, other);
  return {
    ...{ model: other.id, against: first.id },
    rates: other.rates.map((rate, k) => {
      const before = first.rates[k]!;
      // A value that is held is the same in steps of any length.
      const steps = kept.has(rate.population) ? first : other;
      const [now, then] = [perSecond(rate.meanOutput, steps), perSecond(before.meanOutput, first)];
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
      const scale = kept.has(population) ? other.dt / first.dt : 1;
      const values = activity.map((value, at) => scale * value - first.traces[k]!.activity[at]!);
      const known = values.filter((value) => !Number.isNaN(value));
      const mean = known.length === 0 ? 0 : known.reduce((sum, value) => sum + Math.abs(value), 0) / known.length;
      return { population, neuron, values, mean };
    }),
  };
}

/** Populations that stay as they are under both. */
function keptBy(...models: readonly ComparedModel[]): ReadonlySet<string> {
  const kept = models.flatMap(({ mapping }) => mapping.populations.filter(({ isKept }) => isKept));
  return new Set(kept.map(({ population }) => population));
}

function perSecond(output: number, { dt }: ComparedModel): number {
  return (1000 * output) / dt;
}

function later(now: number | null, then: number | null): number | null {
  return now === null || then === null ? null : Number((now - then).toPrecision(12));
}
