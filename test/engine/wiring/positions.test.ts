import { describe, expect, it } from 'vitest';
import { probabilityBetween } from '../../../engine/wiring/distance-table.ts';
import { distanceIn } from '../../../engine/wiring/positions.ts';

describe('distanceIn', () => {
  it('a line: neurons in the middle of equal parts', () => {
    const distance = distanceIn('line', 4, 2);
    expect(distance(0, 0)).toBe(0.125);
    expect(distance(0, 1)).toBe(0.625);
    expect(distance(3, 0)).toBe(0.625);
    expect(distanceIn('line', 1, 1)(0, 0)).toBe(0);
  });

  it('a ring: the shorter way round', () => {
    const distance = distanceIn('ring', 4, 4);
    expect(distance(0, 3)).toBe(0.25);
    expect(distance(0, 2)).toBe(0.5);
    expect(distance(1, 1)).toBe(0);
  });

  it('a grid: the smallest square board that holds all, row by row', () => {
    const distance = distanceIn('grid', 5, 5);
    expect(distance(0, 1)).toBeCloseTo(1 / 3, 12);
    expect(distance(0, 3)).toBeCloseTo(1 / 3, 12);
    expect(distance(0, 4)).toBeCloseTo(Math.SQRT2 / 3, 12);
    expect(distanceIn('grid', 4, 1)(0, 0)).toBeCloseTo(Math.SQRT2 / 4, 12);
  });
});

describe('probabilityBetween', () => {
  // Some have few different distances, and a table; 7 and 5 have as many as pairs, and none.
  it.each([
    [8, 8],
    [64, 48],
    [7, 5],
    [1, 1],
    [400, 100],
  ])('from %d to %d neurons: the expression of each distance', (n, m) => {
    for (const space of ['line', 'ring', 'grid'] as const) {
      const probability = probabilityBetween({ kind: 'DistanceDependent', space, probability: 'd', self: true }, n, m);
      const distance = distanceIn(space, n, m);
      for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) expect(probability(i, j)).toBeCloseTo(distance(i, j), 12);
    }
  });
});
