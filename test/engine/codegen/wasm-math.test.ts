import { describe, expect, test } from 'vitest';
import { createModule } from '../../../engine/codegen/wasm/encoder.ts';
import { emitMath, type MathFunction } from '../../../engine/codegen/wasm/math.ts';
import type { Shape } from '../../../engine/codegen/wasm/math-values.ts';
import { op } from '../../../engine/codegen/wasm/opcodes.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { instantiate } from './wasm-support.ts';

type Column = Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
type Unary = Exclude<MathFunction, 'pow'>;

/** Runs a function over columns of any length. */
function compile(name: MathFunction, shape: Shape, inline?: boolean): (x: Column, y?: Column) => Column {
  const module = createModule({ memory: { min: 64 } });
  const b = module.addFunction({ name: 'f', params: ['i32'], results: [], exported: true });
  const at = b.local('i32');
  const again = b.loop();
  b.get(at).get(at).memory(op.v128_load);
  if (name === 'pow') b.get(at).memory(op.v128_load, 1 << 20);
  emitMath(b, name, shape, inline === undefined ? {} : { inline });
  b.memory(op.v128_store, 2 << 20);
  b.get(at).i32Const(16).emit(op.i32_add).tee(at).get(0).emit(op.i32_lt_u).brIf(again).end();
  const memory = new WebAssembly.Memory({ initial: 64 });
  const f = instantiate(module, { memory }).f!;
  const Lanes = shape === 'f64x2' ? Float64Array : Float32Array;
  return (x, y) => {
    new Lanes(memory.buffer).set(x);
    if (y) new Lanes(memory.buffer, 1 << 20).set(y);
    f(x.byteLength);
    return new Lanes(memory.buffer.slice(2 << 20, (2 << 20) + x.byteLength));
  };
}

const compute = (name: MathFunction, shape: Shape, x: number[]): number[] => [
  ...compile(name, shape)(shape === 'f64x2' ? new Float64Array(x) : new Float32Array(x)),
];

const references: Record<Unary, (x: number) => number> = {
  exp: Math.exp,
  expm1: Math.expm1,
  exprel: (x) => (x === 0 ? 1 : Math.expm1(x) / x),
  bernoulli: (x) => (x === 0 ? 1 : x / Math.expm1(x)),
  logistic: (x) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))),
  tanh: Math.tanh,
  sinh: Math.sinh,
  cosh: Math.cosh,
  log: Math.log,
};
const unary = Object.keys(references) as Unary[];
const shapes = ['f64x2', 'f32x4'] as const;

/** Widest arguments whose results are ordinary numbers, in f64 and f32. */
const ranges: Record<Unary, Record<Shape, readonly [number, number]>> = {
  exp: { f64x2: [-707.3, 709.78], f32x4: [-86.2, 88.72] },
  expm1: { f64x2: [-750, 709.78], f32x4: [-100, 88.72] },
  exprel: { f64x2: [-1e4, 709.78], f32x4: [-1e4, 93.2] },
  bernoulli: { f64x2: [-1e4, 700], f32x4: [-1e4, 87] },
  logistic: { f64x2: [-707, 800], f32x4: [-86, 100] },
  tanh: { f64x2: [-25, 25], f32x4: [-12, 12] },
  sinh: { f64x2: [-710.47, 710.47], f32x4: [-89.4, 89.4] },
  cosh: { f64x2: [-710.47, 710.47], f32x4: [-89.4, 89.4] },
  log: { f64x2: [0, Number.MAX_VALUE], f32x4: [0, 3.4e38] },
};

