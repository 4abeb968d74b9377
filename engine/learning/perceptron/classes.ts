import type { Issue, Parsed } from '../../network/issue.ts';
import type { Samples } from '../samples.ts';

/** Samples of two classes, as one threshold neuron sees them. */
export interface TwoClasses {
  readonly samples: Samples;
  readonly count: number;
  readonly hasBias: boolean;
  /** Weights of the neuron: one an input, and the bias last, as the weight of an input that is always 1. */
  readonly size: number;
  /** +1 or −1 by sample. */
  readonly labels: Int8Array;
  /** y · (x, 1) by sample: [count][size]. The neuron is right about a sample where w · this > 0. */
  readonly signed: Float64Array;
}

/** Reads samples of one target, 0 or 1, or −1 or 1; or says what keeps them from being two classes. */
export function readTwoClasses(samples: Samples, hasBias = true): Parsed<TwoClasses> {
  const issues = issuesOf(samples);
  if (issues.length > 0) return { ok: false, issues };
  const { count, inputs, x, t } = samples;
  const size = inputs + (hasBias ? 1 : 0);
  const labels = Int8Array.from(t, (target) => (target > 0 ? 1 : -1));
  const signed = new Float64Array(count * size);
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < size; i++) signed[row * size + i] = labels[row]! * (i < inputs ? x[row * inputs + i]! : 1);
  }
  return { ok: true, value: { samples, count, hasBias, size, labels, signed } };
}

function issuesOf({ count, inputs, outputs, x, t }: Samples): Issue[] {
  const issue = (path: string, message: string, expected: string): Issue[] => [{ path, message, expected }];
  if (count === 0) return issue('data', 'no samples', 'at least one');
  if (outputs !== 1) return issue('data', `${outputs} targets a sample`, 'one: a threshold neuron has one output');
  const row = t.findIndex((target) => target !== 0 && target !== 1 && target !== -1);
  if (row >= 0) return issue(`data[${row}]`, `target ${t[row]}`, '0 or 1, or −1 or 1');
  if (t.includes(0) && t.includes(-1)) return issue('data', 'targets 0 and −1', '0 or 1, or −1 or 1');
  const k = x.findIndex((value) => !Number.isFinite(value));
  if (k < 0) return [];
  const [at, input] = [Math.floor(k / inputs), (k % inputs) + 1];
  return issue(`data[${at}]`, `input ${input} is ${x[k]}`, 'a number: fill in or drop what is missing');
}

/** w · y (x, 1) of each sample: above 0 where the neuron is right. */
export function marginsOf({ count, size, signed }: TwoClasses, weights: ArrayLike<number>): Float64Array {
  const margins = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += weights[i]! * signed[row * size + i]!;
    margins[row] = sum;
  }
  return margins;
}

export function lengthOf(values: ArrayLike<number>, first = 0, size = values.length): number {
  let sum = 0;
  for (let i = first; i < first + size; i++) sum += values[i]! * values[i]!;
  return Math.sqrt(sum);
}
