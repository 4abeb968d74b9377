import { getModel } from '../../models/index.ts';
import type { NeuronModel } from '../../models/types.ts';
import type { Network, Population } from '../../network/types.ts';
import { hasBias } from './bias.ts';
import { ratesAt, type Subject } from './rates-at.ts';

/** What a neuron does at constant inputs, in the unit of its input. */
export interface Response {
  /** Spikes a ms of one that spikes, output a ms of one that does not; in the long run. */
  rates(inputs: readonly number[]): number[];
  /** Where a neuron begins to fire for good; null where no input was found that makes it. */
  threshold(): Threshold | null;
  /** Least input above the threshold, and below the ceiling, with a rate of so many spikes/ms; null where there is none. */
  inputFor(rate: number): number | null;
}

/** Inputs in order. A neuron without hysteresis has one threshold, `low` = `high`. */
export interface Threshold {
  /** From where on an input that jumps up makes it fire for good. */
  readonly low: number;
  /** From where on it fires however slowly the input rises. */
  readonly high: number;
  /** Largest input seen to keep it firing; infinite where none was too large. */
  readonly ceiling: number;
}

/** The answer of a model of steps is its mean output; that of a neuron in time is measured in the engine. */
export function createResponse(subject: Subject): Response {
  const { model, dt } = subject;
  const { meanOutput } = model;
  const known = new Map<number, number>();
  const rates = (inputs: readonly number[]): number[] => {
    if (!model.inTime) return inputs.map((z) => meanOf(meanOutput, model, z, dt) / dt);
    const unknown = [...new Set(inputs)].filter((input) => !known.has(input));
    if (unknown.length > 0) ratesAt(subject, unknown, 'jump').forEach((rate, k) => known.set(unknown[k]!, rate));
    return inputs.map((input) => known.get(input)!);
  };
  let found: Threshold | null | undefined;
  const threshold = (): Threshold | null => {
    if (found === undefined) found = model.inTime ? findThreshold(subject, rates) : everywhere;
    return found;
  };
  return {
    rates,
    threshold,
    inputFor(rate) {
      const limits = threshold();
      if (limits === null) return null;
      const input = bracket(rates, rungs(limits.low), (f) => f >= rate);
      return input !== null && input <= limits.ceiling ? input : null;
    },
  };
}

const everywhere: Threshold = { low: 0, high: 0, ceiling: Infinity };

function meanOf(mean: NeuronModel['meanOutput'], { id }: NeuronModel, z: number, dt: number): number {
  if (mean) return mean(z, dt);
  throw new Error(`Found model "${id}" without a mean output at a net input, expected one with it`);
}

/** Smallest input that is tried, in the unit of the model's input. */
const least = 1e-3;

/** Inputs that rise from a threshold, ever faster. */
function rungs(threshold: number): (k: number) => number {
  const reach = Math.max(Math.abs(threshold), least);
  return (k) => threshold + reach * 2 ** (k / 2 - 4);
}

/** A neuron that fires without input has a threshold below 0. */
function findThreshold(subject: Subject, rates: Response['rates']): Threshold | null {
  const fires = (f: number): boolean => f > 0;
  const isActive = fires(rates([0])[0]!);
  const low = isActive
    ? bracket(
        rates,
        (k) => -least * 2 ** k,
        (f) => !fires(f),
      )
    : bracket(rates, (k) => least * 2 ** k, fires);
  if (low === null) return null;
  const ladder = Array.from({ length: 24 }, (_, k) => rungs(low)(k));
  const firing = rates(ladder).map(fires);
  const first = firing.indexOf(true);
  const silent = firing.indexOf(false, first + 1);
  const ceiling = silent < 0 || first < 0 ? Infinity : ladder[silent - 1]!;
  // Twice the threshold is beyond all hysteresis that is looked for.
  const slow = Array.from({ length: 33 }, (_, k) => low + (Math.max(Math.abs(low), least) * k) / 32);
  const hit = ratesAt(subject, slow, 'rise').findIndex(fires);
  return { low, high: hit <= 1 ? low : Math.min(slow[hit]!, ceiling), ceiling };
}

/** The first of rising inputs that meets a condition, and the place before it where it begins to, by sections of 32. */
function bracket(rates: Response['rates'], at: (k: number) => number, meets: (rate: number) => boolean): number | null {
  let [low, high] = [0, 0];
  for (let k = 0, found = false; !found; k += 8) {
    if (k >= 48) return null;
    const inputs = Array.from({ length: 8 }, (_, i) => at(k + i));
    const hit = rates(inputs).findIndex(meets);
    found = hit >= 0;
    if (found) [low, high] = [k + hit === 0 ? 0 : at(k + hit - 1), at(k + hit)];
  }
  for (let round = 0; round < 4; round++) {
    const inputs = Array.from({ length: 31 }, (_, i) => low + ((high - low) * (i + 1)) / 32);
    const hit = rates(inputs).findIndex(meets);
    [low, high] = [hit === 0 ? low : (inputs[hit < 0 ? 30 : hit - 1] ?? low), hit < 0 ? high : inputs[hit]!];
  }
  return high;
}

/** The model of a population as a subject. */
export function subjectOf(population: Population, { models, time }: Network): Subject {
  const model = getModel(population.model, models);
  // A bias counts as input.
  const parameters = hasBias(model) ? { ...population.parameters, b: 0 } : population.parameters;
  return { model, parameters, models, dt: time.dt };
}
