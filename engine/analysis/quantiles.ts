import { betaI, gammaP } from './special.ts';

/** Least count with P(X ≤ count) ≥ `share`, of n trials with probability p. */
export function binomialQuantile(n: number, p: number, share: number): number {
  return leastCount((count) => (count >= n ? 1 : betaI(n - count, count + 1, 1 - p)) >= share, n);
}

/** The same of a Poisson count of this mean. */
export function poissonQuantile(mean: number, share: number): number {
  const most = Math.ceil(mean + 40 * Math.sqrt(mean) + 60);
  return leastCount((count) => 1 - gammaP(count + 1, mean) >= share, most);
}

/** The value that a χ² variate of so many degrees of freedom stays below with probability `share`. */
export function chiSquareQuantile(freedom: number, share: number): number {
  return 2 * inverse((x) => gammaP(freedom / 2, x), share, freedom / 2);
}

/**
 * Exact interval of the mean of a Poisson count: means under which so few or so many are as rare as `tail`, half of what is
 * outside (Garwood 1936, Biometrika 28, 437–442).
 */
export function poissonInterval(count: number, tail = 0.025): { readonly low: number; readonly high: number } {
  const low = count === 0 ? 0 : inverse((x) => gammaP(count, x), tail, count);
  return { low, high: inverse((x) => gammaP(count + 1, x), 1 - tail, count + 1) };
}

/** Probability that a standard normal variate is further from 0 than z. */
export function normalTails(z: number): number {
  return 1 - gammaP(0.5, (z * z) / 2);
}

function leastCount(isEnough: (count: number) => boolean, most: number): number {
  let [low, high] = [-1, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Where a rising function of positive numbers reaches a value, by bisection. */
function inverse(rising: (x: number) => number, value: number, start: number): number {
  let [low, high] = [0, Math.max(start, 1)];
  while (rising(high) < value) high *= 2;
  for (let k = 0; k < 200 && high - low > 1e-14 * high; k++) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
