/** What is measured at every `interval`-th step, from step 0 on. */
export interface Sampled {
  readonly interval: number;
  readonly completeFrom: number;
}

/** Step of the first sample of a record: the first at which one is taken from `completeFrom` on. */
export function firstSample({ interval, completeFrom }: Sampled): number {
  return Math.ceil(completeFrom / interval) * interval;
}

/** How many samples a record of a run of `steps` steps holds. */
export function sampleCount(record: Sampled, steps: number): number {
  const left = steps - firstSample(record);
  return left > 0 ? Math.ceil(left / record.interval) : 0;
}

/** How many whole bins a record of a run of `steps` steps holds. */
export function binCount(record: Sampled, steps: number): number {
  return Math.max(0, Math.floor(steps / record.interval) - Math.ceil(record.completeFrom / record.interval));
}
