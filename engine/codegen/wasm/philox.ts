import type { FunctionBuilder, Local } from './builder.ts';
import { op } from './opcodes.ts';

/** Four words of a counter and two of a key: locals of type i64 whose upper halves are 0. */
export interface PhiloxLocals {
  readonly counter: readonly [Local, Local, Local, Local];
  readonly key: readonly [Local, Local];
}

/**
 * Replaces the counter by 128 random bits, as `philox4x32` of engine/simulation does, and spends the key. One 64-bit product
 * gives both halves that JavaScript has to put together from four.
 */
export function writePhilox(b: FunctionBuilder, { counter: [c0, c1, c2, c3], key: [k0, k1] }: PhiloxLocals): void {
  const product0 = b.local('i64');
  const product1 = b.local('i64');
  for (let round = 0; round < 10; round++) {
    b.get(c0).i64Const(0xd2511f53n).emit(op.i64_mul).set(product0);
    b.get(c2).i64Const(0xcd9e8d57n).emit(op.i64_mul).set(product1);
    mix(b, product1, c1, k0, c0);
    mix(b, product0, c3, k1, c2);
    lower(b, product1).set(c1);
    lower(b, product0).set(c3);
    if (round === 9) break;
    bump(b, k0, 0x9e3779b9n);
    bump(b, k1, 0xbb67ae85n);
  }
  b.release(product0, product1);
}

/** `to` = the product's upper half ^ a ^ b. */
function mix(builder: FunctionBuilder, product: Local, a: Local, b: Local, to: Local): void {
  builder.get(product).i64Const(32n).emit(op.i64_shr_u).get(a).emit(op.i64_xor).get(b).emit(op.i64_xor).set(to);
}

function bump(b: FunctionBuilder, key: Local, by: bigint): void {
  b.get(key).i64Const(by).emit(op.i64_add).set(key);
  lower(b, key).set(key);
}

function lower(b: FunctionBuilder, local: Local): FunctionBuilder {
  return b.get(local).i64Const(0xffffffffn).emit(op.i64_and);
}
