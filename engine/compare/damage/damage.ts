import type { Parsed } from '../../network/issue.ts';
import { convertDense } from '../conversion/convert.ts';
import { createDecide } from '../conversion/decide.ts';
import { plainLayers } from '../conversion/layers.ts';
import type { Converted } from '../conversion/types.ts';
import { exactAccuracy, spikingAccuracy, type Work } from './accuracy.ts';
import { createLesionOrder, lesioned, lesionedNeurons, type Lesion } from './lesion.ts';
import { meanInterval } from './mean-interval.ts';
import { recover, type GrowingRecovery } from './recover.ts';
import { checkDamage, type DamageTask } from './task.ts';
import type { Damage, DamagePoint, Variant } from './types.ts';

/** Lesions, variant by variant, which a worker can show and stop. */
export interface DamageRun {
  /** In samples that are tested or learnt. */
  readonly total: number;
  readonly done: number;
  /** Does about `count` more; true when all is done. */
  advance(count: number): boolean;
  /** Of all that is done so far. */
  result(): Damage;
}

/**
 * Takes more and more hidden neurons or synapses from a perceptron and from the neurons it became, which keep their scales, and counts what
 * they still get right. Issues where a variant cannot be made, or where there are no classes to be right about.
 */
export function startDamage(task: DamageTask): Parsed<DamageRun> {
  const { spec, parameters, preparation, train, test, conversions, fractions } = task;
  const issues = checkDamage(task);
  if (issues.length > 0) return { ok: false, issues };
  const neurons: Converted[] = [];
  for (const options of conversions) {
    const converted = convertDense(task, train.samples, options);
    if (!converted.ok) return converted;
    neurons.push(converted.value);
  }
  const exact = plainLayers(spec, parameters);
  const decide = createDecide(preparation, exact.at(-1)!);
  const variants: readonly Variant[] = ['mlp', ...conversions.map(({ neuron }) => neuron)];
  const accuracies = variants.map(() => fractions.map((): number[] => []));
  const orders = Array.from({ length: task.repeats }, (_, repeat) =>
    createLesionOrder(exact, task.kind, { seed: task.seed, repeat }),
  );
  const recoveries: GrowingRecovery[] = [];
  const total = totalOf(task);
  const work = all();
  let done = 0;

  function* all(): Work<void> {
    for (const order of orders)
      for (const [f, fraction] of fractions.entries())
        for (const v of variants.keys()) accuracies[v]![f]!.push(yield* accuracyOf(v, order.lesion(fraction)));
    for (const fraction of retrained(task)) {
      const lesion = orders[0]!.lesion(fraction);
      const recovery = { fraction, lost: lesion.lost, epochs: [], after: [] };
      recoveries.push(recovery);
      yield* recover(task, exact, lesion, decide, recovery);
    }
  }

  function accuracyOf(v: number, lesion: Lesion): Work<number> {
    if (v === 0) return exactAccuracy(lesioned(exact, lesion), test, decide);
    const converted = neurons[v - 1]!;
    return spikingAccuracy({ ...converted, layers: lesionedNeurons(converted.layers, lesion) }, test, decide);
  }

  function pointOf(found: readonly number[], fraction: number): DamagePoint {
    const { lost } = orders[0]!.lesion(fraction);
    return { fraction, lost, accuracies: [...found], mean: meanInterval(found) };
  }

  const run: DamageRun = {
    total,
    get done() {
      return Math.round(done);
    },
    advance(count) {
      for (const end = done + count; done < end;) {
        const next = work.next();
        if (next.done) return true;
        done += next.value;
      }
      return false;
    },
    result: () => ({
      ...{ kind: task.kind, repeats: task.repeats, samples: test.samples.count },
      curves: variants.map((variant, v) => ({
        variant,
        points: fractions.map((fraction, f) => pointOf(accuracies[v]![f]!, fraction)),
      })),
      recoveries: recoveries.map((each) => ({ ...each, epochs: [...each.epochs], after: [...each.after] })),
    }),
  };
  return { ok: true, value: run };
}

function retrained({ fractions, retrain }: DamageTask): number[] {
  return retrain ? fractions.filter((fraction) => fraction > 0) : [];
}

function totalOf(task: DamageTask): number {
  const { train, test, conversions, fractions, repeats, retrain } = task;
  const [learnt, tested] = [train.samples.count, test.samples.count];
  const epochs = retrain?.epochs ?? 0;
  const again = epochs * learnt + (epochs + 1 + conversions.length) * tested;
  return tested * (1 + conversions.length) * fractions.length * repeats + retrained(task).length * again;
}
