import { createRandom } from '../../simulation/random.ts';
import { largestParameter } from '../learner.ts';
import { shuffle } from '../shuffle.ts';
import type { Checkpoint } from '../training.ts';
import { largestRates } from './closed-form.ts';
import type { LinearNeuron } from './neuron.ts';

export interface DeltaRuleOptions {
  /** `online` follows one sample a step, `batch` the mean of all. */
  readonly mode: 'online' | 'batch';
  /** Learning rate η. */
  readonly rate: number;
  /** Order of samples within an epoch: as given, or shuffled anew by the seed. */
  readonly order: 'given' | 'seeded';
  readonly seed: number;
}

export interface DeltaRuleStep {
  /** Counts from 0. */
  readonly step: number;
  readonly epoch: number;
  /** The sample that was followed, and its t − y before; null in batches. */
  readonly sample: number | null;
  readonly error: number | null;
  /** What was added to the weights, which came to `weights`. */
  readonly change: Float64Array;
  readonly weights: Float64Array;
}

export interface DeltaRuleSession {
  readonly neuron: LinearNeuron;
  /** Steps done. */
  readonly steps: number;
  /** Why the rule stopped: weights grew beyond bounds. They are those before that step. */
  readonly divergence: string | null;
  /** Null where it stopped. */
  step(): DeltaRuleStep | null;
  /** Weights after each step, those at the beginning first: [steps + 1][weights]; shorter where it stops. */
  trajectory(steps: number): Float64Array;
  checkpoint(): Checkpoint;
  restore(checkpoint: Checkpoint): void;
}

/**
 * Δw = η (t − y) (x, 1), for one sample after the other or as the mean over all: the delta rule, or least mean squares (Widrow &
 * Hoff 1960). Goes on from the neuron's weights and moves them. Throws on a rate that is not above 0.
 */
export function startDeltaRule(
  neuron: LinearNeuron,
  { mode, rate, order: law, seed }: DeltaRuleOptions,
): DeltaRuleSession {
  if (!(rate > 0 && Number.isFinite(rate))) throw new Error(`Found learning rate ${rate}, expected a number above 0`);
  const { count } = neuron.samples;
  const order = Int32Array.from({ length: count }, (_, k) => k);
  const random = createRandom(seed);
  const perEpoch = mode === 'batch' ? 1 : count;
  let steps = 0;
  let orderOf = -1;
  let divergence: string | null = null;

  function step(): DeltaRuleStep | null {
    if (divergence !== null) return null;
    const epoch = Math.floor(steps / perEpoch);
    if (mode === 'online' && law === 'seeded' && orderOf !== epoch) shuffle(order, random, epoch);
    orderOf = epoch;
    const sample = mode === 'online' ? order[steps % perEpoch]! : null;
    const error = sample === null ? null : neuron.errorOf(sample);
    const change = changeOf(sample, error);
    const weights = neuron.parameters().map((each, i) => each + change[i]!);
    if (!weights.every((each) => Math.abs(each) < largestParameter.f64)) {
      divergence = tellDivergence();
      return null;
    }
    neuron.setParameters(weights);
    steps++;
    return { step: steps - 1, epoch, sample, error, change, weights };
  }

  function changeOf(sample: number | null, error: number | null): Float64Array {
    if (sample === null) return neuron.gradient().gradient.map((each) => -rate * each);
    const change = new Float64Array(neuron.parameterCount);
    neuron.addInputs(sample, rate * neuron.importance(sample) * error!, change);
    return change;
  }

  function tellDivergence(): string {
    const most = largestRates(neuron)[mode];
    return `The weights grew beyond bounds at step ${steps}: the learning rate is ${rate}, and ${mode} learning is stable below ${most.toPrecision(4)}. Lower it or scale the inputs`;
  }

  return {
    neuron,
    get steps() {
      return steps;
    },
    get divergence() {
      return divergence;
    },
    step,
    trajectory(more) {
      const points = [neuron.parameters()];
      for (let k = 0; k < more; k++) {
        const taken = step();
        if (!taken) break;
        points.push(taken.weights);
      }
      const all = new Float64Array(points.length * neuron.parameterCount);
      points.forEach((point, k) => all.set(point, k * neuron.parameterCount));
      return all;
    },
    checkpoint: () => ({ step: steps, bytes: new Uint8Array(neuron.parameters().buffer) }),
    restore({ step: then, bytes }) {
      neuron.setParameters(new Float64Array(bytes.slice().buffer));
      steps = then;
      divergence = null;
    },
  };
}
