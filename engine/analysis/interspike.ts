import type { SpikeRecord } from '../runs/types.ts';

/** How irregular the spikes of a population were. */
export interface Regularity {
  /** Mean over neurons of the coefficient of variation of their interspike intervals; null without a neuron of three spikes. */
  readonly cv: number | null;
  /** Neurons that have one: those with at least two intervals. */
  readonly neurons: number;
}

/**
 * Coefficient of variation of interspike intervals: their standard deviation over their mean, 0 for a clock and 1 for a Poisson
 * process (Softky & Koch 1993). Several spikes in one step count as one. `size` is the number of neurons of the target.
 */
export function regularity({ steps, neurons }: SpikeRecord, size: number): Regularity {
  const last = new Float64Array(size).fill(-1);
  const count = new Float64Array(size);
  const sum = new Float64Array(size);
  const squares = new Float64Array(size);
  for (let k = 0; k < steps.length; k++) {
    const neuron = neurons[k]!;
    if (last[neuron]! >= 0) {
      const interval = steps[k]! - last[neuron]!;
      count[neuron]!++;
      sum[neuron]! += interval;
      squares[neuron]! += interval * interval;
    }
    last[neuron] = steps[k]!;
  }
  let [total, irregular] = [0, 0];
  for (let i = 0; i < size; i++) {
    if (count[i]! < 2) continue;
    const mean = sum[i]! / count[i]!;
    // Rounding may leave a clock a variance just below 0.
    total += Math.sqrt(Math.max(0, squares[i]! / count[i]! - mean * mean)) / mean;
    irregular++;
  }
  return { cv: irregular === 0 ? null : total / irregular, neurons: irregular };
}
