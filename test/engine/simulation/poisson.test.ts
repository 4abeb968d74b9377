import { describe, expect, it } from 'vitest';
import { logFactorial, poissonVariate } from '../../../engine/simulation/poisson.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { chiSquare, chiSquareLimit, moments } from '../support/statistics.ts';

const draws = 50_000;

describe.each([0.1, 3, 9.99, 10, 30, 1000])('poissonVariate of mean %d', (lambda) => {
  const random = createRandom(11);
  const counts = Array.from({ length: draws }, (_, step) => random.at(1, 0, step).poisson(lambda));

  it('has mean and variance λ within 4 standard errors', () => {
    const { mean, variance } = moments(counts);
    // Var(mean) = λ/n; Var(variance) ≈ (μ₄ − σ⁴)/n = (λ + 2λ²)/n.
    expect(Math.abs(mean - lambda)).toBeLessThan(4 * Math.sqrt(lambda / draws));
    expect(Math.abs(variance - lambda)).toBeLessThan(4 * Math.sqrt((lambda + 2 * lambda * lambda) / draws));
  });

  it('follows the probabilities of the law', () => {
    const { observed, expected } = binned(counts, lambda);
    expect(observed.length).toBeGreaterThan(1);
    expect(chiSquare(observed, expected)).toBeLessThan(chiSquareLimit(observed.length - 1));
  });

  it('gives whole numbers of at least 0', () => {
    expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
  });
});

describe('poissonVariate', () => {
  const never = (): number => {
    throw new Error('Found a draw, expected none');
  };

  /** Recorded from this sampler: any change of a constant or of the order of its draws shows. */
  it.each([
    [10, [7, 11, 15, 13, 9, 18, 13, 7, 11, 9, 9, 12, 14, 8, 12, 5, 14, 4, 6, 11]],
    [30, [38, 32, 39, 34, 29, 29, 35, 26, 32, 28, 29, 34, 19, 27, 34, 22, 37, 19, 23, 31]],
    [
      1000,
      [1049, 1011, 1055, 1025, 995, 992, 1030, 977, 1009, 987, 994, 1022, 934, 985, 1023, 956, 1017, 938, 958, 1006],
    ],
  ])('of mean %d draws the counts it always has', (lambda, counts) => {
    const source = createRandom(2026);
    expect(counts.map((_, step) => source.at(7, 3, step).poisson(lambda))).toEqual(counts);
  });

  it('does not accept at once what the law rejects', () => {
    // At mean 1e5 and u = 0.30668675 the law accepts v up to 0.9252, the shortcut up to 0.9232; the next pair is accepted.
    const list = [0.5, 0.5, 1 - 0.9262, 0.5 + 0.30668675];
    expect(poissonVariate(1e5, () => list.pop()!)).toBe(100_000);
    expect(list).toEqual([]);
  });

  it.each([2 ** 53, 1e300, Infinity])('is infinite at mean %d, where counts are no exact numbers', (lambda) => {
    expect(poissonVariate(lambda, never)).toBe(Infinity);
  });

  it.each([0, -1, NaN])('is 0 without a draw at mean %d', (lambda) => {
    expect(poissonVariate(lambda, never)).toBe(0);
  });

  it.each([0.5, 9, 12, 1e4, 1e12])('ends for the extreme uniforms at mean %d', (lambda) => {
    for (const extreme of [0, 1 - 2 ** -53]) {
      // Whatever comes first, ordinary draws follow.
      const list = [extreme, extreme, extreme, extreme];
      const rest = createRandom(3).at(0, 0, 0);
      const count = poissonVariate(lambda, () => list.pop() ?? rest.uniform());
      expect(Number.isInteger(count) && count >= 0 && count < 2 * lambda + 50).toBe(true);
    }
  });
});

describe('logFactorial', () => {
  it('agrees with the exact factorial below 171, to 1e-12', () => {
    let factorial = 1n;
    for (let n = 2; n <= 170; n++) {
      factorial *= BigInt(n);
      const exact = Math.log(Number(factorial));
      expect(Math.abs(logFactorial(n) - exact)).toBeLessThan(1e-12 * exact);
    }
    expect([logFactorial(0), logFactorial(1)]).toEqual([0, 0]);
  });

  /** ln n! from 60-digit arithmetic: sums of logarithms, the last two by Stirling's series to n⁻⁷. */
  it.each([
    [200, 863.2319871924054],
    [1000, 5912.128178488163],
    [12345, 103962.95347844968],
    [1000000, 12815518.384658169],
    [1000000000, 19723265848.226982],
  ])('of %d is %d', (n, exact) => {
    expect(Math.abs(logFactorial(n) - exact)).toBeLessThan(1e-12 * exact);
  });
});

/** Counts by value, values pooled until each bin expects at least 20, the tails in the outer bins. */
function binned(counts: readonly number[], lambda: number): { observed: number[]; expected: number[] } {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  const observed: number[] = [];
  const expected: number[] = [];
  let [seen, due, left] = [0, 0, draws];
  for (let k = 0; left - due >= 20; k++) {
    seen += tally.get(k) ?? 0;
    due += draws * probability(k, lambda);
    if (due < 20 || left - due < 20) continue;
    observed.push(seen);
    expected.push(due);
    left -= due;
    [seen, due] = [0, 0];
  }
  observed.push(draws - observed.reduce((sum, count) => sum + count, 0));
  expected.push(left);
  return { observed, expected };
}

/** e^−λ λᵏ / k!, multiplied up in logarithms without the function under test. */
function probability(k: number, lambda: number): number {
  let log = -lambda;
  for (let i = 1; i <= k; i++) log += Math.log(lambda / i);
  return Math.exp(log);
}
