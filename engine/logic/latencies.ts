/** Latencies of trials in steps, kept by the answer that each trial ended with. */
export interface Latencies {
  add(answer: Uint8Array, latency: number): void;
  /** Of the trials that ended with this answer; the deviation is that of a sample, null for a single one. */
  of(answer: Uint8Array): { readonly mean: number | null; readonly deviation: number | null };
}

/** Sums of whole numbers are exact here: a latency is below 10⁸ steps, and squares of such are rounded by 1 in 10¹⁶. */
export function createLatencies(): Latencies {
  const sums = new Map<string, { count: number; sum: number; squares: number }>();
  return {
    add(answer, latency) {
      const key = answer.join('');
      const own = sums.get(key) ?? { count: 0, sum: 0, squares: 0 };
      own.count++;
      own.sum += latency;
      own.squares += latency * latency;
      sums.set(key, own);
    },
    of(answer) {
      const { count, sum, squares } = sums.get(answer.join('')) ?? { count: 0, sum: 0, squares: 0 };
      if (count === 0) return { mean: null, deviation: null };
      const variance = Math.max(0, squares - (sum * sum) / count) / (count - 1);
      return { mean: sum / count, deviation: count > 1 ? Math.sqrt(variance) : null };
    },
  };
}
