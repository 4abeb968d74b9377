import type { NeuronAt } from '../types.ts';

/** The law by which an estimate from independent steps narrows; `none` where spikes depend on the past. */
export type CountLaw = 'bernoulli' | 'poisson' | 'none';

/** How the spike count of a neuron in a window comes near its rate value as the window grows. */
export interface Convergence extends NeuronAt {
  readonly law: CountLaw;
  /** Of all estimates: outputs a step of models of steps, else spikes/s. */
  readonly unit: 'spikes/step' | 'spikes/s';
  /** What the rate twin says, or for neurons in time the rate that their rule promises; null where there is neither. */
  readonly rateValue: number | null;
  /** Mean of the whole run after its first tenth, which no window counts. */
  readonly mean: number;
  readonly points: readonly ConvergencePoint[];
  /** Slope of ln error against ln window, weighted by the windows, and its standard error; null below two points. */
  readonly slope: { readonly value: number; readonly error: number } | null;
  /** First window in ms whose error is not what the law allows; null where all are. */
  readonly leavesAt: number | null;
}

export interface ConvergencePoint {
  /** ms. */
  readonly window: number;
  /** How many of them, end to end. */
  readonly windows: number;
  /** Root of the mean squared distance of the estimates from the rate value, from their mean where there is none, with its 95 % interval. */
  readonly error: number;
  readonly low: number;
  readonly high: number;
  /** Standard deviation of the estimates about their own mean. */
  readonly deviation: number;
  /** What the law expects: √(p(1 − p)/n) or √(z/T); for neurons in time what a Poisson process of their rate would have. */
  readonly expected: number;
  /** Estimates between which 95 % are expected to lie, by the exact quantiles of that law, and the share that does. */
  readonly band: readonly [low: number, high: number];
  readonly within: number;
  /** Variance of the counts over their mean: 1 of a Poisson process; null without spikes. */
  readonly fano: number | null;
}
