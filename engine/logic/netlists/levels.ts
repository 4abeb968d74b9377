import type { GateCircuit } from './neurons.ts';

/** Steps from the inputs and registers to each neuron, at 1 a neuron, on the longest way; and the clock cycle. */
export interface Levels {
  /** By signal: 0 for inputs and registers. */
  readonly levels: Int32Array;
  readonly longest: number;
  /** Steps of a clock cycle: one more than the longest way, at least two. */
  readonly period: number;
}

export function levelsOf({ inputs, registers, neurons }: GateCircuit): Levels {
  const first = inputs.length + registers.length;
  const levels = new Int32Array(first + neurons.length);
  let longest = 0;
  neurons.forEach(({ sources }, index) => {
    let level = 0;
    for (const source of sources) level = Math.max(level, levels[source]!);
    levels[first + index] = level + 1;
    longest = Math.max(longest, level + 1);
  });
  return { levels, longest, period: Math.max(2, longest + 1) };
}
