import { solveLinearProgram } from '../solvers/linear-programming.ts';
import { exactMultipliers } from './multipliers.ts';
import { lengthOf, marginsOf, type TwoClasses } from './classes.ts';

/** Whether one threshold neuron can be right about all samples, with the proof; undecided only at the limit of f64 or of pivots. */
export type Separability = Separator | Inseparability | Undecided;

export interface Separator {
  readonly kind: 'separable';
  /** All w · y (x, 1) > 0, beyond what rounding could have added. */
  readonly weights: Float64Array;
  /** Least of them over ‖w‖: distance of the nearest sample from the plane, in the space of inputs and bias. */
  readonly margin: number;
}

/**
 * Multipliers λ ≥ 0 by sample with Σ λ = 1 and Σ λ y (x, 1) = 0. A separator w would make every w · y (x, 1) positive, but
 * their mean by λ is w · 0 (Gordan 1873). With a bias it says that the classes' convex hulls share a point.
 */
export interface Inseparability {
  readonly kind: 'inseparable';
  readonly multipliers: Float64Array;
  /** Samples whose multiplier is above 0: at most as many as weights and one more. */
  readonly support: readonly number[];
  /** ‖Σ λ y (x, 1)‖: no separator has a margin above this. */
  readonly residual: number;
  /** Whole numbers in the proportions of λ, by support, whose sum is 0 without any rounding; null where none are small. */
  readonly integers: readonly number[] | null;
  /** Where the hulls meet, by input; null for a neuron without bias. */
  readonly commonPoint: Float64Array | null;
}

export interface Undecided {
  readonly kind: 'undecided';
  readonly reason: string;
}

/** What a certificate may miss, beside the largest sample. */
const largestResidual = 1e-9;

/**
 * Minimises ‖Σ λ y (x, 1)‖₁ over λ ≥ 0, Σ λ = 1, by linear programming, with inputs and samples scaled to 1. Above 0, the dual
 * solution separates; else λ is the certificate. Either is checked on the samples as they are before it is given.
 */
export function decideSeparability(classes: TwoClasses, maxPivots?: number): Separability {
  const { count, size, signed } = classes;
  const inputScales = Float64Array.from({ length: size }, (_, i) => scaleOf(count, (k) => signed[k * size + i]!));
  const scaled = signed.map((value, k) => value * inputScales[k % size]!);
  const sampleScales = Float64Array.from({ length: count }, (_, k) => scaleOf(size, (i) => scaled[k * size + i]!));
  const rows = Array.from({ length: size + 1 }, () => new Float64Array(count + 2 * size));
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < size; i++) rows[i]![k] = scaled[k * size + i]! * sampleScales[k]!;
    rows[size]![k] = 1;
  }
  for (let i = 0; i < size; i++) {
    rows[i]![count + i] = -1;
    rows[i]![count + size + i] = 1;
  }
  const objective = Float64Array.from({ length: count + 2 * size }, (_, k) => (k < count ? 0 : 1));
  const right = Float64Array.from(rows, (_, i) => (i === size ? 1 : 0));
  const solution = solveLinearProgram({ objective, rows, right }, maxPivots);
  if (solution.kind !== 'optimal')
    return { kind: 'undecided', reason: `linear programming ended ${solution.kind}: take fewer samples` };
  const weights = Float64Array.from(inputScales, (scale, i) => -solution.dual[i]! * scale);
  const margin = provenMargin(classes, weights);
  if (margin > 0) return { kind: 'separable', weights, margin };
  return certify(
    classes,
    Float64Array.from(sampleScales, (scale, k) => solution.x[k]! * scale),
  );
}

function scaleOf(length: number, at: (k: number) => number): number {
  let largest = 0;
  for (let k = 0; k < length; k++) largest = Math.max(largest, Math.abs(at(k)));
  return 1 / (largest || 1);
}

/** The least w · y (x, 1) over ‖w‖ where every one is beyond its rounding error; else 0. */
function provenMargin(classes: TwoClasses, weights: Float64Array): number {
  const { size, signed } = classes;
  const margins = marginsOf(classes, weights);
  const isProven = margins.every((value, k) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += Math.abs(weights[i]! * signed[k * size + i]!);
    return value > size * Number.EPSILON * sum;
  });
  return isProven ? margins.reduce((least, each) => Math.min(least, each), Infinity) / lengthOf(weights) : 0;
}

function certify(classes: TwoClasses, found: Float64Array): Separability {
  const total = found.reduce((sum, each) => sum + each, 0);
  const largest = found.reduce((most, each) => Math.max(most, each), 0);
  const kept = found.map((each) => (each > 1e-12 * largest ? each / total : 0));
  const support = [...kept.keys()].filter((k) => kept[k]! > 0);
  const integers = exactMultipliers(classes, support, kept);
  const multipliers = integers ? sharesOf(kept.length, support, integers) : kept;
  const { size, signed } = classes;
  const residual = integers ? 0 : lengthOf(combine(classes, multipliers));
  const scale = support.reduce((most, k) => Math.max(most, lengthOf(signed, k * size, size)), 0);
  if (!(residual <= largestResidual * scale))
    return { kind: 'undecided', reason: `the margin, if any, is below ${residual.toPrecision(2)}: scale the inputs` };
  const commonPoint = classes.hasBias ? commonPointOf(classes, multipliers) : null;
  return { kind: 'inseparable', multipliers, support, residual, integers, commonPoint };
}

function sharesOf(count: number, support: readonly number[], integers: readonly number[]): Float64Array {
  const total = integers.reduce((sum, each) => sum + each, 0);
  const shares = new Float64Array(count);
  support.forEach((k, at) => (shares[k] = integers[at]! / total));
  return shares;
}

/** Σ λ y (x, 1). */
export function combine({ size, signed }: TwoClasses, multipliers: Float64Array): Float64Array {
  const sum = new Float64Array(size);
  multipliers.forEach((share, k) => {
    if (share !== 0) for (let i = 0; i < size; i++) sum[i]! += share * signed[k * size + i]!;
  });
  return sum;
}

function commonPointOf({ labels, samples: { inputs, x } }: TwoClasses, multipliers: Float64Array): Float64Array {
  const point = new Float64Array(inputs);
  let total = 0;
  multipliers.forEach((share, k) => {
    if (labels[k]! < 0) return;
    total += share;
    for (let i = 0; i < inputs; i++) point[i]! += share * x[k * inputs + i]!;
  });
  return point.map((value) => value / total);
}
