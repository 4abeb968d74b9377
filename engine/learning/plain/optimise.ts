import type { LearningStep } from '../learner.ts';
import type { OptimizerName } from '../optimizers.ts';
import type { ParameterRole } from '../trainable.ts';

/** Steps of an optimiser on parameters: the formulas of the dense kernels, in plain numbers. */
export interface Optimise {
  /** `scale` makes the mean of the gradient's sum. Frozen parameters stay, and signs that are declared are kept: weights stop at 0. */
  step(gradient: Float64Array, scale: number, step: LearningStep): void;
  forget(): void;
  state(): Uint8Array;
  setState(bytes: Uint8Array): void;
}

export function createOptimise(roles: readonly ParameterRole[], values: Float64Array, name: OptimizerName): Optimise {
  const m = new Float64Array(values.length);
  const v = new Float64Array(values.length);
  const directionOf = directions[name];
  return {
    step(gradient, scale, step) {
      const { rate, l1, l2, decay } = step;
      for (let k = 0; k < values.length; k++) {
        const { kind, frozen, sign } = roles[k]!;
        if (frozen) continue;
        let p = values[k]!;
        let g = gradient[k]! * scale;
        if (kind === 'weight') {
          g += l2 * p + l1 * Math.sign(p);
          p -= decay * p;
        }
        const next = p - rate * directionOf(m, v, k, g, step);
        values[k] = sign === 'excitatory' ? Math.max(0, next) : sign === 'inhibitory' ? Math.min(0, next) : next;
      }
    },
    forget() {
      m.fill(0);
      v.fill(0);
    },
    state() {
      const all = new Float64Array(3 * values.length);
      all.set(values);
      all.set(m, values.length);
      all.set(v, 2 * values.length);
      return new Uint8Array(all.buffer);
    },
    setState(bytes) {
      const all = new Float64Array(bytes.slice().buffer);
      values.set(all.subarray(0, values.length));
      m.set(all.subarray(values.length, 2 * values.length));
      v.set(all.subarray(2 * values.length));
    },
  };
}

/** What a step goes along, times the rate; moments of parameter `k` follow its gradient. */
type Direction = (m: Float64Array, v: Float64Array, k: number, g: number, step: LearningStep) => number;

const adam: Direction = (m, v, k, g, { first, second, epsilon, correction1, correction2 }) => {
  m[k] = blend(first, m[k]!, g);
  v[k] = blend(second, v[k]!, g * g);
  return (m[k] * correction1) / (Math.sqrt(v[k]) / correction2 + epsilon);
};

const directions: Readonly<Record<OptimizerName, Direction>> = {
  sgd: (_m, _v, _k, g) => g,
  momentum: (m, _, k, g, { first }) => (m[k] = first * m[k]! + g),
  nesterov(m, _, k, g, { first }) {
    m[k] = first * m[k]! + g;
    return g + first * m[k];
  },
  rmsprop(m, _, k, g, { first, epsilon }) {
    m[k] = blend(first, m[k]!, g * g);
    return g / (Math.sqrt(m[k]) + epsilon);
  },
  adam,
  adamw: adam,
};

function blend(share: number, old: number, fresh: number): number {
  return share * old + (1 - share) * fresh;
}
