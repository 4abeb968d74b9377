import { createRandom } from '../../simulation/random.ts';
import type { Checkpoint } from '../training.ts';
import { shuffle } from '../shuffle.ts';
import type { TwoClasses } from './classes.ts';

export interface PerceptronOptions {
  /** What the neuron says: `step` 0 or 1, `sign` −1 or 1; the second or first at net input 0. Errors t − o of `sign` are twice as large. */
  readonly output: 'step' | 'sign';
  /** `online` looks at one sample a step, `batch` at all: it adds up the changes of all that are wrong. */
  readonly mode: 'online' | 'batch';
  /** Learning rate η. */
  readonly rate: number;
  /** Order of samples within an epoch: as given, or shuffled anew by the seed. */
  readonly order: 'given' | 'seeded';
  readonly seed: number;
  /** First weights, the bias last; all 0 when left out. */
  readonly weights?: ArrayLike<number>;
}

/** All that one step did. */
export interface PerceptronStep {
  /** Counts from 0. */
  readonly step: number;
  readonly epoch: number;
  /** Samples that were looked at and were wrong. */
  readonly wrong: readonly number[];
  /** The sample that was looked at; null in batches. */
  readonly look: PerceptronLook | null;
  /** What was added to the weights, which came to `weights`. */
  readonly change: Float64Array;
  readonly weights: Float64Array;
}

export interface PerceptronLook {
  readonly sample: number;
  readonly net: number;
  readonly output: number;
  readonly target: number;
}

/** Learning by the perceptron rule, step by step. */
export interface PerceptronSession {
  readonly classes: TwoClasses;
  readonly options: PerceptronOptions;
  /** Steps done. */
  readonly steps: number;
  /** Wrong answers so far, each of which changed the weights; and those of each finished epoch. */
  readonly mistakes: number;
  readonly mistakesByEpoch: readonly number[];
  /** A whole epoch had no mistake: nothing will change any more. */
  readonly hasConverged: boolean;
  /** A copy: one an input, the bias last. */
  weights(): Float64Array;
  step(): PerceptronStep;
  /** Steps until `count` are done or it has converged; true when it has. */
  advance(count: number): boolean;
  checkpoint(): Checkpoint;
  restore(checkpoint: Checkpoint): void;
}

/**
 * w ← w + η (t − o) (x, 1) for one sample after the other (Rosenblatt 1958), or for all at once (batch perceptron: Duda & Hart
 * 1973). Throws on a rate that is not above 0, and on first weights that do not fit.
 */
export function startPerceptron(classes: TwoClasses, options: PerceptronOptions): PerceptronSession {
  const { count, size, labels, signed } = classes;
  const { output, mode, rate, order: law, seed, weights: first } = options;
  if (!(rate > 0 && Number.isFinite(rate))) throw new Error(`Found learning rate ${rate}, expected a number above 0`);
  if (first && first.length !== size) throw new Error(`Found ${first.length} first weights, expected ${size}`);
  const weights = first ? Float64Array.from(first) : new Float64Array(size);
  const order = Int32Array.from({ length: count }, (_, k) => k);
  const random = createRandom(seed);
  const perEpoch = mode === 'batch' ? 1 : count;
  const factor = rate * errorOf(output);
  let steps = 0;
  let orderOf = -1;
  let mistakesByEpoch: number[] = [];
  let inEpoch = 0;
  let hasConverged = false;

  /** w · (x, 1), of which the output is 1 where it is at least 0; adding 0 makes 0 of −0. */
  function netOf(sample: number): number {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += weights[i]! * signed[sample * size + i]!;
    return labels[sample]! * sum + 0;
  }

  function step(): PerceptronStep {
    const epoch = Math.floor(steps / perEpoch);
    const looked = mode === 'batch' ? [...order] : [nextSample(epoch)];
    const nets = looked.map(netOf);
    const wrong = looked.filter((sample, k) => nets[k]! >= 0 !== labels[sample]! > 0);
    const change = new Float64Array(size);
    for (const sample of wrong) for (let i = 0; i < size; i++) change[i]! += factor * signed[sample * size + i]!;
    for (let i = 0; i < size; i++) weights[i]! += change[i]!;
    const look = mode === 'batch' ? null : lookAt(looked[0]!, nets[0]!);
    noteMistakes(wrong.length);
    return { step: steps - 1, epoch, wrong, look, change, weights: weights.slice() };
  }

  function nextSample(epoch: number): number {
    if (law === 'seeded' && orderOf !== epoch) shuffle(order, random, epoch);
    orderOf = epoch;
    return order[steps % perEpoch]!;
  }

  function lookAt(sample: number, net: number): PerceptronLook {
    const off = output === 'step' ? 0 : -1;
    return { sample, net, output: net >= 0 ? 1 : off, target: labels[sample]! > 0 ? 1 : off };
  }

  function noteMistakes(mistakes: number): void {
    steps++;
    inEpoch += mistakes;
    if (steps % perEpoch !== 0) return;
    hasConverged ||= inEpoch === 0;
    mistakesByEpoch.push(inEpoch);
    inEpoch = 0;
  }

  return {
    classes,
    options,
    get steps() {
      return steps;
    },
    get mistakes() {
      return mistakesByEpoch.reduce((sum, each) => sum + each, inEpoch);
    },
    get mistakesByEpoch() {
      return mistakesByEpoch;
    },
    get hasConverged() {
      return hasConverged;
    },
    weights: () => weights.slice(),
    step,
    advance(more) {
      for (let k = 0; k < more && !hasConverged; k++) step();
      return hasConverged;
    },
    checkpoint() {
      const numbers = Float64Array.from([...weights, inEpoch, Number(hasConverged), ...mistakesByEpoch]);
      return { step: steps, bytes: new Uint8Array(numbers.buffer) };
    },
    restore({ step: then, bytes }) {
      const numbers = new Float64Array(bytes.slice().buffer);
      weights.set(numbers.subarray(0, size));
      inEpoch = numbers[size]!;
      hasConverged = numbers[size + 1] === 1;
      mistakesByEpoch = [...numbers.subarray(size + 2)];
      steps = then;
    },
  };
}

/** |t − o| of a mistake. */
export function errorOf(output: PerceptronOptions['output']): number {
  return output === 'step' ? 1 : 2;
}
