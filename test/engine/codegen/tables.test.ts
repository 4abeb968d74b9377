import { describe, expect, it } from 'vitest';
import {
  closeTable,
  fillTable,
  isClosed,
  measureErrors,
  readTable,
  tableLength,
  type Curves,
  type Grid,
} from '../../../engine/codegen/tables.ts';

const grid: Grid = { low: -4, spacing: 0.25, last: 32 };

type Curve = (x: number) => number;

function all(curves: readonly Curve[]): Curves {
  return (x) => curves.map((curve) => curve(x));
}

function wide(curves: readonly Curve[], on = grid): Float64Array {
  const view = new Float64Array(tableLength(on, curves.length, 2));
  fillTable(view, on, all(curves));
  return view;
}

describe('a table of functions', () => {
  it('gives back cubics, each in its own column', () => {
    const curves: Curve[] = [(x) => x ** 3 - 2 * x, (x) => 5 - x ** 2, () => 7];
    const view = wide(curves);
    for (const x of [-4, -3.99, -0.125, 0, 1.7, 4]) {
      curves.forEach((curve, column) => expect(readTable(view, 3, column, x)).toBeCloseTo(curve(x), 12));
    }
  });

  it('pads f32 to four functions a vector', () => {
    const curves: Curve[] = [Math.exp, Math.sin, Math.cos, Math.tanh, (x) => x];
    const view = new Float32Array(tableLength(grid, curves.length, 4));
    fillTable(view, grid, all(curves));
    curves.forEach((curve, column) => {
      expect(Math.abs(readTable(view, 5, column, 1.3)! - curve(1.3))).toBeLessThan(1e-4);
    });
  });

  it('has no value outside of its range, nor at NaN, nor once it is closed', () => {
    const view = wide([Math.exp]);
    for (const x of [-4.0001, 4.0001, Infinity, -Infinity, Number.NaN]) expect(readTable(view, 1, 0, x)).toBeNull();
    expect(readTable(view, 1, 0, 4)).toBeCloseTo(Math.exp(4), 3);
    expect(isClosed(view)).toBe(false);
    closeTable(view);
    expect(isClosed(view)).toBe(true);
    expect(readTable(view, 1, 0, 0)).toBeNull();
  });

  it('is continuous from cell to cell', () => {
    const view = wide([Math.exp]);
    for (let k = 0; k < grid.last; k++) {
      const edge = grid.low + (k + 0.5) * grid.spacing;
      const [left, right] = [edge - 1e-9, edge + 1e-9].map((x) => readTable(view, 1, 0, x)!);
      expect(Math.abs(right! - left!)).toBeLessThan(3e-9 * Math.exp(edge));
    }
  });

  it('errs as the fourth power of the spacing, by h⁴ max|f⁗| / 1944', () => {
    const errors = [0.5, 0.25, 0.125].map((spacing) => {
      const on = { low: -4, spacing, last: 8 / spacing };
      return measureErrors(wide([Math.sin], on), on, all([Math.sin]))[0]!.error;
    });
    errors.forEach((error, k) => {
      const bound = (0.5 / 2 ** k) ** 4 / 1944;
      expect(error).toBeGreaterThan(0.9 * bound);
      expect(error).toBeLessThan(1.01 * bound);
    });
  });

  it('measures the error against the function’s largest value, and finds what is not finite', () => {
    const curves: Curve[] = [(x) => 100 * Math.sin(x), (x) => 1 / (x + 0.125), () => 0];
    const [sine, pole, nothing] = measureErrors(wide(curves), grid, all(curves));
    expect(sine!.relativeError / sine!.error).toBeCloseTo(0.01, 4);
    expect(pole).toEqual({ error: Infinity, relativeError: Infinity });
    expect(nothing).toEqual({ error: 0, relativeError: 0 });
  });
});
