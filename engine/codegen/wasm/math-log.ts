import type { Formulas, Value } from './math-values.ts';

/**
 * x = 2^k m with √½ < m ≤ √2, and log m = f − f²/2 + s (f²/2 + R) with f = m − 1, s = f / (2 + f) and R = s² (L₁ + L₂s² + …):
 * FreeBSD's e_log.c and e_logf.c (Sun Microsystems 1993), whose polynomials err by less than 2^−58 and 2^−34.
 */
interface Splitting {
  readonly mantissaBits: number;
  readonly exponentBias: number;
  /** Bits of 1, of √½ without its lowest part, of 2^mantissaBits, and a mask of the mantissa. */
  readonly one: bigint;
  readonly sqrtHalf: bigint;
  readonly integer: bigint;
  readonly mantissa: bigint;
  readonly least: number;
  /** A power of two that makes subnormal numbers normal. */
  readonly lift: number;
  readonly ln2High: number;
  readonly ln2Low: number;
  readonly coefficients: readonly number[];
}

export const splittings: Record<Formulas['shape'], Splitting> = {
  f64x2: {
    mantissaBits: 52,
    exponentBias: 1023,
    one: 0x3ff0000000000000n,
    sqrtHalf: 0x3fe6a09e00000000n,
    integer: 0x4330000000000000n,
    mantissa: 0x000fffffffffffffn,
    least: 2 ** -1022,
    lift: 54,
    ln2High: 0.6931471803691238,
    ln2Low: 1.9082149292705877e-10,
    coefficients: [
      0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
      0.15313837699209373, 0.14798198605116586,
    ],
  },
  f32x4: {
    mantissaBits: 23,
    exponentBias: 127,
    one: 0x3f800000n,
    sqrtHalf: 0x3f3504f3n,
    integer: 0x4b000000n,
    mantissa: 0x007fffffn,
    least: 2 ** -126,
    lift: 25,
    ln2High: 0.69313812256,
    ln2Low: 9.0580006145e-6,
    coefficients: [0.66666662693, 0.40000972152, 0.28498786688, 0.24279078841],
  },
};

/** log x; −∞ at 0, NaN below. */
export function log(f: Formulas, x: Value): Value {
  return f.branch(
    isOrdinary(f, x),
    () => logOrdinary(f, x),
    () => f.call('log.any', [x], logAny),
  );
}

/** i32: 1 where all lanes are positive, finite and not subnormal. */
export function isOrdinary(f: Formulas, x: Value): Value {
  return f.all(f.and(f.ge(x, f.constant(splittings[f.shape].least)), f.lt(x, f.constant(Infinity))));
}

/** x ≥ 0 made normal where it is subnormal, and how many times it was doubled for that. */
export function lift(f: Formulas, x: Value): { normal: Value; doublings: Value } {
  const { least, lift: doublings } = splittings[f.shape];
  const small = f.keep(f.lt(x, f.constant(least)));
  const normal = f.keep(f.choose(small, f.mul(x, f.constant(2 ** doublings)), x));
  return { normal, doublings: f.keep(f.and(small, f.constant(doublings))) };
}

/** k, and log m as `fraction` − (`square` − `product`), of ordinary numbers. */
export function splitLog(f: Formulas, x: Value): { k: Value; fraction: Value; square: Value; product: Value } {
  const { mantissaBits, exponentBias, one, sqrtHalf, integer, mantissa, coefficients } = splittings[f.shape];
  // From √½ on, the exponent counts one more; the integer's bits become a float when 2^mantissaBits is put over them.
  const moved = f.keep(f.addBits(x, f.bits(one - sqrtHalf)));
  const exponent = f.or(f.shiftRight(moved, mantissaBits), f.bits(integer));
  const k = f.keep(f.sub(exponent, f.constant(2 ** mantissaBits + exponentBias)));
  const m = f.addBits(f.and(moved, f.bits(mantissa)), f.bits(sqrtHalf));
  const fraction = f.keep(f.sub(m, f.constant(1)));
  const s = f.keep(f.div(fraction, f.add(fraction, f.constant(2))));
  const z = f.keep(f.mul(s, s));
  const square = f.keep(f.mul(f.mul(fraction, f.constant(0.5)), fraction));
  const product = f.keep(f.mul(s, f.add(square, f.mul(z, f.polynomial(coefficients, z)))));
  return { k, fraction, square, product };
}

/** log x of ordinary numbers alone: no branch. */
export function logOrdinary(f: Formulas, x: Value): Value {
  const { ln2High, ln2Low } = splittings[f.shape];
  const { k, fraction, square, product } = splitLog(f, x);
  const low = f.sub(f.sub(square, f.add(product, f.mul(k, f.constant(ln2Low)))), fraction);
  return f.sub(f.mul(k, f.constant(ln2High)), low);
}

function logAny(f: Formulas, x: Value): Value {
  const { normal, doublings } = lift(f, x);
  const finite = f.keep(f.sub(logOrdinary(f, normal), f.mul(doublings, f.constant(Math.LN2))));
  const positive = f.choose(f.eq(x, f.constant(0)), f.constant(-Infinity), finite);
  const real = f.choose(f.lt(x, f.constant(0)), f.constant(NaN), positive);
  // ∞ and NaN are their own logarithms.
  return f.choose(f.lt(x, f.constant(Infinity)), real, f.choose(f.eq(x, f.constant(Infinity)), x, f.add(x, x)));
}
