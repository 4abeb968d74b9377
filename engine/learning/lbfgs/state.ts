import type { ChangePair } from './memory.ts';

/** `stalled`: no lower loss is found along the gradient, which rounding causes. */
export type LbfgsStatus = 'running' | 'converged' | 'stalled' | 'not-finite';

/** All that a minimisation needs to go on. */
export interface LbfgsState {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly loss: number;
  readonly evaluations: number;
  readonly status: LbfgsStatus;
  readonly pairs: readonly ChangePair[];
}

const statuses: readonly LbfgsStatus[] = ['running', 'converged', 'stalled', 'not-finite'];

export function writeLbfgsState({ parameters, gradient, loss, evaluations, status, pairs }: LbfgsState): Uint8Array {
  const vectors = [parameters, gradient, ...pairs.flatMap(({ s, y }) => [s, y])];
  const numbers = new Float64Array(3 + vectors.length * parameters.length);
  numbers.set([loss, evaluations, statuses.indexOf(status)]);
  vectors.forEach((vector, k) => numbers.set(vector, 3 + k * parameters.length));
  return new Uint8Array(numbers.buffer);
}

/** `size` is the number of parameters. */
export function readLbfgsState(bytes: Uint8Array, size: number): LbfgsState {
  const numbers = new Float64Array(bytes.slice().buffer);
  const vector = (k: number): Float64Array => numbers.slice(3 + k * size, 3 + (k + 1) * size);
  const [loss, evaluations, status] = numbers;
  const count = ((numbers.length - 3) / size - 2) / 2;
  const pairs = Array.from({ length: count }, (_, k) => ({ s: vector(2 + 2 * k), y: vector(3 + 2 * k) }));
  return {
    ...{ parameters: vector(0), gradient: vector(1), pairs },
    ...{ loss: loss!, evaluations: evaluations!, status: statuses[status!]! },
  };
}
