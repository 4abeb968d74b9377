/** Chance of a spike of a stochastic binary neuron. */
export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** At least `least` of `count` that each come with probability `p`. */
export function atLeast(least: number, count: number, p: number): number {
  let term = (1 - p) ** count;
  let sum = 0;
  for (let k = 0; k <= count; k++) {
    if (k >= least) sum += term;
    term *= ((count - k) / (k + 1)) * (p / (1 - p));
  }
  return sum;
}
