import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveLinearProgram } from '../../../engine/learning/solvers/linear-programming.ts';

const small = fc.integer({ min: -4, max: 4 });
const programs = fc.record({ m: fc.integer({ min: 1, max: 5 }), n: fc.integer({ min: 1, max: 7 }) }).chain(({ m, n }) =>
  fc.record({
    objective: fc.array(small, { minLength: n, maxLength: n }),
    rows: fc.array(fc.array(small, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
    right: fc.array(small, { minLength: m, maxLength: m }),
  }),
);
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, each, k) => sum + each * b[k]!, 0);
const columnsOf = ({ rows, objective }: { rows: number[][]; objective: number[] }): number[][] =>
  objective.map((_, j) => rows.map((row) => row[j]!));

describe('linear programming', () => {
  it('solves a textbook case: 36 at (2, 6)', () => {
    // Wyndor Glass, Hillier & Lieberman: maximise 3a + 5b with a ≤ 4, 2b ≤ 12, 3a + 2b ≤ 18.
    const solution = solveLinearProgram({
      objective: [-3, -5, 0, 0, 0],
      rows: [
        [1, 0, 1, 0, 0],
        [0, 2, 0, 1, 0],
        [3, 2, 0, 0, 1],
      ],
      right: [4, 12, 18],
    });
    expect(solution).toMatchObject({ kind: 'optimal', value: -36 });
    if (solution.kind !== 'optimal') return;
    expect([...solution.x]).toEqual([2, 6, 2, 0, 0]);
    [0, -1.5, -1].forEach((price, i) => expect(solution.dual[i]).toBeCloseTo(price, 12));
  });

  it('does not go round in circles where the steepest column would (Beale 1955)', () => {
    const solution = solveLinearProgram({
      objective: [-0.75, 150, -0.02, 6, 0, 0, 0],
      rows: [
        [0.25, -60, -0.04, 9, 1, 0, 0],
        [0.5, -90, -0.02, 3, 0, 1, 0],
        [0, 0, 1, 0, 0, 0, 1],
      ],
      right: [0, 0, 1],
    });
    expect(solution.kind === 'optimal' && solution.value).toBeCloseTo(-0.05, 12);
  });

  it('proves each answer, for random programs', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(programs, (program) => {
        const solution = solveLinearProgram(program);
        seen.add(solution.kind);
        const columns = columnsOf(program);
        if (solution.kind === 'infeasible') {
          for (const column of columns) expect(dot(column, solution.ray)).toBeLessThan(1e-7);
          expect(dot(program.right, solution.ray)).toBeGreaterThan(1e-7);
          return;
        }
        if (solution.kind === 'unfinished') throw new Error('Found an unfinished program');
        const { x } = solution;
        program.rows.forEach((row, i) => expect(dot(row, x)).toBeCloseTo(program.right[i]!, 7));
        expect(Math.min(...x)).toBeGreaterThanOrEqual(0);
        if (solution.kind === 'unbounded') return;
        expect(dot(program.objective, x)).toBeCloseTo(solution.value, 7);
        expect(dot(program.right, solution.dual)).toBeCloseTo(solution.value, 7);
        columns.forEach((column, j) => expect(dot(column, solution.dual)).toBeLessThan(program.objective[j]! + 1e-7));
      }),
      { numRuns: 2000, seed: 1 },
    );
    expect([...seen].sort()).toEqual(['infeasible', 'optimal', 'unbounded']);
  });

  it('stops at its limit of pivots, and refuses rows that do not fit', () => {
    const program = { objective: [-1, 0], rows: [[1, 1]], right: [1] };
    expect(solveLinearProgram(program, 0)).toEqual({ kind: 'unfinished', pivots: 0 });
    expect(() => solveLinearProgram({ ...program, rows: [[1]] })).toThrow('Found 1 numbers in row 0, expected 2');
  });
});
