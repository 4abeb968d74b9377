/** Something to time: does `steps` steps and returns a number that depends on all of them, so that none is optimised away. */
export type Contender = (steps: number) => number;

export interface PairTimes {
  /** Median seconds a step. */
  readonly ours: number;
  readonly peer: number;
  /** Peer's time over ours in each round, and their median: above 1, we are faster. */
  readonly ratios: readonly number[];
  readonly ratio: number;
  /** Sum of all that was returned. */
  readonly sink: number;
}

/**
 * Times two contenders in turns, first the one, then the other, so that a machine that grows slower or faster is so for
 * both. Each is warmed up by a call of its own. Calls are of `steps` and `peerSteps` steps; times are a step of each.
 */
export function timePairs(
  ours: Contender,
  peer: Contender,
  steps: number,
  peerSteps: number,
  rounds: number,
): PairTimes {
  let sink = ours(steps) + peer(peerSteps);
  const times = Array.from({ length: rounds }, () => {
    const timed = [secondsOf(ours, steps), secondsOf(peer, peerSteps)] as const;
    sink += timed[0].result + timed[1].result;
    return { ours: timed[0].seconds / steps, peer: timed[1].seconds / peerSteps };
  });
  const ratios = times.map((pair) => pair.peer / pair.ours);
  return {
    ours: median(times.map((pair) => pair.ours)),
    peer: median(times.map((pair) => pair.peer)),
    ratios,
    ratio: median(ratios),
    sink,
  };
}

function secondsOf(contender: Contender, steps: number): { seconds: number; result: number } {
  const start = performance.now();
  const result = contender(steps);
  return { seconds: (performance.now() - start) / 1000, result };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
