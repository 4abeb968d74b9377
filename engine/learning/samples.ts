/** Rows to learn from: [count][inputs] and [count][outputs], and how much each counts (1 where null). */
export interface Samples {
  readonly count: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly x: Float64Array;
  readonly t: Float64Array;
  readonly weights: Float64Array | null;
}

/** Samples of rows written out; all rows are as long as the first. */
export function samplesOf(x: readonly (readonly number[])[], t: readonly (readonly number[])[]): Samples {
  return {
    count: x.length,
    inputs: x[0]?.length ?? 0,
    outputs: t[0]?.length ?? 0,
    x: Float64Array.from(x.flat()),
    t: Float64Array.from(t.flat()),
    weights: null,
  };
}

/** What keeps samples from being learnt, in words; null where nothing does. */
export function checkSamples({ count, weights }: Samples): string | null {
  if (count === 0) return 'Found no samples, expected at least one';
  const wrong = weights?.find((weight) => !(weight >= 0 && weight < Infinity));
  if (wrong !== undefined) return `Found a sample of weight ${wrong}, expected 0 or more`;
  return weights?.every((weight) => weight === 0) ? 'Found samples of weight 0 alone, expected one above 0' : null;
}
