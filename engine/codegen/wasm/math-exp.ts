import type { Formulas, Value } from './math-values.ts';

/**
 * e^x = 2^k e^r with k = round(x / ln 2) and |r| ≤ ln 2 / 2 (Cody & Waite 1980), and e^r = (R + r) / (R − r), where
 * R = r coth(r / 2) is even in r: 2 + r²(c₀ + c₁r² + …). The coefficients are the minimax ones (Remez) of the
 * relative error of e^r − 1 on that interval: 1e-18 in f64, 2.5e-9 in f32.
 */
interface Reduction {
  readonly mantissaBits: number;
  readonly exponentBias: number;
  /** 1.5 · 2^mantissaBits: adding it rounds to an integer, which then stands in the low bits of the sum. */
  readonly round: number;
  /** ln 2 in two parts; k · high is exact. */
  readonly ln2High: number;
  readonly ln2Low: number;
  readonly coefficients: readonly number[];
}

const reductions: Record<Formulas['shape'], Reduction> = {
  f64x2: {
    mantissaBits: 52,
    exponentBias: 1023,
    round: 6755399441055744,
    ln2High: 0.6931471803691238,
    ln2Low: 1.9082149292705877e-10,
    coefficients: [
      0.166666666666666, -0.0027777777776982573, 6.613756313367974e-5, -1.6533894327172706e-6, 4.137869636774228e-8,
    ],
  },
  f32x4: {
    mantissaBits: 23,
    exponentBias: 127,
    round: 12582912,
    ln2High: 0.693359375,
    ln2Low: -2.1219444e-4,
    coefficients: [0.166666245, -0.00276662776],
  },
};

interface Quotient {
  readonly numerator: Value;
  readonly denominator: Value;
}

/** e^x. */
export function exp(f: Formulas, x: Value): Value {
  // 2^(k−2) above and ¼ below: at k = 1024 the scale itself, or its product with R + r, would overflow too early.
  const { R, r, scale } = reduce(f, clamp(f, x, 2), 2);
  return f.div(f.mul(f.add(R, r), scale), f.mul(f.sub(R, r), f.constant(0.25)));
}

/** 2^n e^x for integers n of any size and |x| up to 1000 (f64) or 120 (f32). */
export function scaledExp(f: Formulas, n: Value, x: Value): Value {
  const { mantissaBits, exponentBias } = reductions[f.shape];
  const { k, r, R } = reduceArgument(f, x, 1);
  const exponent = f.above(f.below(f.add(n, k), f.constant(exponentBias + 2)), f.constant(1 - exponentBias));
  const scale = f.shiftLeft(f.add(exponent, exponentOffset(f, 1)), mantissaBits);
  const half = f.keep(f.mul(f.div(f.add(R, r), f.sub(R, r)), scale));
  return f.add(half, half);
}

/** (e^x − 1) / x, and 1 at 0. */
export function exprel(f: Formulas, x: Value): Value {
  const { numerator, denominator } = exprelQuotient(f, x);
  return f.div(numerator, denominator);
}

/** x / (e^x − 1), and 1 at 0: 1 / exprel x in one division, the rate of many gates (Bernoulli's function). */
export function bernoulli(f: Formulas, x: Value): Value {
  const { numerator, denominator } = exprelQuotient(f, x);
  return f.div(denominator, numerator);
}

function exprelQuotient(f: Formulas, x: Value): Quotient {
  const bias = f.shape === 'f64x2' ? 11 : 8;
  const tiny = f.shape === 'f64x2' ? 1e-150 : 1e-18;
  // Where x² is 0, x is as good as `tiny`: the quotient is 1 in both cases, but 0 / 0 would not be.
  const away = f.keep(f.add(x, f.and(f.eq(f.mul(x, x), f.constant(0)), f.constant(tiny))));
  const bounded = f.keep(f.below(away, f.constant(highest(f, bias))));
  const { numerator, denominator } = scaledExpm1(f, f.above(bounded, f.constant(lowest(f, bias))), bias);
  return { numerator, denominator: f.mul(denominator, f.mul(bounded, f.constant(2 ** -bias))) };
}

/** e^x − 1, accurate near 0. */
export function expm1(f: Formulas, x: Value): Value {
  const { numerator, denominator } = scaledExpm1(f, clamp(f, x, 2), 2);
  return f.mul(f.div(numerator, denominator), f.constant(4));
}

