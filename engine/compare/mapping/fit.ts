/**
 * The minimum of a function of two numbers by compass search (Hooke & Jeeves 1961): each is moved up and down, and the steps
 * are halved where no move is lower. `steps` are the first ones.
 */
export function minimise(
  cost: (a: number, b: number) => number,
  start: readonly [number, number],
  steps: readonly [number, number],
): [number, number] {
  let [a, b] = start;
  let [stepA, stepB] = steps;
  let least = cost(a, b);
  for (let round = 0; round < 400 && stepA > Math.abs(steps[0]) * 1e-9; round++) {
    const moves = [
      [a + stepA, b],
      [a - stepA, b],
      [a, b + stepB],
      [a, b - stepB],
      [a + stepA, b + stepB],
      [a - stepA, b - stepB],
      [a + stepA, b - stepB],
      [a - stepA, b + stepB],
    ] as const;
    const costs = moves.map(([x, y]) => cost(x, y));
    const best = costs.indexOf(Math.min(...costs));
    if (costs[best]! < least) {
      [a, b] = moves[best]!;
      least = costs[best]!;
    } else {
      stepA /= 2;
      stepB /= 2;
    }
  }
  return [a, b];
}

/** A function through points of rising x, straight between them and level beyond. */
export function interpolate(xs: readonly number[], ys: readonly number[]): (x: number) => number {
  return (x) => {
    if (!(x > xs[0]!)) return ys[0]!;
    if (x >= xs[xs.length - 1]!) return ys[ys.length - 1]!;
    let [low, high] = [0, xs.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (xs[middle]! <= x) low = middle;
      else high = middle;
    }
    return ys[low]! + ((ys[high]! - ys[low]!) * (x - xs[low]!)) / (xs[high]! - xs[low]!);
  };
}
