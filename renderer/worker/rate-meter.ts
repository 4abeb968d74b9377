/** Spikes a second of simulated time, over at least half a second of wall time: single frames of few steps tell nothing. */
export interface RateMeter {
  /** A frame's rate over so many steps. */
  note(rate: number, steps: number, playing: boolean): void;
  perSecond(): number;
  clear(): void;
}

const window = 500;

export function createRateMeter(environment: { now(): number }): RateMeter {
  let start = 0;
  let sum = 0;
  let steps = 0;
  let shown: number | null = null;

  function clear(): void {
    sum = 0;
    steps = 0;
    shown = null;
  }

  return {
    note(rate, count, playing) {
      if (steps === 0) start = environment.now();
      sum += rate * count;
      steps += count;
      // Step by step, and until the first half second is over, what there is.
      if (!playing && count > 0) shown = rate;
      if (steps === 0 || environment.now() - start < window) return;
      shown = sum / steps;
      sum = 0;
      steps = 0;
    },
    perSecond: () => shown ?? (steps > 0 ? sum / steps : 0),
    clear,
  };
}