/** 100,000 arguments: a third anywhere in the range, a third in ±3, a third ±10^−u: tiny, and next to 0. */
function samples(name: Unary, shape: Shape): Column {
  const [low, high] = ranges[name][shape];
  const count = 100_000;
  const digits = shape === 'f64x2' ? 300 : 36;
  const random = createRandom(20260301).at(unary.indexOf(name), shapes.indexOf(shape), 0);
  const x = shape === 'f64x2' ? new Float64Array(count) : new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const u = random.uniform();
    const sign = random.uniform() < 0.5 ? -1 : 1;
    x[i] = [low + u * (high - low), sign * 3 * u, sign * 10 ** (-digits * u)][i % 3]!;
    if (name === 'log') x[i] = [10 ** ((2 * u - 1) * digits), 4 * u + 1e-9, 1 + sign * 10 ** (-16 * u)][i % 3]!;
  }
  return x;
}

function worstError(found: Column, x: Column, reference: (x: number) => number): { error: number; x: number } {
  const worst = { error: 0, x: NaN };
  for (const [i, argument] of x.entries()) {
    const exact = reference(argument);
    const error = found[i] === exact ? 0 : Math.abs(found[i]! - exact) / Math.abs(exact);
    if (!(error <= worst.error)) Object.assign(worst, { error, x: argument });
  }
  return worst;
}

describe.each(unary)('%s', (name) => {
  test('f64: relative error below 1e-15 in 100,000 places', () => {
    const x = samples(name, 'f64x2');
    const worst = worstError(compile(name, 'f64x2')(x), x, references[name]);
    expect(worst.error, `at ${String(worst.x)}`).toBeLessThan(1e-15);
  });

  test('f32: relative error below 3e-7 in 100,000 places', () => {
    const x = samples(name, 'f32x4');
    const worst = worstError(compile(name, 'f32x4')(x), x, references[name]);
    expect(worst.error, `at ${String(worst.x)}`).toBeLessThan(3e-7);
  });

  test.each(shapes)('%s: written in place or called, the bits are the same', (shape) => {
    const x = samples(name, shape).slice(0, 4096);
    x.set([0, -0, NaN, Infinity, -Infinity, 5e-324, -1, 1000]);
    expect(compile(name, shape, true)(x)).toEqual(compile(name, shape, false)(x));
  });
});

/** mpmath 1.3.0, mp.dps = 40, rounded to double: independent of JavaScript's own functions. */
const golden: Record<Unary, readonly (readonly [number, number])[]> = {
  exp: [
    [1.0, 2.718281828459045],
    [-20.3, 1.5269401591266087e-9],
    [0.1, 1.1051709180756477],
    [700.5, 1.6721859620674984e304],
  ],
  expm1: [
    [1e-9, 1.0000000005000001e-9],
    [-0.35, -0.29531191028128656],
    [0.35, 0.41906754859325723],
    [-3.7, -0.9752764735296606],
  ],
  exprel: [
    [1e-9, 1.0000000005],
    [-0.35, 0.8437483150893902],
    [2.5, 4.472997584281389],
    [-40.0, 0.025],
  ],
  bernoulli: [
    [1e-9, 0.9999999995],
    [-0.35, 1.1851875519230588],
    [2.5, 0.22356372458463003],
    [-40.0, 40.0],
  ],
  logistic: [
    [0.1, 0.52497918747894],
    [-30.5, 5.6756852326324e-14],
    [4.25, 0.9859363729567545],
    [-0.7, 0.3318122278318339],
  ],
  tanh: [
    [1e-12, 1e-12],
    [0.55, 0.5005202111902353],
    [-3.25, -0.996997635486526],
    [0.001, 0.0009999996666668],
  ],
  sinh: [
    [1e-7, 1.0000000000000017e-7],
    [0.6, 0.6366535821482412],
    [-12.5, -134168.6432585739],
    [300.0, 9.712131976206279e129],
  ],
  cosh: [
    [0.01, 1.0000500004166681],
    [0.6, 1.1854652182422676],
    [-12.5, 134168.64326230055],
    [300.0, 9.712131976206279e129],
  ],
  log: [
    [1.0000001, 9.999999505838704e-8],
    [0.7071, -0.346583180371942],
    [1e-200, -460.51701859880916],
    [123456.789, 11.723646487185881],
  ],
};

