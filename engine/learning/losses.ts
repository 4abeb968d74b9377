import type { LossName } from './dense/spec.ts';
import type { Activation } from './units.ts';

/** What one sample costs, and how its outputs should move. */
export interface SampleLoss {
  readonly loss: number;
  /** dL/dy of each output, or dL/dz where `isFused`. */
  readonly deltas: readonly number[];
  readonly isFused: boolean;
}

/**
 * Loss of one sample with outputs y of net inputs z and targets t: see `LossName`. Cross-entropy is taken from z, together with the unit
 * that made y of it, so that saturated units cost what they should and still have a gradient.
 */
export function sampleLoss(
  name: LossName,
  activation: Activation | 'own',
  z: readonly number[],
  y: readonly number[],
  t: readonly number[],
): SampleLoss {
  const errors = y.map((each, k) => each - t[k]!);
  if (name !== 'cross-entropy') {
    const factor = name === 'mse' ? 2 / y.length : 1;
    const loss = errors.reduce((sum, each) => sum + each * each, 0) * (factor / 2);
    return { loss, deltas: errors.map((each) => factor * each), isFused: false };
  }
  const loss =
    activation === 'softmax'
      ? dot(
          t,
          z.map((each) => logSum(z) - each),
        )
      : z.reduce((sum, each, k) => sum + Math.max(each, 0) + Math.log1p(Math.exp(-Math.abs(each))) - each * t[k]!, 0);
  return { loss, deltas: errors, isFused: true };
}

/** ln Σ e^z. */
function logSum(z: readonly number[]): number {
  const most = Math.max(...z);
  return most + Math.log(z.reduce((sum, each) => sum + Math.exp(each - most), 0));
}

/** dL/dz_k = y_k (g_k − Σ_j g_j y_j) of a softmax group with dL/dy = g. */
export function throughSoftmax(y: readonly number[], g: readonly number[]): number[] {
  const mean = dot(y, g);
  return y.map((each, k) => each * (g[k]! - mean));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, each, k) => sum + each * b[k]!, 0);
}