/** tanh x = e / (e + 2) with e = e^(2x) − 1. */
export function tanh(f: Formulas, x: Value): Value {
  const end = f.shape === 'f64x2' ? 44 : 20;
  const twice = f.above(f.below(f.add(x, x), f.constant(end)), f.constant(-end));
  const { numerator, denominator } = scaledExpm1(f, twice, 0);
  return f.div(numerator, f.add(numerator, f.add(denominator, denominator)));
}

/** 1 / (1 + e^−x) = e / (e + 1) with e = e^x. */
export function logistic(f: Formulas, x: Value): Value {
  const { R, r, scale } = reduce(f, f.above(f.below(x, f.constant(44)), f.constant(lowest(f, 0))), 0);
  const numerator = f.keep(f.mul(f.add(R, r), scale));
  return f.div(numerator, f.add(numerator, f.sub(R, r)));
}

/** sinh x = ± (e + e / (e + 1)) / 2 with e = e^|x| − 1. */
export function sinh(f: Formulas, x: Value): Value {
  const { numerator, denominator } = scaledExpm1(f, clamp(f, f.abs(x), 3), 3);
  const half = f.keep(f.mul(f.div(numerator, denominator), f.constant(4)));
  // Past 1e30 the quotient is lost in the sum, but must not become ∞ / ∞.
  const finite = f.keep(f.below(half, f.constant(1e30)));
  const size = f.add(half, f.div(finite, f.add(f.add(finite, finite), f.constant(1))));
  return f.or(size, f.and(x, f.constant(-0)));
}

/** cosh x = h + 1 / (4h) with h = e^|x| / 2. */
export function cosh(f: Formulas, x: Value): Value {
  const { R, r, scale } = reduce(f, clamp(f, f.abs(x), 2), 2);
  const quarter = f.keep(f.mul(f.div(f.add(R, r), f.sub(R, r)), scale));
  const half = f.keep(f.add(quarter, quarter));
  return f.add(half, f.div(f.constant(0.25), half));
}

/**
 * (e^x − 1) / 2^bias as a quotient, for `x` between `lowest` and `highest`: 2^k (e^r − 1) + 2^k − 1 over a common
 * denominator. It loses no digits to the subtraction: k is 0 near x = 0.
 */
function scaledExpm1(f: Formulas, x: Value, bias: number): Quotient {
  const { R, r, scale } = reduce(f, x, bias);
  const denominator = f.keep(f.sub(R, r));
  const rest = f.mul(f.sub(scale, f.constant(2 ** -bias)), denominator);
  return { numerator: f.keep(f.add(f.mul(scale, f.add(r, r)), rest)), denominator };
}

/** r, R and 2^(k − bias), from 0 at `lowest` to the greatest there is at `highest`. */
function reduce(f: Formulas, x: Value, bias: number): { r: Value; R: Value; scale: Value } {
  const { shifted, r, R } = reduceArgument(f, x, bias);
  return { r, R, scale: f.keep(f.shiftLeft(shifted, reductions[f.shape].mantissaBits)) };
}

/** e^x = 2^k (R + r) / (R − r). The low bits of `shifted` hold k − bias as exponents are coded. */
function reduceArgument(f: Formulas, x: Value, bias: number): Record<'shifted' | 'k' | 'r' | 'R', Value> {
  const { ln2High, ln2Low, coefficients } = reductions[f.shape];
  const offset = exponentOffset(f, bias);
  const bounded = f.keep(x);
  const shifted = f.keep(f.add(f.mul(bounded, f.constant(Math.LOG2E)), offset));
  const k = f.keep(f.sub(shifted, offset));
  const r = f.keep(f.sub(f.sub(bounded, f.mul(k, f.constant(ln2High))), f.mul(k, f.constant(ln2Low))));
  const z = f.keep(f.mul(r, r));
  return { shifted, k, r, R: f.keep(f.polynomial([2, ...coefficients], z)) };
}

/** Added to an integer k: moved up into the exponent, the low bits of the sum are 2^(k − bias). */
function exponentOffset(f: Formulas, bias: number): Value {
  return f.constant(reductions[f.shape].round + reductions[f.shape].exponentBias - bias);
}

function clamp(f: Formulas, x: Value, bias: number): Value {
  return f.above(f.below(x, f.constant(highest(f, bias))), f.constant(lowest(f, bias)));
}

/** Where 2^(k − bias) is the greatest power of two there is, and R + r > 2 times that is infinite. */
function highest(f: Formulas, bias: number): number {
  return (reductions[f.shape].exponentBias + bias) * Math.LN2 + 0.3;
}

/** Where 2^(k − bias) becomes 0. */
function lowest(f: Formulas, bias: number): number {
  return (bias - reductions[f.shape].exponentBias) * Math.LN2;
}