test.each(unary)('%s agrees with mpmath', (name) => {
  const found = compute(name, 'f64x2', [...golden[name].map(([x]) => x), 0].slice(0, 4));
  golden[name].forEach(([, exact], i) => expect(Math.abs(found[i]! / exact - 1)).toBeLessThan(1e-15));
});

/** Arguments where the result is exact; two vectors of f64, one of f32. */
const [inf, nan] = [Infinity, NaN];
const special: Record<Unary, readonly (readonly [number, number])[]> = {
  exp: [
    [0, 1],
    [-0, 1],
    [inf, inf],
    [-inf, 0],
    [nan, nan],
    [1000, inf],
    [-1000, 0],
    [1e-45, 1],
  ],
  expm1: [
    [0, 0],
    [inf, inf],
    [-inf, -1],
    [nan, nan],
    [1000, inf],
    [-1000, -1],
    [1e-30, Math.fround(1e-30)],
    [-1e30, -1],
  ],
  exprel: [
    [0, 1],
    [-0, 1],
    [inf, inf],
    [-inf, 0],
    [nan, nan],
    [1000, inf],
    [-1000, 1e-3],
    [1e-45, 1],
  ],
  bernoulli: [
    [0, 1],
    [-0, 1],
    [inf, 0],
    [-inf, inf],
    [nan, nan],
    [1000, 0],
    [-1000, 1000],
    [-1e-45, 1],
  ],
  logistic: [
    [0, 0.5],
    [-0, 0.5],
    [inf, 1],
    [-inf, 0],
    [nan, nan],
    [1000, 1],
    [-1000, 0],
    [1e-45, 0.5],
  ],
  tanh: [
    [0, 0],
    [inf, 1],
    [-inf, -1],
    [nan, nan],
    [1000, 1],
    [-1000, -1],
    [30, 1],
    [1e-30, Math.fround(1e-30)],
  ],
  sinh: [
    [0, 0],
    [-0, -0],
    [inf, inf],
    [-inf, -inf],
    [nan, nan],
    [1000, inf],
    [-1000, -inf],
    [1e-30, Math.fround(1e-30)],
  ],
  cosh: [
    [0, 1],
    [-0, 1],
    [inf, inf],
    [-inf, inf],
    [nan, nan],
    [1000, inf],
    [-1000, inf],
    [1e-30, 1],
  ],
  log: [
    [0, -inf],
    [-0, -inf],
    [inf, inf],
    [-inf, nan],
    [nan, nan],
    [-1, nan],
    [1, 0],
    [-1e-45, nan],
  ],
};

describe.each(shapes)('special values, %s', (shape) => {
  test.each(unary)('%s', (name) => {
    const round = shape === 'f32x4' ? Math.fround : (x: number): number => x;
    // Arguments that both shapes hold; the result is the one nearest to what the table says.
    const x = special[name].map(([argument]) => Math.fround(argument));
    expect(compute(name, shape, x)).toEqual(special[name].map(([, result]) => round(result)));
  });
});

