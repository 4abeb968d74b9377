import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchLine, type LinePoint } from '../../../engine/learning/lbfgs/line-search.ts';

type Curve = readonly [value: (a: number) => number, slope: (a: number) => number];

/** Of Moré & Thuente (1994), with shapes that are hard: flat, narrow, wavy; and one that is no number beyond 2. */
const curves: Readonly<Record<string, Curve>> = {
  quadratic: [(a) => (a - 3) ** 2, (a) => 2 * (a - 3)],
  'Moré & Thuente 1': [(a) => -a / (a * a + 2), (a) => (a * a - 2) / (a * a + 2) ** 2],
  'Moré & Thuente 2': [
    (a) => (a + 0.004) ** 5 - 2 * (a + 0.004) ** 4,
    (a) => 5 * (a + 0.004) ** 4 - 8 * (a + 0.004) ** 3,
  ],
  wavy: [(a) => 0.1 * a * a - 4 * a + Math.sin(3 * a), (a) => 0.2 * a - 4 + 3 * Math.cos(3 * a)],
  'no number beyond 2': [(a) => (a < 2 ? -Math.log(2 - a) - 3 * a : NaN), (a) => 1 / (2 - a) - 3],
  'very steep': [(a) => 1e6 * (a - 1e-3) ** 2, (a) => 2e6 * (a - 1e-3)],
};

function search([value, slope]: Curve, first: number, most = 60) {
  const seen: LinePoint[] = [];
  const at = (step: number): LinePoint => {
    const point = { step, value: value(step), slope: slope(step) };
    seen.push(point);
    return point;
  };
  const start = { step: 0, value: value(0), slope: slope(0) };
  return { start, seen, result: searchLine(at, start, first, most) };
}

describe('the line search', () => {
  const cases = Object.entries(curves).flatMap(([name, curve]) =>
    [1e-3, 0.1, 1, 10, 1000].map((first) => [name, first, curve] as const),
  );

  it.each(cases)('meets both strong Wolfe conditions on %s, from %d', (_, first, curve) => {
    const { start, seen, result } = search(curve, first);
    const point = result.point!;
    expect(result.isWolfe).toBe(true);
    expect(result.evaluations).toBe(seen.length);
    expect(point.value).toBeLessThanOrEqual(start.value + 1e-4 * point.step * start.slope);
    expect(Math.abs(point.slope)).toBeLessThanOrEqual(0.9 * Math.abs(start.slope));
  });

  it('comes to the minimum of random cubics as near as is asked', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        fc.double({ min: 0.001, max: 50, noNaN: true }),
        (width, tilt, first) => {
          const curve: Curve = [(a) => (a / width) ** 4 - tilt * a, (a) => (4 * (a / width) ** 3) / width - tilt];
          const { start, result } = search(curve, first);
          expect(result.isWolfe).toBe(true);
          expect(Math.abs(result.point!.slope)).toBeLessThanOrEqual(0.9 * Math.abs(start.slope));
          expect(result.evaluations).toBeLessThan(25);
        },
      ),
      { seed: 6 },
    );
  });

  it('says that it found nothing lower, and stops at its limit', () => {
    const lying: Curve = [(a) => a, () => -1];
    expect(search(lying, 1, 20).result).toMatchObject({ point: null, isWolfe: false });
    const endless: Curve = [(a) => -a, () => -1];
    const { result } = search(endless, 1, 8);
    expect(result).toMatchObject({ evaluations: 8, isWolfe: false });
    expect(result.point!.step).toBe(128);
  });
});
