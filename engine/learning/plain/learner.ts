import { largestParameter, type Learner, type LearningStep } from '../learner.ts';
import type { OptimizerName } from '../optimizers.ts';
import type { Samples } from '../samples.ts';
import type { ParameterRole } from '../trainable.ts';
import { createOptimise } from './optimise.ts';

/** Something that learns in plain f64: what it is apart from its step. */
export interface PlainParts {
  readonly samples: Samples;
  /** The parameters themselves, which are changed in place, and what each is. */
  readonly values: Float64Array;
  readonly roles: readonly (ParameterRole & { readonly name: string })[];
  readonly optimizer: OptimizerName;
  /** Sum of weighted losses of these samples; with `gradient`, its derivatives are added there. `step` while it learns, else null. */
  pass(rows: Int32Array, gradient: Float64Array | null, step: LearningStep | null): number;
  /** Where parameter `k` is, for people: `layer 2`. */
  placeOf(k: number): string;
  readonly overflowsAt: Learner['overflowsAt'];
  /** Draws all parameters anew. */
  readonly initialise: Learner['initialise'];
}

/** Means, steps, state and names from a function that adds up losses and gradients. */
export function plainLearner(parts: PlainParts): Omit<Learner, 'outputs'> {
  const { samples, values, roles, optimizer, pass, initialise, placeOf, overflowsAt } = parts;
  const optimise = createOptimise(roles, values, optimizer);
  const everything = Int32Array.from({ length: samples.count }, (_, k) => k);
  const summed = new Float64Array(values.length);
  const weightOf = (rows: Int32Array): number =>
    rows.reduce((sum, row) => sum + (samples.weights ? samples.weights[row]! : 1), 0);
  return {
    samples,
    parameterCount: values.length,
    parameters: () => values.slice(),
    setParameters(given) {
      if (given.length !== values.length)
        throw new Error(`Found ${given.length} parameters, expected ${values.length}`);
      values.set(given);
    },
    loss: (rows = everything) => pass(rows, null, null) / weightOf(rows),
    gradient(rows = everything) {
      const gradient = new Float64Array(values.length);
      const sum = pass(rows, gradient, null);
      const weight = weightOf(rows);
      return { loss: sum / weight, gradient: gradient.map((each) => each / weight) };
    },
    initialise(law, random) {
      optimise.forget();
      initialise(law, random);
    },
    learn(rows, step) {
      summed.fill(0);
      const sum = pass(rows, summed, step);
      const weight = weightOf(rows);
      if (Number.isFinite(sum) && weight > 0) optimise.step(summed, 1 / weight, step);
      return sum;
    },
    weightOf,
    state: () => optimise.state(),
    setState: (bytes) => optimise.setState(bytes),
    grownBeyondBounds() {
      const k = values.findIndex((value) => !(Math.abs(value) < largestParameter.f64));
      return k < 0 ? null : placeOf(k);
    },
    overflowsAt,
    nameOf: (k) => roles[k]!.name,
    roleOf: (k) => roles[k]!,
  };
}
