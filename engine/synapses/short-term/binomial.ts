import { logFactorial } from '../../simulation/poisson.ts';

/**
 * How many of `n` independent events of probability `p` happen, from uniforms in [0, 1): by inversion where few are expected
 * (one uniform), else by transformed rejection (Hörmann 1993, The generation of binomial random variates, algorithm BTRS).
 */
export function binomialVariate(n: number, p: number, uniform: () => number): number {
  if (n <= 0 || !(p > 0)) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomialVariate(n, 1 - p, uniform);
  return n * p < 10 ? byInversion(n, p, uniform()) : byRejection(n, p, uniform);
}

function byInversion(n: number, p: number, uniform: number): number {
  const odds = p / (1 - p);
  let left = uniform;
  let probability = (1 - p) ** n;
  let count = 0;
  while (left >= probability && count < n) {
    left -= probability;
    count++;
    probability *= ((n + 1) / count - 1) * odds;
  }
  return count;
}

/** The constants are Hörmann's. */
function byRejection(n: number, p: number, uniform: () => number): number {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const quickLimit = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const logOdds = Math.log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const logMode = logFactorial(mode) + logFactorial(n - mode);
  for (;;) {
    const u = uniform() - 0.5;
    const v = 1 - uniform();
    const edge = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / edge + b) * u + n * p + 0.5);
    if (edge >= 0.07 && v <= quickLimit) return count;
    if (count < 0 || count > n) continue;
    const logRatio = Math.log((v * alpha) / (a / (edge * edge) + b));
    if (logRatio <= logMode - logFactorial(count) - logFactorial(n - count) + (count - mode) * logOdds) return count;
  }
}
