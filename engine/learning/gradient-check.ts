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
  /** Largest |a − b| / max(|a| + |b|, scale), where `scale` is a hundredth of the gradient's largest number: what is 0 beside it has no digits. */
  readonly maxRelativeError: number;
  readonly worst: CheckedParameter | null;
  /** Evaluations of the loss: two a parameter, and four for each refinement. */
  readonly evaluations: number;
  /** Differences that were taken again, with wider and narrower steps. */
  readonly refinements: number;
  /** What one-sided differences would need: one a parameter and one more. */
  readonly evaluationsOneSided: number;
}

/** A check that goes on parameter by parameter. */
export interface GradientCheckSession {
  /** Parameters checked. */
  readonly done: number;
  /** Checks up to `count` parameters; true when all are checked. Leaves the parameters as they were. */
  advance(count: number): boolean;
  /** Of those checked so far. */
  result(): GradientCheck;
}

/** Backpropagation against central differences of every parameter: see `startGradientCheck`. */
export function checkGradient(network: Trainable, rows?: Int32Array): GradientCheck {
  const session = startGradientCheck(network, rows);
  session.advance(network.parameterCount);
  return session.result();
}

/**
 * Backpropagation against central differences (f(p + h) − f(p − h)) / 2h of every parameter, in the network's own precision, which
 * should be f64. Where the two differ by more than 1e-8, by rounding perhaps, Richardson's combination of wider steps is
 * asked as well, which is exact to 1e-12 unless a kink lies within its reach, and then of narrower ones, which few kinks are within
 * reach of; the nearest counts: what is wrong agrees with none. A
 * ReLU whose z is 0 at some sample has no derivative there, and is found as an error.
 */
export function startGradientCheck(network: Trainable, rows?: Int32Array): GradientCheckSession {
  const start = network.parameters();
  const { gradient } = network.gradient(rows);
  const scale = gradient.reduce((most, each) => Math.max(most, Math.abs(each)), 0) / 100;
  const at = Float64Array.from(start);
  const lossAt = (k: number, value: number): number => {
    at[k] = value;
    network.setParameters(at);
    at[k] = start[k]!;
    return network.loss(rows);
  };
  const central = (k: number, h: number): number => (lossAt(k, start[k]! + h) - lossAt(k, start[k]! - h)) / (2 * h);
  let worst: CheckedParameter | null = null;
  let [done, refinements] = [0, 0];

  function check(k: number): void {
    const backpropagated = gradient[k]!;
    const errorOf = (difference: number): number =>
      Math.abs(backpropagated - difference) /
      Math.max(Math.abs(backpropagated) + Math.abs(difference), scale, Number.MIN_VALUE);
    const size = Math.max(1, Math.abs(start[k]!));
    let difference = central(k, narrow * size);
    for (const step of [1e-3, 1e-4, 1e-6, 1e-7]) {
      if (errorOf(difference) < doubtful) break;
      const richardson = (4 * central(k, (step / 2) * size) - central(k, step * size)) / 3;
      if (errorOf(richardson) < errorOf(difference)) difference = richardson;
      refinements++;
    }
    const relativeError = errorOf(difference);
    if (!worst || !(relativeError <= worst.relativeError))
      worst = { index: k, name: network.nameOf(k), backpropagated, difference, relativeError };
  }

  return {
    get done() {
      return done;
    },
    advance(count) {
      const end = Math.min(start.length, done + count);
      while (done < end) check(done++);
      network.setParameters(start);
      return done === start.length;
    },
    result: () => ({
      parameters: start.length,
      maxRelativeError: worst?.relativeError ?? 0,
      worst,
      evaluations: 2 * done + 4 * refinements,
      refinements,
      evaluationsOneSided: done + 1,
    }),
  };
}

const narrow = 1e-5;
const doubtful = 1e-8;
