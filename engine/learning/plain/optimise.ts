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
  return {
    step(gradient, scale, { rate, first, second, epsilon, correction1, correction2, l1, l2, decay }) {
      roles.forEach(({ kind, frozen, sign }, k) => {
        if (frozen) return;
        let p = values[k]!;
        let g = gradient[k]! * scale;
        if (kind === 'weight') {
          g += l2 * p + l1 * Math.sign(p);
          p -= decay * p;
        }
        const next = p - rate * direction(k, g);
        values[k] = sign === 'excitatory' ? Math.max(0, next) : sign === 'inhibitory' ? Math.min(0, next) : next;
      });

      function direction(k: number, g: number): number {
        switch (name) {
          case 'sgd':
            return g;
          case 'momentum':
            return (m[k] = first * m[k]! + g);
          case 'nesterov':
            m[k] = first * m[k]! + g;
            return g + first * m[k];
          case 'rmsprop':
            m[k] = blend(first, m[k]!, g * g);
            return g / (Math.sqrt(m[k]) + epsilon);
          case 'adam':
          case 'adamw':
            m[k] = blend(first, m[k]!, g);
            v[k] = blend(second, v[k]!, g * g);
            return (m[k] * correction1) / (Math.sqrt(v[k]) / correction2 + epsilon);
        }
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

function blend(share: number, old: number, fresh: number): number {
  return share * old + (1 - share) * fresh;
}
