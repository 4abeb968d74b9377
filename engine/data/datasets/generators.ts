import type { RandomSource } from '../../simulation/random.ts';
import { draws } from '../../learning/shuffle.ts';
import { categoryColumn, numberColumn, tableOf, type Table } from '../table.ts';

/** How a set is made. */
export interface GeneratorOptions {
  /** Rows; those of a logic table are repeated, so that there are at least so many. */
  readonly rows: number;
  /** Standard deviation of what is added to each input, or to the target of a function. */
  readonly noise: number;
  readonly random: RandomSource;
}

type Point = readonly [x: number, y: number];

/** Two or three classes in the plane, taken in turn. */
function planar(
  { rows, noise, random }: GeneratorOptions,
  classes: number,
  at: (k: number, u: number) => Point,
): Table {
  const x = new Float64Array(rows);
  const y = new Float64Array(rows);
  const names: string[] = [];
  for (let row = 0; row < rows; row++) {
    random.at(draws.data, row, 0);
    const k = row % classes;
    const [a, b] = at(k, random.uniform());
    x[row] = a + noise * random.normal();
    y[row] = b + noise * random.normal();
    names.push(String.fromCharCode(65 + k));
  }
  return tableOf(rows, [numberColumn('x', x), numberColumn('y', y), categoryColumn('class', names)]);
}

/** Three clouds around the corners of a triangle. */
export function blobs(options: GeneratorOptions): Table {
  const { random, noise } = options;
  return planar({ ...options, noise: 0 }, 3, (k) => {
    const angle = (2 * Math.PI * k) / 3 + Math.PI / 2;
    const spread = 0.5 + noise;
    return [2 * Math.cos(angle) + spread * random.normal(), 2 * Math.sin(angle) + spread * random.normal()];
  });
}

/** Two half circles that reach into each other, as scikit-learn's `make_moons`. */
export function moons(options: GeneratorOptions): Table {
  return planar(options, 2, (k, u) => {
    const angle = Math.PI * u;
    return k === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
  });
}

/** A circle around another of half its radius. */
export function circles(options: GeneratorOptions): Table {
  return planar(options, 2, (k, u) => {
    const radius = k === 0 ? 1 : 0.5;
    return [radius * Math.cos(2 * Math.PI * u), radius * Math.sin(2 * Math.PI * u)];
  });
}

/** Two arms of a spiral, a turn and three quarters each (Lang & Witbrock 1988). */
export function spirals(options: GeneratorOptions): Table {
  return planar(options, 2, (k, u) => {
    const angle = 3.5 * Math.PI * Math.sqrt(u);
    const radius = angle / (3.5 * Math.PI);
    return [radius * Math.sin(angle + k * Math.PI), radius * Math.cos(angle + k * Math.PI)];
  });
}

/** y = sin x for x on [0, 1], evenly. */
export function sine(options: GeneratorOptions): Table {
  return curve(options, Math.sin);
}

/** y = sin 2πx for x on [0, 1]: a whole wave, evenly. */
export function sineWave(options: GeneratorOptions): Table {
  return curve(options, (x) => Math.sin(2 * Math.PI * x));
}

/** y = 2x − 1 for x on [0, 1], evenly. */
export function linear(options: GeneratorOptions): Table {
  return curve(options, (x) => 2 * x - 1);
}

function curve({ rows, noise, random }: GeneratorOptions, f: (x: number) => number): Table {
  const x = Float64Array.from({ length: rows }, (_, row) => row / Math.max(1, rows - 1));
  const y = x.map((value, row) => f(value) + noise * random.at(draws.data, row, 0).normal());
  return tableOf(rows, [numberColumn('x', x), numberColumn('y', y)]);
}

/** All rows of a function of two bits, again and again. */
export function logic(f: (a: number, b: number) => number) {
  return ({ rows, noise, random }: GeneratorOptions): Table => {
    const count = Math.max(4, 4 * Math.ceil(rows / 4));
    const bit = (row: number, place: number): number => (row >> place) & 1;
    const column = (place: number): Float64Array =>
      Float64Array.from(
        { length: count },
        (_, row) => bit(row, place) + noise * random.at(draws.data, row, place).normal(),
      );
    const outputs = Array.from({ length: count }, (_, row) => String(f(bit(row, 1), bit(row, 0))));
    return tableOf(count, [numberColumn('a', column(1)), numberColumn('b', column(0)), categoryColumn('y', outputs)]);
  };
}
