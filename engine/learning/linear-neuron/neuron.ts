import { checkSamples, type Samples } from '../samples.ts';
import type { Trainable } from '../trainable.ts';

/** A neuron y = w · x + b, or without b, and its loss: the mean of ½ (y − t)². Parameters are its weights, the bias last. */
export interface LinearNeuron extends Trainable {
  readonly hasBias: boolean;
  /** Adds its input i, or 1 for the bias, of a sample times `factor` to each number of `into`. */
  addInputs(sample: number, factor: number, into: Float64Array): void;
  /** t − y of a sample. */
  errorOf(sample: number): number;
  /** How much a sample counts. */
  importance(sample: number): number;
}

/** Begins with all weights 0. Throws on samples without rows, or of other than one target. */
export function createLinearNeuron(samples: Samples, hasBias = true): LinearNeuron {
  const { count, inputs, outputs, x, t, weights: importances } = samples;
  const wrong = checkSamples(samples);
  if (wrong) throw new Error(wrong);
  if (outputs !== 1) throw new Error(`Found samples of ${outputs} targets, expected one: a neuron has one output`);
  const size = inputs + (hasBias ? 1 : 0);
  const weights = new Float64Array(size);
  const everything = Int32Array.from({ length: count }, (_, k) => k);
  const importance = (sample: number): number => importances?.[sample] ?? 1;

  function errorOf(sample: number): number {
    let sum = hasBias ? weights[inputs]! : 0;
    for (let i = 0; i < inputs; i++) sum += weights[i]! * x[sample * inputs + i]!;
    return t[sample]! - sum;
  }

  function addInputs(sample: number, factor: number, into: Float64Array): void {
    for (let i = 0; i < inputs; i++) into[i]! += factor * x[sample * inputs + i]!;
    if (hasBias) into[inputs]! += factor;
  }

  return {
    samples,
    hasBias,
    parameterCount: size,
    addInputs,
    errorOf,
    importance,
    parameters: () => weights.slice(),
    setParameters(values) {
      if (values.length !== size) throw new Error(`Found ${values.length} parameters, expected ${size}`);
      weights.set(values);
    },
    loss(rows = everything) {
      let [sum, total] = [0, 0];
      for (const row of rows) {
        sum += (importance(row) * errorOf(row) ** 2) / 2;
        total += importance(row);
      }
      return sum / total;
    },
    gradient(rows = everything) {
      const gradient = new Float64Array(size);
      let [sum, total] = [0, 0];
      for (const row of rows) {
        const error = errorOf(row);
        addInputs(row, -importance(row) * error, gradient);
        sum += (importance(row) * error ** 2) / 2;
        total += importance(row);
      }
      return { loss: sum / total, gradient: gradient.map((each) => each / total) };
    },
    roleOf: (k) => ({ kind: k < inputs ? 'weight' : 'bias', frozen: false, sign: 'either' }),
    nameOf: (k) => (k < inputs ? `weight of input ${k + 1}` : 'bias'),
  };
}
