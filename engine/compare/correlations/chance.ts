import { normalTails } from '../../analysis/quantiles.ts';
import { logGamma } from '../../analysis/special.ts';

/** How two series of bins, standardised and as they are, go together. */
export interface Together {
  readonly correlation: number;
  readonly bins: number;
  /** Bins in which the one, the other, and both are above 0. */
  readonly one: number;
  readonly other: number;
  readonly both: number;
  /** Whether both have so many spikes in a bin that their counts are near normal. */
  readonly isDense: boolean;
}

/**
 * Probability of going together as much, or as little, by chance. Exact where spikes are few: Fisher's test of the bins with some and with none, twice its
 * smaller tail, since a normal law has far too few rare coincidences. Of many in a bin, Fisher's z = artanh r, normal with variance 1/(n − 3).
 * Bins that remember each other are worth fewer: `worth` is the number that counts.
 */
export function chanceOf({ correlation, bins, one, other, both, isDense }: Together, worth = bins): number {
  if (worth <= 4) return 1;
  if (!isDense) {
    const [n, a, b, k] = [bins, one, other, both].map((count) => Math.round((count * worth) / bins)) as Four;
    return Math.min(1, 2 * Math.min(hypergeometricTail(n, a, b, k, 1), hypergeometricTail(n, a, b, k, -1)));
  }
  const bounded = Math.max(-1 + 1e-12, Math.min(1 - 1e-12, correlation));
  return normalTails(Math.atanh(bounded) * Math.sqrt(worth - 3));
}

type Four = [number, number, number, number];

/** Probability that of n bins, a and b of which are marked apart, k or more (`way` 1) or fewer (−1) are marked twice. */
function hypergeometricTail(n: number, a: number, b: number, k: number, way: 1 | -1): number {
  const [least, most] = [Math.max(0, a + b - n), Math.min(a, b)];
  let count = Math.max(least, Math.min(most, k));
  let term = Math.exp(logChoose(a, count) + logChoose(n - a, b - count) - logChoose(n, b));
  let sum = 0;
  while (count >= least && count <= most && term > 0) {
    sum += term;
    const ratio =
      way === 1
        ? ((a - count) * (b - count)) / ((count + 1) * (n - a - b + count + 1))
        : (count * (n - a - b + count)) / ((a - count + 1) * (b - count + 1));
    if (ratio < 1 && term * ratio < 1e-17 * sum) break;
    term *= ratio;
    count += way;
  }
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
