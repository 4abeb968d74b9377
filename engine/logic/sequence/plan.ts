import type { Network } from '../../network/types.ts';
import { circuitInputs } from '../circuit.ts';
import type { Sequence } from './types.ts';

/** A vector with its place in time and what was kept filled in. */
export interface PlannedVector {
  readonly start: number;
  readonly steps: number;
  /** By input of the sequence. */
  readonly levels: readonly (0 | 1)[];
  /** By input: whether it returns to 0 after the steps of a pulse. */
  readonly pulsed: readonly boolean[];
}

/** An input that is kept has the level it had at the end of the vector before, at first that of the file; after a pulse 0. */
export function planSequence(network: Network, { inputs, vectors }: Sequence): PlannedVector[] {
  const toggles = circuitInputs(network);
  const levels = inputs.map((name) => toggles.find(({ id }) => id === name)!.value);
  let start = 0;
  return vectors.map(({ steps, inputs: cells }) => {
    const pulsed = cells.map((cell) => cell === 'pulse');
    const now = cells.map((cell, k) => (cell === 'pulse' ? 1 : cell === 'keep' ? levels[k]! : cell));
    now.forEach((level, k) => (levels[k] = pulsed[k] ? 0 : level));
    const planned = { start, steps, levels: now, pulsed };
    start += steps;
    return planned;
  });
}
