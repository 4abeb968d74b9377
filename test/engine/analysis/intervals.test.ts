import { describe, expect, it } from 'vitest';
import { complement, wilson } from '../../../engine/analysis/intervals.ts';

describe('wilson', () => {
  // Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is [%f, %f] as published', (successes, trials, low, high) => {
    const interval = wilson(successes, trials);
    expect(interval.probability).toBe(successes / trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('has the roots of (p − P)² = z² P(1 − P)/n as its bounds', () => {
    const z = 1.959963984540054;
    for (const bound of [wilson(37, 50).low, wilson(37, 50).high]) {
      expect((0.74 - bound) ** 2).toBeCloseTo((z * z * bound * (1 - bound)) / 50, 14);
    }
  });

  it('ends at 0 and 1 exactly when no or every trial succeeds', () => {
    for (const trials of [1, 3, 7, 1000, 2000, 999_983]) {
      expect(wilson(0, trials).low).toBe(0);
      expect(wilson(trials, trials).high).toBe(1);
      expect(wilson(trials, trials).low).toBeLessThan(1);
    }
  });

  it('refuses counts that are none', () => {
    expect(() => wilson(3, 2)).toThrow('Found 3 successes in 2 trials');
    expect(() => wilson(0, 0)).toThrow('expected 0 to 0 in at least 1');
  });
});

describe('complement', () => {
  it('is the interval of the opposite event', () => {
    const opposite = complement(wilson(15, 148));
    expect(opposite.low).toBeCloseTo(wilson(133, 148).low, 14);
    expect(opposite.high).toBeCloseTo(wilson(133, 148).high, 14);
    expect(opposite.probability).toBe(1 - 15 / 148);
  });
});
