import type { MemoryPlan, RealArray } from '../../codegen/memory.ts';
import { decayOver, stepsSince, type Decay } from '../decay.ts';

/** Exponential traces, one a neuron: each jumps at a spike and is brought up to date only when it is looked at. */
export interface Traces {
  /** As they were at step `last`. */
  readonly value: RealArray;
  readonly last: Int32Array;
  readonly table: Float64Array;
  readonly perStep: number;
  at(neuron: number, step: number): number;
  /** Adds to a trace; returns what it was before. */
  add(neuron: number, step: number, amount: number): number;
}

export function planTraces(memory: MemoryPlan, size: number, { table, perStep }: Decay): () => Traces {
  const values = memory.reals(size);
  const steps = memory.ints(size);
  return () => {
    const [value, last] = [values.view, steps.view];
    const at = (neuron: number, step: number): number =>
      value[neuron]! * decayOver(table, perStep, stepsSince(last[neuron]!, step));
    return {
      ...{ value, last, table, perStep, at },
      add(neuron, step, amount) {
        const before = at(neuron, step);
        value[neuron] = before + amount;
        last[neuron] = step;
        return before;
      },
    };
  };
}
