import { isAllOrNone } from './rules.ts';
import { refilledTau, type Crossing, type CrossingPlan } from './plan.ts';

/** Rate in spikes/ms at the nearest net input that makes the old neuron fire. */
const leastRate = 0.05;

/** z at which the logistic function is 0.99, and so much from its other end. */
const sure = Math.log(99);

/** The rule of one threshold: see its statement. Null where the new model has none. */
export function planThreshold(crossing: Crossing): CrossingPlan | null {
  const { reach, old, overrides, from } = crossing;
  const limit = old.threshold();
  const ends = endsOf(crossing);
  if (limit === null || !ends) return null;
  const on = reach.on ?? limit + (limit - reach.off!);
  const off = reach.off ?? limit - Math.max(on - limit, Number.EPSILON);
  const half = on > off ? (on - off) / 2 : 1;
  const gain = overrides.gain ?? ends.span / half;
  const offset = overrides.offset ?? ends.threshold - (gain * (on + off)) / 2;
  const weighed = weigh(crossing, [on, Math.max(on, reach.high)].map((z) => gain * z + offset));
  const notes = [...weighed.notes];
  if (!reach.isComplete) notes.push('has too many net inputs to look at each; its threshold is near, not exact');
  return {
    ...{ gain, offset, outputScale: null, fit: null, notes, unequal: weighed.unequal },
    outgoing: (from.inTime ? firing(old.rates([reach.high])[0]!) : 1) / weighed.worth,
    threshold: { threshold: ends.threshold, off, on, margin: 1 },
  };
}

/** Threshold of the new neuron, and how far from it is surely on. */
function endsOf({ to, new: response }: Crossing): { threshold: number; span: number } | null {
  if (!to.inTime) return { threshold: 0, span: isAllOrNone(to) ? 1 : sure };
  const threshold = response.threshold();
  if (threshold === null) return null;
  const fast = response.inputFor(leastRate) ?? threshold;
  return { threshold, span: Math.max(fast - threshold, Math.abs(threshold) / 2) };
}

/** Mean signal of a firing neuron per unit of weight, over the range of its inputs. */
function weigh(
  { to, new: response, dt, overrides }: Crossing,
  inputs: readonly number[],
): { worth: number; unequal: number; notes: string[] } {
  const rates = response.rates(inputs);
  const notes = rates[1] === 0 && to.inTime ? ['is driven so hard that it falls silent: lower its gain'] : [];
  const worths = to.inTime
    ? rates.map((rate) => refilled(firing(rate), overrides.tau ?? refilledTau))
    : rates.map((rate) => rate * dt[1]);
  const [least, most] = [Math.min(...worths), Math.max(...worths)];
  return { worth: (least + most) / 2, unequal: (most - least) / (most + least), notes };
}

function firing(rate: number): number {
  return rate > 0 ? rate : leastRate;
}

/** Mean of what decays with tau from 1, where each spike brings it back to 1. */
function refilled(rate: number, tau: number): number {
  return rate * tau * (1 - Math.exp(-1 / (rate * tau)));
}
