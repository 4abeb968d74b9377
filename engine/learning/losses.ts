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
  if (activation === 'softmax') {
    const [all, mass] = [logSum(z), t.reduce((sum, each) => sum + each, 0)];
    const loss = z.reduce((sum, each, k) => sum + t[k]! * (all - each), 0);
    return { loss, deltas: y.map((each, k) => mass * each - t[k]!), isFused: true };
  }
  const loss = z.reduce((sum, each, k) => sum + softplus(each) - each * t[k]!, 0);
  return { loss, deltas: errors, isFused: true };
}

/** ln Σ e^z. */
export function logSum(z: ArrayLike<number>): number {
  let most = -Infinity;
  for (let k = 0; k < z.length; k++) most = Math.max(most, z[k]!);
  let sum = 0;
  for (let k = 0; k < z.length; k++) sum += Math.exp(z[k]! - most);
  return most + Math.log(sum);
}

/** ln(1 + e^z) without overflow. */
export function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/** dL/dz_k = y_k (g_k − Σ_j g_j y_j) of a softmax group with dL/dy = g. */
export function throughSoftmax(y: readonly number[], g: readonly number[]): number[] {
  const mean = dot(y, g);
  return y.map((each, k) => each * (g[k]! - mean));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, each, k) => sum + each * b[k]!, 0);
}
