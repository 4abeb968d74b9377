import type { Latency } from './types.ts';

/** Mean, median and 95 % of steps, one number a sample. */
export function latencyOf(steps: readonly number[]): Latency {
  const sorted = [...steps].sort((a, b) => a - b);
  const ranked = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
  return { mean: steps.reduce((sum, each) => sum + each, 0) / steps.length, median: ranked(0.5), most: ranked(0.95) };
}
