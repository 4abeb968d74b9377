import type { Trainable } from './trainable.ts';

/** One parameter's gradient by backpropagation and by differences. */
export interface CheckedParameter {
  readonly index: number;
  readonly name: string;
  readonly backpropagated: number;
  readonly difference: number;
  readonly relativeError: number;
}

export interface GradientCheck {
  readonly parameters: number;
  /** Largest |a − b| / max(|a| + |b|, scale), where `scale` is a hundredth of the gradient's largest number. */
  readonly maxRelativeError: number;
  readonly worst: CheckedParameter | null;
  /** Evaluations of the loss: two a parameter. One-sided differences would need one a parameter and one more. */
  readonly evaluations: number;
  readonly evaluationsOneSided: number;
}

/**
 * Backpropagation against central differences (f(p + h) − f(p − h)) / 2h of every parameter, in the network's own precision, which
 * should be f64.
 * Leaves the parameters as they were. A ReLU whose z is 0 at some sample has no derivative there, and is found as an error.
 */
export function checkGradient(network: Trainable, rows?: Int32Array, step = 1e-5): GradientCheck {
  const start = network.parameters();
  const { gradient } = network.gradient(rows);
  const scale = gradient.reduce((most, each) => Math.max(most, Math.abs(each)), 0) / 100;
  let worst: CheckedParameter | null = null;
  const at = Float64Array.from(start);
  const lossAt = (k: number, value: number): number => {
    at[k] = value;
    network.setParameters(at);
    at[k] = start[k]!;
    return network.loss(rows);
  };
  for (let k = 0; k < start.length; k++) {
    const h = step * Math.max(1, Math.abs(start[k]!));
    const difference = (lossAt(k, start[k]! + h) - lossAt(k, start[k]! - h)) / (2 * h);
    const backpropagated = gradient[k]!;
    const size = Math.max(Math.abs(backpropagated) + Math.abs(difference), scale, Number.MIN_VALUE);
    const relativeError = Math.abs(backpropagated - difference) / size;
    if (!worst || !(relativeError <= worst.relativeError))
      worst = { index: k, name: network.nameOf(k), backpropagated, difference, relativeError };
  }
  network.setParameters(start);
  return {
    parameters: start.length,
    maxRelativeError: worst?.relativeError ?? 0,
    worst,
    evaluations: 2 * start.length,
    evaluationsOneSided: start.length + 1,
  };
}
