import type { Samples } from '../samples.ts';
import { draws } from '../shuffle.ts';
import type { Place } from './dynamics.ts';
import { listEvents, type Trace } from './layout.ts';
import type { Encoding } from './spec.ts';

/** Puts one sample on the inputs: as currents, or as spikes drawn for each step. Inputs of 0 draw nothing. */
export function encode(encoding: Encoding, x: Float64Array, trace: Trace, { random, sample, step }: Place): void {
  const { size, rows, activity } = trace;
  const first = sample * size;
  for (let row = 0; row < rows; row++) {
    if (encoding === 'rate') random.at(draws.inputSpikes, sample * rows + row, step);
    for (let i = 0; i < size; i++) {
      const value = x[first + i]!;
      activity[row * size + i] = encoding === 'current' ? value : value > 0 && random.uniform() < value ? 1 : 0;
    }
  }
  listEvents(trace);
}

/** The first input that is no probability of a spike, in words; null where there is none. */
export function checkRates({ x, inputs }: Samples): string | null {
  const k = x.findIndex((value) => !(value >= 0 && value <= 1));
  return k < 0
    ? null
    : `Found input ${(k % inputs) + 1} of sample ${Math.floor(k / inputs) + 1} to be ${x[k]}, expected a spike probability from 0 to 1: scale the inputs, or give them as currents`;
}
