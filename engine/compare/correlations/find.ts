import { wilson } from '../../analysis/intervals.ts';
import { batchOf, neuronName, type Compiled } from '../../simulation/compiled.ts';
import type { SpikeLog } from '../spike-log.ts';
import { createArrivals, pairsOf, spikingSources } from './arrivals.ts';
import { ancestorsOf, nearestCommon } from './ancestors.ts';
import { independentOutput } from './independent.ts';
import { chanceOf, type Together } from './chance.ts';
import { productOf, standardise, worthOf } from './series.ts';
import type { Correlation } from './types.ts';

/** A run, and what a rate model says of it. */
export interface CorrelationSubject {
  readonly compiled: Compiled;
  readonly log: SpikeLog;
  readonly steps: number;
  /** Mean output a step of every source. */
  readonly means: ArrayLike<number>;
  /** The same of neurons, as a circuit of rates has it; null without one. */
  readonly rateModel: ((neuron: number) => number) | null;
}

/** Pairs that are reported. */
const mostReported = 20;

/** Chance, after correction, below which a correlation is significant. */
const significance = 0.001;

/** ms of a bin where neurons are in time: spikes as near as this work together. */
const binInTime = 5;

/** Sources of one neuron whose spikes come together more, or less, often than by chance, strongest first. */
export function findCorrelations(subject: CorrelationSubject): Correlation[] {
  const { compiled, steps } = subject;
  const { dt } = compiled.network.time;
  const isInTime = compiled.batches.some(({ model }) => model.inTime);
  const width = isInTime ? Math.max(1, Math.round(binInTime / dt)) : 1;
  const bins = Math.floor(steps / width);
  if (bins < 10) return [];
  const isSpiking = spikingSources(compiled);
  const pairs = pairsOf(compiled, isSpiking);
  const arrivals = createArrivals(subject.log, width, bins);
  const tested = pairs.flatMap((pair) => {
    const [x, y] = [arrivals(pair.a), arrivals(pair.b)];
    const [a, b] = [standardise(x), standardise(y)];
    return a && b ? [{ pair, a, b, together: togetherOf(x, y, productOf(a, b)) }] : [];
  });
  return tested
    .filter(({ together }) => tested.length * chanceOf(together) < significance)
    .map(({ pair, together, a, b }) => {
      return { pair, together, chance: Math.min(1, tested.length * chanceOf(together, worthOf(a, b))) };
    })
    .filter(({ chance }) => chance < significance)
    .sort((one, other) => Math.abs(other.together.correlation) - Math.abs(one.together.correlation))
    .slice(0, mostReported)
    .map(({ pair, together: { correlation, one, other, both }, chance }) => ({
      ...{ correlation, chance, bin: width * dt, pairsTested: tested.length },
      target: neuronName(compiled, pair.target),
      pair: [sourceName(compiled, pair.a.source), sourceName(compiled, pair.b.source)] as const,
      ancestor: ancestorOf(subject, pair.a.source, pair.b.source),
      joint: wilson(both, bins),
      product: (one * other) / bins ** 2,
      output: outputOf(subject, pair.target, isSpiking),
    }));
}

/** Spikes in a bin from which on the law of their number is near normal. */
const dense = 5;

function togetherOf(x: Float64Array, y: Float64Array, correlation: number): Together {
  let [one, other, both, spikesOfOne, spikesOfOther] = [0, 0, 0, 0, 0];
  for (let k = 0; k < x.length; k++) {
    if (x[k]! > 0) one++;
    if (y[k]! > 0) other++;
    if (x[k]! > 0 && y[k]! > 0) both++;
    spikesOfOne += x[k]!;
    spikesOfOther += y[k]!;
  }
  const isDense = Math.min(spikesOfOne, spikesOfOther) >= dense * x.length;
  return { correlation, bins: x.length, one, other, both, isDense };
}

function ancestorOf({ compiled, means }: CorrelationSubject, a: number, b: number): string | null {
  const isHeld = (source: number): boolean =>
    means[source] === 0 || (source < compiled.neuronCount && means[source] === 1);
  const toggles = compiled.network.stimuli.flatMap(({ id, kind }) =>
    kind === 'toggle' || kind === 'clamp' || kind === 'constant' ? [compiled.ranges.get(id)!.first] : [],
  );
  const held = new Set(toggles);
  const common = nearestCommon(
    ancestorsOf(compiled, a),
    ancestorsOf(compiled, b),
    (source) => !held.has(source) && !isHeld(source),
  );
  return common === null ? null : sourceName(compiled, common);
}

function outputOf(
  { compiled, steps, means, rateModel }: CorrelationSubject,
  target: number,
  isSpiking: Uint8Array,
): Correlation['output'] {
  const isBinary = (source: number): boolean =>
    isSpiking[source] === 1 && batchOf(compiled, source).model.parsed.output.kind === 'threshold';
  const spikes = Math.min(steps, Math.round(means[target]! * steps));
  return {
    measured: wilson(spikes, steps),
    independent: independentOutput(compiled, target, means, isBinary),
    rateModel: rateModel?.(target) ?? null,
  };
}

function sourceName(compiled: Compiled, source: number): string {
  if (source < compiled.neuronCount) return neuronName(compiled, source);
  for (const [id, { first, size }] of compiled.ranges) {
    if (source >= first && source < first + size) return size > 1 ? `${id}[${source - first}]` : id;
  }
  return String(source);
}
