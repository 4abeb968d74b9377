import type { BooleanOutput } from './function.ts';
import { onOffOf, type OnOff } from './tables.ts';
import type { Synthesised } from './types.ts';

/**
 * A number of neurons that every circuit has at least: one for each of some outputs of which no two can be the same neuron, and as many
 * as the one output needs whose own circuit is proven to be the smallest.
 */
export function leastNeurons(outputs: readonly BooleanOutput[], designs: readonly Synthesised[]): number {
  const apart: OnOff[] = [];
  for (const { values } of outputs) {
    const table = onOffOf(values);
    if (apart.every(({ on, off }) => (on & table.off) !== 0n || (off & table.on) !== 0n)) apart.push(table);
  }
  const needed = designs.map(({ circuit, isProven }) => (isProven ? circuit.gates.length : 1));
  return Math.max(apart.length, ...needed);
}
