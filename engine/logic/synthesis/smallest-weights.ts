import { solveLinearProgram } from '../../learning/solvers/linear-programming.ts';
import type { Points } from './points.ts';

/** A neuron that is on where Σ w x ≥ threshold, all whole numbers. */
export interface ThresholdNeuron {
  readonly weights: readonly number[];
  readonly threshold: number;
}

export interface SmallestNeuron extends ThresholdNeuron {
  /** Whether no whole weights have a smaller sum of magnitudes, nor as small a one with a threshold nearer 0. */
  readonly isProven: boolean;
}

/** Real weights with Σ w x ≥ θ for points that are on, ≤ θ − 1 for the others, and least Σ |w|; null where there are none. */
export function leastRealWeights(points: Points): { weights: Float64Array; sum: number } | null {
  const { count, size, x, on } = points;
  const width = count + 2 * size;
  const rows = Array.from({ length: 2 * size + 1 }, () => new Float64Array(width));
  for (let k = 0; k < count; k++) {
    const sign = on[k] === 1 ? 1 : -1;
    for (let i = 0; i < size; i++) {
      rows[i]![k] = sign * x[k * size + i]!;
      rows[size + i]![k] = -sign * x[k * size + i]!;
    }
    rows[2 * size]![k] = sign;
  }
  for (let i = 0; i < 2 * size; i++) rows[i]![count + i] = 1;
  // The dual program: one row a weight, not a point, makes it small. Its own dual are the weights.
  const objective = Float64Array.from({ length: width }, (_, k) => (k < count && on[k] === 0 ? -1 : 0));
  const right = Float64Array.from(rows, (_, i) => (i < 2 * size ? 1 : 0));
  const solution = solveLinearProgram({ objective, rows, right });
  if (solution.kind !== 'optimal') return null;
  const weights = Float64Array.from({ length: size }, (_, i) => solution.dual[size + i]! - solution.dual[i]!);
  return { weights, sum: -solution.value };
}

/**
 * The smallest whole weights of a neuron, by Σ |w|, then |threshold|: from the bound of linear programming upwards, all vectors of a
 * sum are searched, with branches cut off that cannot part the points any more. Past `budget` branches the real weights,
 * multiplied until rounding them does no harm, are given as unproven. Null where linear programming finds no neuron.
 */
export function smallestWeights(points: Points, budget = 300_000): SmallestNeuron | null {
  const real = leastRealWeights(points);
  if (real === null) return null;
  const search = { points, order: orderOf(real.weights), signs: signsOf(points), left: budget };
  for (let sum = Math.max(0, Math.ceil(real.sum - 1e-6)); search.left > 0; sum++) {
    const found = smallestOfSum(search, sum);
    if (found !== null && search.left > 0) return { ...found, isProven: true };
  }
  return roundedWeights(points, real.weights);
}

/** The whole threshold nearest 0 at which the weights are right about all points; null where none is. */
export function thresholdFor({ count, size, x, on }: Points, weights: ArrayLike<number>): number | null {
  let [least, most] = [Infinity, -Infinity];
  for (let k = 0; k < count; k++) {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += weights[i]! * x[k * size + i]!;
    if (on[k] === 1) least = Math.min(least, sum);
    else most = Math.max(most, sum);
  }
  return least > most ? nearestZero(most, least) : null;
}

/** The whole number nearest 0 above `most` and up to `least`. */
function nearestZero(most: number, least: number): number {
  if (most < 0 && least >= 0) return 0;
  return most >= 0 ? most + 1 : least;
}

interface Search {
  readonly points: Points;
  /** Inputs, those of the largest weights first. */
  readonly order: readonly number[];
  /** By input: which signs its weight may have. */
  readonly signs: readonly { readonly up: boolean; readonly down: boolean }[];
  left: number;
}

function smallestOfSum(search: Search, sum: number): ThresholdNeuron | null {
  const { points, order, signs } = search;
  const { count, size, x, on } = points;
  const weights = new Int32Array(size);
  let best: ThresholdNeuron | null = null;
  const visit = (at: number, sums: Int32Array, rest: number): void => {
    if (search.left-- <= 0) return;
    let [least, most] = [Infinity, -Infinity];
    for (let k = 0; k < count; k++) {
      if (on[k] === 1) least = Math.min(least, sums[k]!);
      else most = Math.max(most, sums[k]!);
    }
    // What is left changes no difference of two points by more than itself.
    if (least - most + rest < 1) return;
    if (rest === 0) {
      const threshold = nearestZero(most, least);
      if (best === null || Math.abs(threshold) < Math.abs(best.threshold)) best = { weights: [...weights], threshold };
      return;
    }
    if (at === size) return;
    const input = order[at]!;
    const { up, down } = signs[input]!;
    for (let magnitude = rest; magnitude >= 0; magnitude--) {
      for (const weight of magnitude === 0 ? [0] : [magnitude, -magnitude]) {
        if ((weight > 0 && !up) || (weight < 0 && !down)) continue;
        weights[input] = weight;
        visit(
          at + 1,
          sums.map((value, k) => value + weight * x[k * size + input]!),
          rest - magnitude,
        );
      }
      if (at === size - 1) break;
    }
    weights[input] = 0;
  };
  visit(0, new Int32Array(count), sum);
  return best;
}

function orderOf(weights: Float64Array): number[] {
  return [...weights.keys()].sort((a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!));
}

/** Two points that differ in one input alone and are on and off decide the sign of its weight. */
function signsOf({ count, size, x, on }: Points): { up: boolean; down: boolean }[] {
  const places = new Map<string, number>();
  const keyOf = (k: number, raised = -1): number[] =>
    Array.from({ length: size }, (_, i) => (i === raised ? 1 : x[k * size + i]!));
  for (let k = 0; k < count; k++) places.set(keyOf(k).join(''), k);
  return Array.from({ length: size }, (_, input) => {
    const signs = { up: true, down: true };
    for (let k = 0; k < count; k++) {
      if (x[k * size + input] === 1) continue;
      const twin = places.get(keyOf(k, input).join(''));
      if (twin === undefined || on[twin] === on[k]) continue;
      if (on[twin] === 1) signs.down = false;
      else signs.up = false;
    }
    return signs;
  });
}

/** Above this, weights are of no use to anyone. */
const largestFactor = 1000;

function roundedWeights(points: Points, real: Float64Array): SmallestNeuron | null {
  for (let factor = 1; factor <= largestFactor; factor++) {
    const weights = Array.from(real, (weight) => Math.round(weight * factor));
    const threshold = thresholdFor(points, weights);
    if (threshold !== null) return { weights, threshold, isProven: false };
  }
  return null;
}
