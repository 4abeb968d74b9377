import { splittings } from '../codegen/wasm/math-log.ts';
import { philox4x32 } from './philox.ts';

/**
 * Standard exponential variates, −log of uniforms in (0, 1] with 53 bits: number `first`, `first` + 1 … of a stream that the
 * population's key, the seed and the trial name. An even `first` and length. The counter's step is the number of the pair; each
 * block of Philox makes one.
 */
export function fillExponential(values: Float64Array, first: number, key: number, seed: number, trial: number): void {
  for (let k = 0; k < values.length; k += 2) {
    const pair = (first + k) / 2;
    philox4x32(block, pair, 0, key, Math.floor(pair / 2 ** 32), seed, trial);
    values[k] = 0 - log(toUnit(block[0]!, block[1]!));
    values[k + 1] = 0 - log(toUnit(block[2]!, block[3]!));
  }
}

const block = new Uint32Array(4);

function toUnit(high: number, low: number): number {
  return ((high >>> 5) * 67108864 + (low >>> 6) + 1) / 2 ** 53;
}

const { ln2High, ln2Low, coefficients } = splittings.f64x2;
const bits = new DataView(new ArrayBuffer(8));

/** log x of a normal number > 0, in the very operations of the vector function: `Math.log` may differ in the last bit. */
export function log(x: number): number {
  bits.setFloat64(0, x);
  const moved = bits.getInt32(0) + (0x3ff00000 - 0x3fe6a09e);
  const k = (moved >>> 20) - 1023;
  bits.setInt32(0, (moved & 0xfffff) + 0x3fe6a09e);
  const fraction = bits.getFloat64(0) - 1;
  const s = fraction / (fraction + 2);
  const z = s * s;
  const square = fraction * 0.5 * fraction;
  const polynomial = coefficients.reduceRight((sum, coefficient) => coefficient + z * sum);
  const product = s * (square + z * polynomial);
  return k * ln2High - (square - (product + k * ln2Low) - fraction);
}
