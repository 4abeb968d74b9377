import { scaledExp } from './math-exp.ts';
import { isOrdinary, lift, splitLog } from './math-log.ts';
import type { Formulas, Value } from './math-values.ts';

/**
 * x^y as `Math.pow`, but 1^±∞ is 1. The relative error is about 2e-16 (1 + |y log m|), where m is x divided by the power
 * of two next to it, |log m| < 0.35: below 1e-14 in f64 for |y| ≤ 100.
 */
export function pow(f: Formulas, x: Value, y: Value): Value {
  return f.branch(
    isOrdinary(f, x),
    () => powOrdinary(f, x, y, f.constant(0)),
    () => f.call('pow.any', [x, y], powAny),
  );
}

/** (x / 2^doublings)^y = 2^n e^g: n is the integer next to y k, which is known exactly, and g the rest. */
function powOrdinary(f: Formulas, x: Value, y: Value, doublings: Value): Value {
  const { most, least } = limits[f.shape];
  const split = splitLog(f, x);
  const k = f.keep(f.sub(split.k, doublings));
  const logM = f.sub(split.fraction, f.sub(split.square, split.product));
  const power = f.keep(f.above(f.below(y, f.constant(limits[f.shape].power)), f.constant(-limits[f.shape].power)));
  const high = f.keep(f.and(power, f.bits(limits[f.shape].highBits)));
  const product = f.keep(f.mul(high, k));
  const n = f.keep(f.nearest(product));
  const part = f.add(f.sub(product, n), f.mul(f.sub(power, high), k));
  const g = f.add(f.mul(part, f.constant(Math.LN2)), f.mul(power, logM));
  return scaledExp(f, n, f.above(f.below(g, f.constant(most)), f.constant(least)));
}

/** Also for x ≤ 0, subnormal, infinite or NaN. */
function powAny(f: Formulas, x: Value, y: Value): Value {
  const zero = f.constant(0);
  const size = f.keep(f.abs(x));
  const { normal, doublings } = lift(f, size);
  const finite = f.keep(powOrdinary(f, normal, y, doublings));
  const inverse = f.keep(f.lt(y, zero));
  const ofZero = f.and(inverse, f.constant(Infinity));
  const ofInfinity = f.andnot(f.constant(Infinity), inverse);
  const positive = f.keep(
    f.choose(f.eq(size, zero), ofZero, f.choose(f.eq(size, f.constant(Infinity)), ofInfinity, finite)),
  );
  const whole = f.keep(f.eq(f.nearest(y), y));
  const halved = f.keep(f.mul(y, f.constant(0.5)));
  const odd = f.andnot(whole, f.eq(f.nearest(halved), halved));
  const signed = f.or(positive, f.and(f.and(x, f.constant(-0)), odd));
  // Negative and finite to a power that is not whole, and NaN: all bits set is a NaN.
  const rootOfNegative = f.andnot(f.and(f.lt(x, zero), f.lt(size, f.constant(Infinity))), whole);
  const wrong = f.or(rootOfNegative, f.andnot(f.bits(-1n), f.and(f.eq(x, x), f.eq(y, y))));
  const real = f.or(signed, wrong);
  return f.choose(f.eq(y, zero), f.constant(1), real);
}

/** Bounds of y and of g, and the bits of y whose product with an exponent is exact. */
const limits = {
  f64x2: { power: 1e300, most: 1000, least: -1000, highBits: -1n << 12n },
  f32x4: { power: 1e35, most: 120, least: -120, highBits: -1n << 9n },
};
