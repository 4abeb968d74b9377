import { perceptronBound } from '../../learning/perceptron/bound.ts';
import { startPerceptron, type PerceptronOptions } from '../../learning/perceptron/rule.ts';
import { classesOf } from './threshold-function.ts';

/** What the perceptron rule makes of a function. */
export interface LearntNeuron {
  /** By input; the neuron is on where Σ w x + bias ≥ 0. */
  readonly weights: readonly number[];
  readonly bias: number;
  /** Whether a whole epoch had no mistake: never of a function that is no threshold function. */
  readonly hasConverged: boolean;
  readonly mistakes: number;
  readonly mistakesByEpoch: readonly number[];
  /** (R/γ)², which the mistakes never exceed; null where no neuron computes the function. */
  readonly bound: number | null;
}

const rule: PerceptronOptions = { output: 'step', mode: 'online', rate: 1, order: 'given', seed: 1 };

/** Has one neuron learn the rows of a table by the perceptron rule, from weights of 0, for at most `epochs` passes. */
export function learnByPerceptron(values: Uint8Array, inputCount: number, epochs = 1000): LearntNeuron {
  const classes = classesOf(values, inputCount);
  const session = startPerceptron(classes, rule);
  session.advance(epochs * classes.count);
  const weights = [...session.weights()];
  return {
    weights: weights.slice(0, -1),
    bias: weights[inputCount]!,
    hasConverged: session.hasConverged,
    mistakes: session.mistakes,
    mistakesByEpoch: session.mistakesByEpoch,
    bound: perceptronBound(classes, rule)?.mistakes ?? null,
  };
}
