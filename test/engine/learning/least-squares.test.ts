import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveLeastSquares } from '../../../engine/learning/solvers/least-squares.ts';

const number = fc.double({ min: -3, max: 3, noNaN: true });
const cases = fc
  .record({ rows: fc.integer({ min: 1, max: 12 }), columns: fc.integer({ min: 1, max: 7 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      columns: fc.constant(columns),
      matrix: fc.array(number, { minLength: rows * columns, maxLength: rows * columns }),
      right: fc.array(number, { minLength: rows, maxLength: rows }),
      isTwin: fc.boolean(),
    }),
  );

describe('least squares of extreme numbers', () => {
  it.each([1e200, 1e-200])('finds the line through inputs of about %d', (size) => {
    const { x, rank, singularValues } = solveLeastSquares(Float64Array.of(size, 2 * size), Float64Array.of(3, 6), 1);
    expect(x[0]! * size).toBeCloseTo(3, 12);
    expect(rank).toBe(1);
    expect(singularValues[0]! / size).toBeCloseTo(Math.sqrt(5), 12);
  });
});

describe('least squares', () => {
  it('leave a rest at right angles to all columns, and are in the span of the rows: least and shortest', () => {
    fc.assert(
      fc.property(cases, ({ columns, matrix, right, isTwin }) => {
        const m = Float64Array.from(matrix, (each, k) => (isTwin && k % columns === 1 ? 2 * matrix[k - 1]! : each));
        const { x, rank, singularValues } = solveLeastSquares(m, Float64Array.from(right), columns);
        const rows = right.map((_, i) => m.subarray(i * columns, (i + 1) * columns));
        const times = (row: ArrayLike<number>): number => x.reduce((sum, each, j) => sum + each * row[j]!, 0);
        const rest = rows.map((row, i) => right[i]! - times(row));
        const smallest = singularValues[rank - 1] ?? 1;
        const slack = 1e-9 * (1 + singularValues[0]!) * (1 + 1 / smallest);
        for (let j = 0; j < columns; j++)
          expect(Math.abs(rows.reduce((sum, row, i) => sum + row[j]! * rest[i]!, 0))).toBeLessThan(slack);
        if (isTwin && columns > 1) {
          expect(rank).toBeLessThan(columns);
          // The shortest x weighs twin columns as they are long.
          expect(Math.abs(x[1]! - 2 * x[0]!)).toBeLessThan(slack * (1 + Math.hypot(...x)));
        }
        const squares = m.reduce((sum, each) => sum + each * each, 0);
        expect(singularValues.reduce((sum, each) => sum + each * each, 0)).toBeCloseTo(squares, 8);
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  it('keep digits that normal equations lose', () => {
    // Läuchli's matrix: 1 + e² is 1 in f64, so XᵀX is singular.
    const e = 1e-9;
    const { x, rank } = solveLeastSquares(Float64Array.from([1, 1, e, 0, 0, e]), Float64Array.from([2, e, e]), 2);
    expect(rank).toBe(2);
    for (const each of x) expect(each).toBeCloseTo(1, 6);
  });

  it('have the singular values of Hilbert’s matrix of order 3', () => {
    const hilbert = Float64Array.from({ length: 9 }, (_, k) => 1 / (Math.floor(k / 3) + (k % 3) + 1));
    const { singularValues } = solveLeastSquares(hilbert, new Float64Array(3), 3);
    [1.408318927123654, 0.122327065853906, 0.00268734035577353].forEach((each, k) =>
      expect(singularValues[k]).toBeCloseTo(each, 14),
    );
  });
});
