import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../engine/simulation/random.ts';
import { binomialVariate } from '../../../engine/synapses/short-term/binomial.ts';
import { chiSquare, chiSquareLimit } from '../support/statistics.ts';

/** P(count = k), by recursion. */
function law(n: number, p: number): number[] {
  const logs = [0];
  for (let k = 1; k <= n; k++) logs.push(logs[k - 1]! + Math.log(k));
  return Array.from({ length: n + 1 }, (_, k) =>
    Math.exp(logs[n]! - logs[k]! - logs[n - k]! + k * Math.log(p) + (n - k) * Math.log1p(-p)),
  );
}

describe('binomialVariate', () => {
  it('follows its law, by inversion and by rejection, on both sides of one half', () => {
    const samples = 20_000;
    const cases = [
      [1, 0.3],
      [5, 0.5],
      [40, 0.1],
      [40, 0.9],
      [60, 0.4],
      [200, 0.07],
      [1000, 0.5],
      [300, 0.97],
    ] as const;
    cases.forEach(([n, p], index) => {
      const random = createRandom(11);
      const counts = new Float64Array(n + 1);
      for (let i = 0; i < samples; i++) counts[binomialVariate(n, p, random.at(index, i, 0).uniform)]!++;
      // Neighbours are joined until each class expects 20.
      const classes: [number, number][] = [[0, 0]];
      law(n, p).forEach((probability, k) => {
        const last = classes.at(-1)!;
        last[0] += counts[k]!;
        last[1] += probability * samples;
        if (last[1] >= 20) classes.push([0, 0]);
      });
      const rest = classes.pop()!;
      classes.at(-1)![0] += rest[0];
      classes.at(-1)![1] += rest[1];
      const observed = classes.map(([each]) => each);
      const expected = classes.map(([, each]) => each);
      expect(expected.reduce((sum, each) => sum + each, 0)).toBeCloseTo(samples, 4);
      expect(chiSquare(observed, expected)).toBeLessThan(chiSquareLimit(classes.length - 1));
    });
  });

  it('needs no luck at the ends', () => {
    const never = (): number => {
      throw new Error('Found a draw, expected none');
    };
    expect([binomialVariate(7, 0, never), binomialVariate(7, 1, never), binomialVariate(0, 0.5, never)]).toEqual([
      0, 7, 0,
    ]);
    expect(binomialVariate(3, 0.4, () => 1 - 2 ** -53)).toBe(3);
    expect(binomialVariate(3, 0.4, () => 0)).toBe(0);
  });
});
