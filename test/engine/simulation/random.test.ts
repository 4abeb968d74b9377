import { describe, expect, it } from 'vitest';
import { createRandom, hashId } from '../../../engine/simulation/random.ts';
import { chiSquare, chiSquareLimit, kolmogorovSmirnov, moments, normalCdf } from '../support/statistics.ts';

const draws = 100_000;

/** One draw of each step, as a stochastic neuron makes them. */
function sample(draw: 'uniform' | 'normal', seed = 7): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: draws }, (_, step) => random.at(1, 0, step)[draw]());
}

describe('uniform', () => {
  const values = sample('uniform');
  const { mean, variance } = moments(values);

  it('has mean 1/2 and variance 1/12 within 4 standard errors', () => {
    // Var(mean) = 1/(12 n); Var(variance) ≈ (μ₄ − σ⁴)/n = (1/80 − 1/144)/n.
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / draws));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt((1 / 80 - 1 / 144) / draws));
  });

  it('fills 100 bins evenly', () => {
    const counts = Array<number>(100).fill(0);
    for (const value of values) counts[Math.floor(value * 100)]!++;
    expect(chiSquare(counts, Array<number>(100).fill(draws / 100))).toBeLessThan(chiSquareLimit(99));
  });

  it('lies in [0, 1) on the grid of 2⁻⁵³, each of whose bits is set half of the time', () => {
    const scaled = [...values].map((value) => value * 2 ** 53);
    expect(scaled.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 53)).toBe(true);
    const some = scaled.slice(0, 20_000);
    for (let bit = 0; bit < 53; bit++) {
      const set = some.filter((value) => Math.floor(value / 2 ** bit) % 2 === 1).length;
      // 5 standard errors, as there are 53 bits to be lucky with.
      expect(Math.abs(set - some.length / 2)).toBeLessThan(5 * Math.sqrt(some.length / 4));
    }
  });

  it('does not correlate with the next step, the next neuron or the next draw', () => {
    const random = createRandom(7);
    const pairs = {
      step: (s: number) => random.at(1, 0, s + 1).uniform(),
      neuron: (s: number) => random.at(1, 1, s).uniform(),
      draw: (s: number) => (random.at(1, 0, s).uniform(), random.uniform()),
    };
    for (const other of Object.values(pairs)) {
      let sum = 0;
      for (let s = 0; s < draws; s++) sum += (values[s]! - 0.5) * (other(s) - 0.5);
      // The product of two independent uniforms about their means has variance 1/144.
      expect(Math.abs(sum / draws)).toBeLessThan(4 * Math.sqrt(1 / 144 / draws));
    }
  });
});

describe('normal', () => {
  const values = sample('normal');

  it('has the moments of the standard normal within 4 standard errors', () => {
    const { mean, variance, skew, kurtosis } = moments(values);
    // Variances of the sample moments of a normal law: 1/n, 2/n, 6/n, 24/n.
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(1 / draws));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / draws));
    expect(Math.abs(skew)).toBeLessThan(4 * Math.sqrt(6 / draws));
    expect(Math.abs(kurtosis)).toBeLessThan(4 * Math.sqrt(24 / draws));
  });

  it('follows the normal distribution function', () => {
    expect(kolmogorovSmirnov(values, normalCdf)).toBeLessThan(2.3);
  });
});

describe('a place', () => {
  const random = createRandom(7);
  const first = (): number => random.uniform();

  it('gives the same draws whatever was drawn before, in any order', () => {
    const places = Array.from({ length: 50 }, (_, i) => ({ population: i % 3, neuron: i % 7, step: i }));
    const drawAt = (i: number): number[] => {
      const { population, neuron, step } = places[i]!;
      random.at(population, neuron, step);
      return [random.uniform(), random.normal(), random.poisson(3)];
    };
    const forward = places.map((_, i) => drawAt(i));
    const backward = places.map((_, i) => drawAt(places.length - 1 - i)).reverse();
    expect(backward).toEqual(forward);
  });

  it('gives other draws for another population, neuron, step, seed or trial', () => {
    const seen = [
      createRandom(7).at(1, 2, 3).uniform(),
      createRandom(7).at(2, 2, 3).uniform(),
      createRandom(7).at(1, 3, 3).uniform(),
      createRandom(7).at(1, 2, 4).uniform(),
      createRandom(8).at(1, 2, 3).uniform(),
      createRandom(7, 1).at(1, 2, 3).uniform(),
    ];
    expect(new Set(seen).size).toBe(6);
  });

  it('does not come back after 2³² steps', () => {
    const steps = [5, 2 ** 32 + 5, 2 ** 33 + 5, 2 ** 40 + 5];
    const values = steps.map((step) => random.at(1, 2, step).uniform());
    expect(new Set(values).size).toBe(4);
    // The far step's second block is not the near step's.
    random.at(1, 2, 2 ** 32);
    const far = [first(), first(), first(), first()];
    random.at(1, 2, 0);
    const near = [first(), first(), first(), first()];
    expect(far.some((value) => near.includes(value))).toBe(false);
  });
});

describe('hashId', () => {
  /** Published test vectors of FNV-1a, 32 bits. */
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('of "%s" is FNV-1a', (id, hash) => {
    expect(hashId(id)).toBe(hash);
  });
});
