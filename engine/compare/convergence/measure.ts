import { binomialQuantile, chiSquareQuantile, poissonQuantile } from '../../analysis/quantiles.ts';
import type { ConvergencePoint, CountLaw } from './types.ts';

/** What is known of one neuron's counts. */
export interface Counts {
  /** Spikes in each step. */
  readonly perStep: ArrayLike<number>;
  /** ms. */
  readonly dt: number;
  readonly law: CountLaw;
  /** Expected count in a step; null where the mean of the counts stands for it. */
  readonly expectedCount: number | null;
  /** What makes an estimate of a count a step. */
  readonly scale: number;
}

/** A point, and whether its error is none that the law allows. */
export interface WindowMeasure {
  readonly point: ConvergencePoint;
  readonly leaves: boolean;
}

/**
 * One window length: estimates from windows end to end, held against the law, with a chance of at most `risk` of finding that it is
 * left where it holds. Null where fewer than two fit.
 */
export function measureWindow(counts: Counts, steps: number, risk: number): WindowMeasure | null {
  const { perStep, dt, scale } = counts;
  const windows = Math.floor(perStep.length / steps);
  if (windows < 2) return null;
  const sums = new Float64Array(windows);
  for (let k = 0, at = 0; k < windows; k++) {
    for (let i = 0; i < steps; i++) sums[k]! += perStep[at++]!;
  }
  const mean = sums.reduce((sum, each) => sum + each, 0) / windows;
  const spread = (centre: number): number => sums.reduce((sum, each) => sum + (each - centre) ** 2, 0);
  const expectedCount = (counts.expectedCount ?? mean / steps) * steps;
  const isKnown = counts.expectedCount !== null;
  const squares = isKnown ? spread(expectedCount) / windows : spread(mean) / (windows - 1);
  const freedom = freedomOf(counts.law, steps, expectedCount, isKnown ? windows : windows - 1);
  const error = Math.sqrt(squares);
  const variance = spread(mean) / (windows - 1);
  const toEstimate = scale / steps;
  const [least, most] = quantiles(counts.law, steps, expectedCount, 0.025);
  const point: ConvergencePoint = {
    ...{ window: steps * dt, windows, error: error * toEstimate },
    low: error * toEstimate * Math.sqrt(freedom / chiSquareQuantile(freedom, 0.975)),
    high: error * toEstimate * Math.sqrt(freedom / chiSquareQuantile(freedom, 0.025)),
    deviation: Math.sqrt(variance) * toEstimate,
    expected: Math.sqrt(expectedVariance(counts.law, steps, expectedCount)) * toEstimate,
    band: [least * toEstimate, most * toEstimate],
    within: sums.reduce((count, each) => count + (each >= least && each <= most ? 1 : 0), 0) / windows,
    fano: mean > 0 ? variance / mean : null,
  };
  const total = mean * windows;
  const [few, many] = quantiles(counts.law, windows * steps, expectedCount * windows, risk / 4);
  const isOff = isKnown && (total < few || total > many);
  return { point, leaves: isOff || spreadsOtherwise(point, freedom, risk / 2) };
}

function expectedVariance(law: CountLaw, steps: number, count: number): number {
  return law === 'bernoulli' ? count * Math.max(0, 1 - count / steps) : count;
}

function quantiles(law: CountLaw, steps: number, count: number, tail: number): [number, number] {
  const at = (share: number): number =>
    law === 'bernoulli'
      ? binomialQuantile(steps, Math.min(1, count / steps), share)
      : count > 0
        ? poissonQuantile(count, share)
        : 0;
  return [at(tail), at(1 - tail)];
}

/**
 * Degrees of freedom of the mean square of so many counts: as many as there are where counts are near normal, fewer by their excess
 * kurtosis κ, since the variance of a mean square is (2 + κ)/n of its square; κ is 1/λ of a Poisson count, (1 − 6pq)/(npq) of a binomial one.
 */
function freedomOf(law: CountLaw, steps: number, count: number, windows: number): number {
  const variance = expectedVariance(law, steps, count);
  if (law === 'none' || variance <= 0) return windows;
  const kurtosis = (law === 'bernoulli' ? 1 - (6 * variance) / steps : 1) / variance;
  return Math.max(0.5, (2 * windows) / (2 + kurtosis));
}

/** The mean square over what is expected is χ² over its degrees of freedom, of which too few decide nothing. */
function spreadsOtherwise({ error, expected }: ConvergencePoint, freedom: number, risk: number): boolean {
  if (expected === 0) return error > 0;
  if (freedom < 3) return false;
  const statistic = freedom * (error / expected) ** 2;
  return statistic < chiSquareQuantile(freedom, risk / 2) || statistic > chiSquareQuantile(freedom, 1 - risk / 2);
}
