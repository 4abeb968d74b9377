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
  /**
   * Largest |a − b| / max(|a| + |b|, scale), where `scale` is a hundredth of the gradient's largest number, or 1e-5 of the loss where that is
   * more: what is 0 beside them has no digits.
   */
  readonly maxRelativeError: number;
  readonly worst: CheckedParameter | null;
  /** Evaluations of the loss: two a parameter, and two to four for each refinement. */
  readonly evaluations: number;
  /** Differences that were taken again, with other steps. */
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
 * should be f64. Where the two differ by more than 1e-8, by rounding or by a kink within reach perhaps, wider and narrower steps
 * and both one-sided differences are asked as well; the nearest counts: what is wrong agrees with none. A ReLU whose z is 0 at some sample has no
 * derivative there but one from each side, of which backpropagation takes the left.
 */
export function startGradientCheck(network: Trainable, rows?: Int32Array): GradientCheckSession {
  const start = network.parameters();
  const { loss, gradient } = network.gradient(rows);
  const largest = gradient.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const scale = Math.max(largest / 100, Math.abs(loss) * roundingFloor, Number.MIN_VALUE);
  const at = Float64Array.from(start);
  let worst: CheckedParameter | null = null;
  let [done, refinements, evaluations] = [0, 0, 0];

  function lossAt(k: number, step: number): number {
    evaluations++;
    at[k] = start[k]! + step;
    network.setParameters(at);
    at[k] = start[k]!;
    return network.loss(rows);
  }

  function check(k: number): void {
    const backpropagated = gradient[k]!;
    const errorOf = (difference: number): number =>
      Math.abs(backpropagated - difference) / Math.max(Math.abs(backpropagated) + Math.abs(difference), scale);
    const size = Math.max(1, Math.abs(start[k]!));
    let difference = central((step) => lossAt(k, step), 1e-5 * size);
    for (const [law, h] of refined) {
      if (errorOf(difference) < doubtful) break;
      const other = law((step) => lossAt(k, step), h * size);
      if (errorOf(other) < errorOf(difference)) difference = other;
      refinements++;
    }
    const relativeError = errorOf(difference);
    // What is no number is worse than all, and stays.
    if (!worst || !(Number.isNaN(worst.relativeError) || relativeError <= worst.relativeError))
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
      ...{ worst, evaluations, refinements },
      evaluationsOneSided: done + 1,
    }),
  };
}

const doubtful = 1e-8;

/** Differences of losses have no digits below this share of the loss. */
const roundingFloor = 1e-5;

/** A derivative from losses at steps about a point; negative h looks the other way. */
type Difference = (lossAt: (step: number) => number, h: number) => number;

const central: Difference = (lossAt, h) => (lossAt(h) - lossAt(-h)) / (2 * h);

/** Richardson's combination, whose error falls by h⁴. */
const richardson: Difference = (lossAt, h) => (4 * central(lossAt, h / 2) - central(lossAt, h)) / 3;

/** To the side where no kink lies. */
const oneSided: Difference = (lossAt, h) => (4 * lossAt(h) - 3 * lossAt(0) - lossAt(2 * h)) / (2 * h);

const refined: readonly (readonly [Difference, number])[] = [
  [richardson, 1e-3],
  [richardson, 1e-4],
  [richardson, 1e-6],
  [richardson, 1e-7],
  [central, 2e-6],
  [oneSided, 1e-5],
  [oneSided, -1e-5],
];
