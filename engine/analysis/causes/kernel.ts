import type { StepSystem } from './linear-system.ts';

/** What a unit of each signal, in each step, has given to the sum by the end of the last step. */
export interface Sensitivity {
  /** Of a jump of a state variable at the beginning of a step, and of an input held for it. */
  jump(step: number, state: number): number;
  input(step: number, input: number): number;
  /** The sum without any signal, from the state at the beginning of the first step. */
  readonly base: number;
}

/** What is known of a neuron in the steps [from, to] of an account. */
export interface Course {
  readonly from: number;
  readonly to: number;
  /** State at the beginning of step `from`. */
  readonly start: readonly number[];
  isActive(step: number): boolean;
  /** Whether it was reset at the end of the step. */
  spiked(step: number): boolean;
}

/**
 * Sweeps back in time from Σ weights·x + offset at the end of step `to`, before any reset there: the adjoint of the linear recursion
 * x ← P·[x, inputs, 1], x ← R·[x, 1] at own spikes. One sweep weighs all signals, however many there are.
 */
export function sweepBack(
  system: StepSystem,
  { from, to, start, isActive, spiked }: Course,
  reading: { readonly weights: readonly number[]; readonly offset: number },
): Sensitivity {
  const { states, inputs, width, frozen } = system;
  const n = states.length;
  const jumps = new Float64Array((to - from + 1) * n);
  const held = new Float64Array((to - from + 1) * inputs.length);
  let lambda = Float64Array.from(reading.weights);
  let base = reading.offset;
  for (let step = to; step >= from; step--) {
    const active = isActive(step);
    const all = times(lambda, active ? system.active : system.refractory, width);
    const row = step - from;
    for (let j = 0; j < n; j++) jumps[row * n + j] = frozen[j] && !active ? 0 : all[j]!;
    for (let j = 0; j < inputs.length; j++) held[row * inputs.length + j] = all[n + j]!;
    base += all[width - 1]!;
    lambda = all.subarray(0, n);
    if (step === from || !spiked(step - 1)) continue;
    const before = times(lambda, system.reset, n + 1);
    base += before[n]!;
    lambda = before.subarray(0, n);
  }
  for (let j = 0; j < n; j++) base += lambda[j]! * start[j]!;
  return {
    base,
    jump: (step, state) => jumps[(step - from) * n + state]!,
    input: (step, input) => held[(step - from) * inputs.length + input]!,
  };
}

/** Row vector times the first rows of a matrix, as many as it has numbers. */
function times(row: Float64Array, matrix: Float64Array, width: number): Float64Array<ArrayBuffer> {
  const result = new Float64Array(width);
  for (let i = 0; i < row.length; i++) for (let j = 0; j < width; j++) result[j]! += row[i]! * matrix[i * width + j]!;
  return result;
}

/**
 * Steps after which no signal at the given columns of the system counts for more than a thousandth of what it does at its best, as
 * long as the neuron is silent; at most `most`.
 */
export function memoryOf(
  { states, width, active }: StepSystem,
  weights: readonly number[],
  columns: readonly number[],
  most: number,
): number {
  const best = new Float64Array(width);
  let lambda = Float64Array.from(weights);
  for (let step = 1; step <= most; step++) {
    const all = times(lambda, active, width);
    let faded = true;
    for (const j of columns) {
      const size = Math.abs(all[j]!);
      best[j] = Math.max(best[j]!, size);
      faded &&= size < 1e-3 * best[j]! || best[j] === 0;
    }
    if (faded) return step;
    lambda = all.subarray(0, states.length);
  }
  return most;
}
