/** What the outputs of a sequence were, over the trials so far. */
export interface Tally {
  /** Trials that were finished. */
  readonly trials: number;
  /** Of those, in which every expected bit was right. */
  readonly allRight: number;
  /** Steps of the trial under way. */
  readonly steps: number;
  /** Trials with a 1: by step, then output. Before the first has finished, the bits of the one under way. */
  readonly ones: ArrayLike<number>;
  /** Notes the bits of the next step; they are copied. */
  add(bits: ArrayLike<number>): void;
  finishTrial(): void;
}

/** An expected bit: at which step, of which output. */
export interface ExpectedBit {
  readonly step: number;
  readonly output: number;
  readonly value: 0 | 1;
}

export function createTally(stepCount: number, outputCount: number, expected: readonly ExpectedBit[]): Tally {
  const bits = new Uint8Array(stepCount * outputCount);
  const counts = new Uint32Array(stepCount * outputCount);
  const tally = {
    trials: 0,
    allRight: 0,
    steps: 0,
    get ones() {
      return tally.trials === 0 ? bits : counts;
    },
    add(now: ArrayLike<number>) {
      bits.set(now, tally.steps++ * outputCount);
    },
    finishTrial() {
      for (let i = 0; i < bits.length; i++) counts[i]! += bits[i]!;
      if (expected.every(({ step, output, value }) => bits[step * outputCount + output] === value)) tally.allRight++;
      tally.trials++;
      tally.steps = 0;
    },
  };
  return tally;
}
