import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/network/types-connections.ts';
import { createRandom, hashId } from '../../../engine/simulation/random.ts';
import { draw, valuesOf } from '../../../engine/wiring/distributions.ts';
import { mean, shareWithin, supportOf } from '../../../engine/wiring/laws.ts';
import { normalCdf } from '../../../engine/wiring/normal.ts';
import * as statistics from '../support/statistics.ts';

const n = 20_000;

function sample(law: Distribution): Float64Array {
  const random = createRandom(5);
  return Float64Array.from({ length: n }, (_, i) => draw(law, random.at(1, i, 0)));
}

const laws: Distribution[] = [
  { kind: 'uniform', low: -1, high: 3 },
  { kind: 'normal', mean: 2, sd: 3 },
  { kind: 'normal', mean: 2, sd: 3, low: 0 },
  { kind: 'normal', mean: 2, sd: 3, high: 1 },
  { kind: 'normal', mean: 0, sd: 1, low: 1, high: 1.5 },
  { kind: 'lognormal', median: 2, sigma: 0.5 },
  { kind: 'lognormal', median: 2, sigma: 0.5, low: 1.5, high: 4 },
  { kind: 'lognormal', median: -2, sigma: 0.5, low: -3 },
  { kind: 'exponential', mean: 3 },
  { kind: 'exponential', mean: 3, low: 1, high: 5 },
  { kind: 'exponential', mean: -3, high: -1 },
];

describe('draw', () => {
  it.each(laws)('%j: the mean that the law has, within 4 standard errors, and within its support', (law) => {
    const values = sample(law);
    const { mean: found, variance } = statistics.moments(values);
    expect(Math.abs(found - mean(law))).toBeLessThan(4 * Math.sqrt(variance / n));
    const [low, high] = supportOf(law);
    expect(values.every((value) => value >= low && value <= high)).toBe(true);
  });

  it.each<[Distribution, (x: number) => number]>([
    [{ kind: 'uniform', low: -1, high: 3 }, (x) => (x + 1) / 4],
    [{ kind: 'normal', mean: 2, sd: 3 }, (x) => statistics.normalCdf((x - 2) / 3)],
    [
      { kind: 'normal', mean: 2, sd: 3, low: 0 },
      (x) => (statistics.normalCdf((x - 2) / 3) - statistics.normalCdf(-2 / 3)) / statistics.normalCdf(2 / 3),
    ],
    [{ kind: 'lognormal', median: 2, sigma: 0.5 }, (x) => statistics.normalCdf(Math.log(x / 2) / 0.5)],
    [{ kind: 'exponential', mean: 3 }, (x) => 1 - Math.exp(-x / 3)],
    [{ kind: 'exponential', mean: 3, low: 1 }, (x) => 1 - Math.exp(-(x - 1) / 3)],
  ])('%j: the distribution that the law has', (law, cdf) => {
    expect(statistics.kolmogorovSmirnov(sample(law), cdf)).toBeLessThan(2.3);
  });

  it('a law without spread is a number', () => {
    expect(sample({ kind: 'normal', mean: 2, sd: 0 }).every((value) => value === 2)).toBe(true);
    expect(sample({ kind: 'lognormal', median: -2, sigma: 0 }).every((value) => value === -2)).toBe(true);
  });

  it('does not search for ever where bounds leave nothing', () => {
    expect(() => draw({ kind: 'normal', mean: 0, sd: 1, low: 50 }, createRandom(1).at(0, 0, 0))).toThrow(
      '[50, Infinity]',
    );
  });
});

describe('mean', () => {
  it('of a half-normal, a lognormal and a cut exponential', () => {
    expect(mean({ kind: 'normal', mean: 0, sd: 1, low: 0 })).toBeCloseTo(Math.sqrt(2 / Math.PI), 14);
    expect(mean({ kind: 'lognormal', median: 3, sigma: 1 })).toBeCloseTo(3 * Math.exp(0.5), 14);
    expect(mean({ kind: 'exponential', mean: 3, low: 2 })).toBeCloseTo(5, 14);
    expect(mean({ kind: 'exponential', mean: -3, high: -2 })).toBeCloseTo(-5, 14);
    expect(mean({ kind: 'normal', mean: 4, sd: 0, low: 0 })).toBe(4);
  });
});

describe('shareWithin', () => {
  it.each<[Distribution, number]>([
    [{ kind: 'uniform', low: 1, high: 1 }, 1],
    [{ kind: 'uniform', low: 2, high: 1 }, 0],
    [{ kind: 'normal', mean: 0, sd: 1 }, 1],
    [{ kind: 'normal', mean: 1, sd: 2, low: 1 }, 0.5],
    [{ kind: 'normal', mean: 1, sd: 0, low: 2 }, 0],
    [{ kind: 'lognormal', median: 2, sigma: 1, low: 2 }, 0.5],
    [{ kind: 'lognormal', median: -2, sigma: 1, low: -2 }, 0.5],
    [{ kind: 'lognormal', median: 2, sigma: 1, high: -1 }, 0],
    [{ kind: 'exponential', mean: 1, low: -5, high: Math.LN2 }, 0.5],
    [{ kind: 'exponential', mean: 0, low: 1 }, 0],
  ])('%j leaves %d', (law, share) => {
    expect(shareWithin(law)).toBeCloseTo(share, 14);
  });
});

describe('normalCdf', () => {
  // Abramowitz & Stegun (1964), table 26.1.
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-2, 0.0227501319481792],
    [3, 0.99865010196837],
    [9, 1],
    [-9, 0],
  ])('Φ(%d) = %d', (x, value) => {
    expect(normalCdf(x)).toBeCloseTo(value, 14);
  });
});

describe('valuesOf', () => {
  const law = { kind: 'normal', mean: 0, sd: 1 } as const;

  it('keeps a number, copies a list, and draws a law for each neuron', () => {
    const list = [1, 2, 3];
    expect(valuesOf(4, 3, 1, 1)).toBe(4);
    expect(valuesOf(list, 3, 1, 1)).toEqual(Float64Array.of(1, 2, 3));
    const drawn = valuesOf(law, 3, 1, 1) as Float64Array;
    expect(new Set(drawn).size).toBe(3);
    expect(valuesOf(law, 3, 1, 1)).toEqual(drawn);
  });

  it('a neuron keeps its value when the population grows; another name or seed draws others', () => {
    const few = valuesOf(law, 3, 1, hashId('p.b')) as Float64Array;
    expect((valuesOf(law, 5, 1, hashId('p.b')) as Float64Array).slice(0, 3)).toEqual(few);
    expect(valuesOf(law, 3, 2, hashId('p.b'))).not.toEqual(few);
    expect(valuesOf(law, 3, 1, hashId('p.c'))).not.toEqual(few);
  });
});
