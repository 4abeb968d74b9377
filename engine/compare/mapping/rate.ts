import { interpolate, minimise } from './fit.ts';
import { filteredTau, type Crossing, type CrossingPlan } from './plan.ts';
import type { Response } from './response.ts';
import type { RateFit } from './types.ts';

/** Highest rate that is asked of a neuron in time, in spikes/ms. */
const mostRate = 0.1;

const points = 41;

/** The rule of one rate: see its statement. Null where the new neuron cannot be made to fire. */
export function planRate(crossing: Crossing): CrossingPlan | null {
  const { from, to, old, dt, overrides } = crossing;
  const range = overrides.range ?? rangeOf(crossing);
  const inputs = Array.from({ length: points }, (_, k) => range[0] + ((range[1] - range[0]) * k) / (points - 1));
  const rates = old.rates(inputs);
  const curve = to.inTime ? curveInTime(crossing) : curveOfSteps(crossing);
  if (!curve) return null;
  const highest = Math.max(...rates, 0);
  const outputScale = overrides.rateScale ?? scaleOf(highest, curve);
  const wanted = rates.map((rate) => rate * outputScale);
  const [gain, offset] = fitLine(inputs, wanted, curve, crossing);
  const found = inputs.map((z) => curve.rate(gain * z + offset));
  const tau = overrides.tau ?? filteredTau;
  const signal = from.inTime ? 1 : dt[0];
  const notes = rates.some((rate) => rate < 0) ? ['has outputs below 0, which no rate of spikes can be'] : [];
  return {
    ...{ gain, offset, outputScale, notes, unequal: 0, threshold: null, tau },
    outgoing: signal / (outputScale * (to.inTime ? tau : dt[1])),
    rateRatio: outputScale,
    fit: residual(range, inputs, wanted, found),
  };
}

/** As it is where the new neuron can do it; where its rates are all lower, or hardly begin as low, as it can. */
function scaleOf(highest: number, { least, most }: Curve): number {
  if (highest === 0) return 1;
  return highest < 2 * least ? most / highest : Math.min(1, most / highest);
}

/** Rate in spikes/ms against input, between the inputs where it begins and where it is as high as is asked. */
interface Curve {
  readonly rate: (input: number) => number;
  readonly low: number;
  readonly high: number;
  /** Where it begins, and what is asked of it at most. */
  readonly least: number;
  readonly most: number;
}

function curveInTime({ new: response }: Crossing): Curve | null {
  const threshold = response.threshold()?.low ?? null;
  if (threshold === null) return null;
  const high = response.inputFor(mostRate) ?? response.inputFor(mostRate / 4);
  if (high === null) return null;
  // Denser where the rate rises from 0, and on for as far again.
  const inputs = Array.from({ length: 96 }, (_, k) => threshold + 2 * (high - threshold) * (k / 95) ** 2);
  const rates = response.rates(inputs);
  const below = threshold - Math.max(1e-9, Math.abs(threshold) * 1e-9);
  const rate = interpolate([below, ...inputs], [0, ...rates]);
  return {
    rate: (input) => (input < threshold ? 0 : rate(input)),
    low: threshold,
    high,
    least: rates[0]!,
    most: rate(high),
  };
}

function curveOfSteps({ new: response }: Crossing): Curve {
  const rate = (input: number): number => response.rates([input])[0]!;
  return { rate, low: -4, high: 4, least: 0, most: isBounded(response) ? 0.9 * rate(1e3) : Infinity };
}

/** Whether outputs level off at large inputs, as those of the logistic function do. */
function isBounded({ rates }: Response): boolean {
  const [far, near] = rates([1e3, 1]);
  return far! < 10 * near!;
}

/**
 * What the rate is wanted for: all net inputs that can occur, and those over which a unit of its kind bends, so that a constant
 * one has a curve to be fitted too.
 */
function rangeOf({ from, old, reach }: Crossing): [number, number] {
  const { low, high } = reach;
  if (from.inTime) {
    const threshold = old.threshold()?.low ?? 0;
    return [Math.min(low, threshold), Math.max(high, threshold + Math.abs(threshold))];
  }
  if (isBounded(old)) return [Math.min(low, -4), Math.max(high, 4)];
  const most = Math.max(high, Math.abs(low), 1e-3);
  return [Math.min(low, -most / 4), most];
}

/**
 * The least squares are found in the inputs at both ends of the range, which depend less on each other than gain and offset.
 * Between neurons in time the thresholds meet, and only the gain is free.
 */
function fitLine(
  inputs: readonly number[],
  wanted: readonly number[],
  { rate, low, high }: Curve,
  { from, to, old, overrides }: Crossing,
): [gain: number, offset: number] {
  const [first, last] = [inputs[0]!, inputs[inputs.length - 1]!];
  const pinned = from.inTime && to.inTime ? (old.threshold()?.low ?? null) : null;
  const line = (a: number, b: number): [number, number] => {
    const gain = overrides.gain ?? (pinned === null ? (b - a) / (last - first) : (b - low) / (last - pinned));
    return [gain, overrides.offset ?? (pinned === null ? a - gain * first : low - gain * pinned)];
  };
  const cost = (a: number, b: number): number => {
    const [gain, offset] = line(a, b);
    if (!(gain > 0)) return Infinity;
    return inputs.reduce((sum, z, k) => sum + (rate(gain * z + offset) - wanted[k]!) ** 2, 0);
  };
  const span = high - low;
  const starts = [0.25, 1, 4].map((below) => minimise(cost, [low - below * span, high], [span / 2, span / 2]));
  const costs = starts.map(([a, b]) => cost(a, b));
  return line(...starts[costs.indexOf(Math.min(...costs))]!);
}

function residual(
  range: readonly [number, number],
  inputs: readonly number[],
  wanted: readonly number[],
  found: readonly number[],
): RateFit {
  const errors = found.map((rate, k) => 1000 * (rate - wanted[k]!));
  return {
    range,
    rms: Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length),
    largest: Math.max(...errors.map(Math.abs)),
    points: inputs.map((z, k) => ({ z, wanted: 1000 * wanted[k]!, found: 1000 * found[k]! })),
  };
}
