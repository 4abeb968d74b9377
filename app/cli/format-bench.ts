import { formatColumns, shortNumber } from './format-table.ts';

/** One measurement of one network on one backend. */
export interface BenchRound {
  readonly neurons: number;
  readonly synapses: number;
  readonly spikes: number;
  readonly compileSeconds: number;
  readonly runSeconds: number;
}

/** Medians over the rounds. */
export interface BenchResult extends BenchRound {
  readonly name: string;
  readonly backend: string;
  readonly precision: string;
  readonly steps: number;
  readonly simulatedSeconds: number;
  /** Seconds of each round. */
  readonly rounds: readonly number[];
  readonly stepsPerSecond: number;
  readonly realTimeFactor: number;
}

export function formatBench(results: readonly BenchResult[]): string {
  const heading = ['network', 'neurons', 'synapses', 'kernels', 'simulated', 'compile', 'run', 'steps/s'];
  const rows = results.map((result) => [
    result.name,
    result.neurons.toLocaleString('en'),
    result.synapses.toLocaleString('en'),
    `${result.backend} ${result.precision}`,
    `${shortNumber(result.simulatedSeconds)} s`,
    `${Math.round(result.compileSeconds * 1000)} ms`,
    `${shortNumber(result.runSeconds)} s`,
    Math.round(result.stepsPerSecond).toLocaleString('en'),
    shortNumber(result.realTimeFactor),
  ]);
  const table = formatColumns([[...heading, '× real time'], ...rows], new Set([1, 2, 4, 5, 6, 7, 8]));
  return `${table}\nCUBA and COBAHH of Brette et al. (2007), dt 0.1 ms, one thread, every spike recorded; medians.\n`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
