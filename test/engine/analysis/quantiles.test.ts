import { describe, expect, it } from 'vitest';
import {
  binomialQuantile,
  chiSquareQuantile,
  normalTails,
  poissonInterval,
  poissonQuantile,
} from '../../../engine/analysis/quantiles.ts';

/** Expected values are SciPy's (1.17.1): binom.ppf, poisson.ppf, chi2.ppf and norm.sf. */
describe('quantiles', () => {
  it.each([
    [10, 0.3, 0, 6],
    [100, 0.7, 61, 79],
    [1000, 0.7, 671, 728],
    [1000, 0.01, 4, 17],
    [100_000, 0.5, 49_690, 50_310],
    [7, 0, 0, 0],
    [7, 1, 7, 7],
  ])('of %i trials with probability %d are %i and %i', (n, p, low, high) => {
    expect([binomialQuantile(n, p, 0.025), binomialQuantile(n, p, 0.975)]).toEqual([low, high]);
  });

  it.each([
    [0.1, 0, 1],
    [3, 0, 7],
    [30, 20, 41],
    [1000, 938, 1062],
  ])('of a Poisson count of mean %d are %i and %i', (mean, low, high) => {
    expect([poissonQuantile(mean, 0.025), poissonQuantile(mean, 0.975)]).toEqual([low, high]);
  });

  it.each([
    [0, 0, 3.6888794541139354],
    [1, 0.025317807984289876, 5.571643390938898],
    [5, 1.6234863901184207, 11.66833207932267],
    [100, 81.36399125092314, 121.62679379242638],
    [10_000, 9804.952467260184, 10197.951624661473],
  ])('the interval of a count of %i is Garwood’s', (count, low, high) => {
    const found = poissonInterval(count);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
    expect(Math.abs(found.high / high - 1)).toBeLessThan(1e-9);
  });

  it.each([
    [1, 0.0009820691171752555, 5.023886187314888],
    [5, 0.8312116134866625, 12.832501994030027],
    [100, 74.22192747492373, 129.5611971858366],
    [5000, 4805.904730862248, 5197.883771923797],
  ])('of χ² with %i degrees of freedom agree within 1e-8', (freedom, low, high) => {
    expect(chiSquareQuantile(freedom, 0.025) / low).toBeCloseTo(1, 8);
    expect(chiSquareQuantile(freedom, 0.975) / high).toBeCloseTo(1, 8);
  });

  it('the tails of the normal distribution shrink as they should', () => {
    expect(normalTails(0)).toBe(1);
    expect(normalTails(1.96)).toBeCloseTo(0.04999579029644087, 9);
    expect(normalTails(4)).toBeCloseTo(6.334248366623973e-5, 9);
    expect(normalTails(-1)).toBe(normalTails(1));
  });
});
