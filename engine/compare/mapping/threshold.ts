import { longestTimeConstant } from '../../logic/time-constant.ts';
import { isAllOrNone } from './rules.ts';
import { filteredTau, type Crossing, type CrossingPlan } from './plan.ts';

/** Rate in spikes/ms at the nearest net input that makes the old neuron fire. */
const leastRate = 0.05;

/** z at which the logistic function is 0.99, and so much from its other end. */
const sure = Math.log(99);

/** The rule of one threshold: see its statement. Null where the new model has none. */
export function planThreshold(crossing: Crossing): CrossingPlan | null {
  const { reach, old, overrides, from } = crossing;
  const limit = old.threshold()?.low ?? null;
  const ends = endsOf(crossing);
  if (limit === null || !ends) return null;
  const on = reach.on ?? limit + distance(reach.off!, limit, reach);
  const off = reach.off ?? limit - distance(on, limit, reach);
  const half = (on - off) / 2;
  const middle = (on + off) / 2;
  const most = Math.max(on, reach.high) - middle;
  const suited = Math.min(ends.span / half, ends.room / most);
  const gain = overrides.gain ?? suited;
  const offset = overrides.offset ?? ends.threshold - gain * middle;
  const tau = overrides.tau ?? tauOf(crossing, gain * on + offset);
  const weighed = weigh(
    crossing,
    tau,
    [on, Math.max(on, reach.high)].map((z) => gain * z + offset),
  );
  const notes = [...weighed.notes];
  const isSet = overrides.gain !== undefined || overrides.offset !== undefined;
  const beyond = isSet ? [gain * on + offset - ends.threshold, ends.threshold - gain * off - offset] : [];
  const left = Math.min(1, ...beyond.map((distance) => distance / (suited * half)));
  if (left <= 0)
    notes.push(
      'does not keep its table: with the gain and offset that are set, on and off lie on one side of its threshold',
    );
  if (reach.isTied)
    notes.push('has net inputs on both sides of its threshold by rounding alone; all of them make it fire');
  if (!reach.isComplete) notes.push('has too many net inputs to look at each; its threshold is near, not exact');
  return {
    ...{ gain, offset, outputScale: null, fit: null, notes, tau, unequal: weighed.unequal },
    outgoing: (from.inTime ? firing(old.rates([reach.high])[0]!) : 1) / weighed.worth,
    rateRatio:
      firing(crossing.new.rates([gain * Math.max(on, reach.high) + offset])[0]!) / firing(old.rates([reach.high])[0]!),
    threshold: { threshold: ends.threshold, off, on, margin: left },
  };
}

/** Where nothing lies beyond the threshold, that is as far from it as the nearest on this side; 1 where this one lies at it. */
function distance(nearest: number, limit: number, { rounding }: Crossing['reach']): number {
  const found = Math.abs(nearest - limit);
  return found > rounding ? found : 1;
}

interface Ends {
  readonly threshold: number;
  /** How far from it is surely on, and how far is not too much. */
  readonly span: number;
  readonly room: number;
}

/** The threshold is midway where a slow input needs more than a sudden one; both ends of that are then left well behind. */
function endsOf({ to, new: response }: Crossing): Ends | null {
  if (!to.inTime) return { threshold: 0, span: isAllOrNone(to) ? 1 : sure, room: Infinity };
  const found = response.threshold();
  if (found === null) return null;
  const threshold = (found.low + found.high) / 2;
  const fast = response.inputFor(leastRate) ?? threshold;
  const span = Math.max(
    fast - threshold,
    Math.abs(threshold) / 2,
    (found.high - found.low) / 2 + Math.abs(threshold) / 4,
  );
  return { threshold, span, room: 0.9 * (found.ceiling - threshold) };
}

/** Ten intervals of the slowest firing, so that a current sinks by a tenth between two spikes; no longer than truth tables wait for. */
function tauOf({ to, new: response }: Crossing, input: number): number {
  return to.inTime
    ? Math.min(longestTimeConstant, Number((10 / firing(response.rates([input])[0]!)).toPrecision(2)))
    : filteredTau;
}

/** Mean signal of a firing neuron per unit of weight, over the range of its inputs. */
function weigh(
  { to, new: response, dt }: Crossing,
  tau: number,
  inputs: readonly number[],
): { worth: number; unequal: number; notes: string[] } {
  const rates = response.rates(inputs);
  const notes = rates[1] === 0 && to.inTime ? ['is driven so hard that it falls silent: lower its gain'] : [];
  const worths = to.inTime ? rates.map((rate) => refilled(firing(rate), tau)) : rates.map((rate) => rate * dt[1]);
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