describe('at the edges', () => {
  test('exp is finite up to the logarithm of the greatest double, and infinite from the next one on', () => {
    const [last, first] = [709.782712893384, 709.7827128933841];
    expect(compute('exp', 'f64x2', [last, first])).toEqual([expect.closeTo(1.797e308, -306), Infinity]);
    expect(compute('exp', 'f64x2', [-707.3, -708.4])).toEqual([expect.any(Number), 0]);
    expect(compute('exp', 'f64x2', [-707.3, 0])[0]).toBeGreaterThan(6e-308);
  });

  test('exprel goes on where e^x has overflowed: to 716.35', () => {
    // mpmath: (e^x − 1) / x at 710 and 716.3.
    const found = compute('exprel', 'f64x2', [710, 716.3]);
    [3.1464715016362125e305, 1.6984096007538126e308].forEach((exact, i) =>
      expect(Math.abs(found[i]! / exact - 1)).toBeLessThan(1e-15),
    );
  });

  test('log of subnormal numbers is exact to the last bits', () => {
    const x = [5e-324, 1e-310, 2 ** -1022, 3e-320];
    compute('log', 'f64x2', x).forEach((found, i) => expect(Math.abs(found / Math.log(x[i]!) - 1)).toBeLessThan(1e-15));
    const single = [2 ** -149, 2 ** -130, 2 ** -126, 2 ** -140];
    compute('log', 'f32x4', single).forEach((found, i) =>
      expect(Math.abs(found / Math.log(single[i]!) - 1)).toBeLessThan(3e-7),
    );
  });

  test('one special lane does not disturb its neighbour', () => {
    expect(compute('log', 'f64x2', [0, Math.E])).toEqual([-Infinity, 1]);
    expect(compute('exp', 'f64x2', [NaN, 0])).toEqual([NaN, 1]);
    expect(compute('exprel', 'f32x4', [0, NaN, -1000, 0])).toEqual([1, NaN, Math.fround(1e-3), 1]);
  });
});

describe('pow', () => {
  const error = (shape: Shape, bound: number): number => {
    const random = createRandom(7).at(0, 0, 0);
    const make = (value: () => number): Column => {
      const column = shape === 'f64x2' ? new Float64Array(100_000) : new Float32Array(100_000);
      return column.map(value);
    };
    const widest = shape === 'f64x2' ? 700 : 80;
    const x = make(() => Math.exp(((2 * random.uniform() - 1) * widest) / bound));
    const y = make(() => (2 * random.uniform() - 1) * bound);
    const found = compile('pow', shape)(x, y);
    let i = 0;
    return worstError(found, x, (argument) => argument ** y[i++]!).error;
  };

  test('f64: relative error below 1e-15 for |y| < 10, below 1e-14 for |y| < 100', () => {
    expect(error('f64x2', 1)).toBeLessThan(1e-15);
    expect(error('f64x2', 10)).toBeLessThan(1e-15);
    expect(error('f64x2', 100)).toBeLessThan(1e-14);
  });

  test('f32: relative error below 3e-7 for |y| < 1, below 6e-7 for |y| < 10', () => {
    expect(error('f32x4', 1)).toBeLessThan(3e-7);
    expect(error('f32x4', 10)).toBeLessThan(6e-7);
  });

  test.each(shapes)('%s: zero, infinite, negative and NaN as in Math.pow', (shape) => {
    const Lanes = shape === 'f64x2' ? Float64Array : Float32Array;
    const bases = [0, -0, 1, -1, 2, -2, 0.5, -3, Infinity, -Infinity, NaN];
    const powers = [0, -0, 1, -1, 2, -2, 3, -3, 0.5, 2.5, -0.5, Infinity, -Infinity, NaN];
    const f = compile('pow', shape);
    for (const base of bases) {
      for (const power of powers) {
        // Math.pow alone says NaN here; IEEE 754 and C say 1.
        const expected = Math.abs(base) === 1 && Math.abs(power) === Infinity ? 1 : base ** power;
        const [found] = f(new Lanes(4).fill(base), new Lanes(4).fill(power));
        const message = `${String(base)} ** ${String(power)}`;
        if (Number.isFinite(expected) && expected !== 0) {
          expect(Math.abs(found! / expected - 1), message).toBeLessThan(shape === 'f64x2' ? 1e-15 : 3e-7);
        } else expect(found, message).toBe(expected);
      }
    }
  });

  test('a subnormal base', () => {
    const [found] = compile('pow', 'f64x2')(new Float64Array([1e-310, 1]), new Float64Array([0.5, 1]));
    expect(Math.abs(found! / 1e-310 ** 0.5 - 1)).toBeLessThan(1e-15);
  });
});
