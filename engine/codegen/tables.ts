import type { RealArray } from './memory.ts';

/**
 * A table of functions of one variable. Grid point k stands for the potentials half a cell around low + k·spacing, where
 * each function is a cubic in d, the distance from the point in cells: it meets the function at d = ±1/2 and ±1/6, so that
 * neighbours meet as well. An array of reals holds low, 1/spacing, the last grid point and 0, and then for each point, from d³
 * down to d⁰, the coefficient of every function, padded to whole vectors of `lanes`: what one lookup reads lies together.
 */
export interface Grid {
  readonly low: number;
  /** A power of two: then grid points have no rounding. */
  readonly spacing: number;
  /** Number of the last grid point. */
  readonly last: number;
}

export const powers = [3, 2, 1, 0] as const;

/** Reals before the first row. */
export const headerLength = 4;

/** Reals of a row: a grid point's coefficients. `lanes` are the reals of a vector of 16 bytes. */
export function rowLength(functions: number, lanes: number): number {
  return powers.length * paddedLength(functions, lanes);
}

export function tableLength(grid: Grid, functions: number, lanes: number): number {
  return headerLength + (grid.last + 1) * rowLength(functions, lanes);
}

function paddedLength(functions: number, lanes: number): number {
  return Math.ceil(functions / lanes) * lanes;
}

export function lanesOf(view: RealArray): number {
  return 16 / view.BYTES_PER_ELEMENT;
}

/** Functions of one variable: gives the values of all at x, in a list that the next call overwrites. */
export type Curves = (x: number) => ArrayLike<number>;

/** Fills a table of as many functions as `curves` gives values. */
export function fillTable(view: RealArray, { low, spacing, last }: Grid, curves: Curves): void {
  view.set([low, 1 / spacing, last, 0]);
  const at = (k: number, d: number): number[] => Array.from(curves(low + (k + d) * spacing));
  let left = at(0, -1 / 2);
  const stride = paddedLength(left.length, lanesOf(view));
  for (let k = 0; k <= last; k++) {
    const [inner, next, right] = [at(k, -1 / 6), at(k, 1 / 6), at(k, 1 / 2)] as const;
    const start = headerLength + k * powers.length * stride;
    for (let column = 0; column < right.length; column++) {
      const coefficients = cubicThrough(left[column]!, inner[column]!, next[column]!, right[column]!);
      coefficients.forEach((coefficient, power) => (view[start + power * stride + column] = coefficient));
    }
    left = right;
  }
}

/** Coefficients of d³ … d⁰ of the cubic with these values at d = −1/2, −1/6, 1/6 and 1/2. */
function cubicThrough(a: number, b: number, c: number, d: number): number[] {
  const even = [(d + a) / 2, (c + b) / 2] as const;
  const odd = [d - a, 3 * (c - b)] as const;
  const third = 4.5 * (odd[0] - odd[1]);
  const second = 4.5 * (even[0] - even[1]);
  return [third, second, odd[1] - third / 36, even[1] - second / 36];
}

/** Makes a table one that no value is in the range of, so that every lookup computes the function. */
export function closeTable(view: RealArray): void {
  view[2] = -1;
}

export function isClosed(view: RealArray): boolean {
  return view[2]! < 0;
}

/** The function at x, in the order of operations that the kernels have; null outside of the range. */
export function readTable(view: RealArray, functions: number, column: number, x: number): number | null {
  const t = (x - view[0]!) * view[1]!;
  if (!(t >= 0 && t <= view[2]!)) return null;
  const k = t + roundingBias - roundingBias;
  const d = t - k;
  const stride = paddedLength(functions, lanesOf(view));
  const start = headerLength + k * powers.length * stride + column;
  let value = view[start]!;
  for (let power = 1; power < powers.length; power++) value = value * d + view[start + power * stride]!;
  return value;
}

/** 1.5 · 2^52: adding it rounds to an integer, halves to even. */
const roundingBias = 6755399441055744;

export interface TableError {
  /** Largest distance from the function. */
  readonly error: number;
  /** As a part of the function's largest value. */
  readonly relativeError: number;
}

/** How far a table is from each of its functions: at two points of each cell where they do not meet. */
export function measureErrors(view: RealArray, { low, spacing, last }: Grid, curves: Curves): TableError[] {
  const functions = curves(low).length;
  const largest = new Float64Array(functions);
  const error = new Float64Array(functions);
  for (let k = 0; k < last; k++) {
    // The error is largest at 3/8; multiples of the golden ratio are spread evenly, and alike on no grid.
    for (const d of [3 / 8, (k * goldenRatio) % 1]) {
      const x = low + (k + d) * spacing;
      const values = curves(x);
      for (let column = 0; column < functions; column++) {
        const value = values[column]!;
        const distance = Math.abs(readTable(view, functions, column, x)! - value);
        largest[column] = Math.max(largest[column]!, Math.abs(value));
        error[column] = Number.isNaN(distance) ? Infinity : Math.max(error[column]!, distance);
      }
    }
  }
  return Array.from(error, (each, column) => {
    return {
      error: each,
      relativeError: Number.isFinite(each) && largest[column]! > 0 ? each / largest[column]! : each,
    };
  });
}

const goldenRatio = (1 + Math.sqrt(5)) / 2;
