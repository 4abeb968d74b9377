import { describe, expect, test } from 'vitest';
import type { FunctionBuilder } from '../../../engine/codegen/wasm/builder.ts';
import { op, type PlainOp, type ValueType } from '../../../engine/codegen/wasm/opcodes.ts';
import { inMemory, single, type Scalar } from './wasm-support.ts';

/** What each instruction does, by the part of its name after the type. */
const floatUnary: Record<string, (a: number) => number> = {
  abs: Math.abs,
  neg: (a) => -a,
  sqrt: Math.sqrt,
  ceil: Math.ceil,
  floor: Math.floor,
  trunc: Math.trunc,
  nearest: (a) => (Math.abs(a % 1) === 0.5 ? 2 * Math.round(a / 2) : Math.round(a)),
};
const floatBinary: Record<string, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  min: Math.min,
  max: Math.max,
  pmin: (a, b) => (b < a ? b : a),
  pmax: (a, b) => (a < b ? b : a),
  copysign: (a, b) => (b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a)),
};
const floatCompare: Record<string, (a: number, b: number) => boolean> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  gt: (a, b) => a > b,
  le: (a, b) => a <= b,
  ge: (a, b) => a >= b,
};
const unsigned = (a: bigint, bits: number): bigint => BigInt.asUintN(bits, a);
const intBinary: Record<string, (a: bigint, b: bigint, bits: number) => bigint> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div_s: (a, b) => a / b,
  div_u: (a, b, bits) => unsigned(a, bits) / unsigned(b, bits),
  rem_s: (a, b) => a % b,
  rem_u: (a, b, bits) => unsigned(a, bits) % unsigned(b, bits),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  min_s: (a, b) => (a < b ? a : b),
  max_s: (a, b) => (a > b ? a : b),
  min_u: (a, b, bits) => (unsigned(a, bits) < unsigned(b, bits) ? a : b),
  max_u: (a, b, bits) => (unsigned(a, bits) > unsigned(b, bits) ? a : b),
};
const intShift: Record<string, (a: bigint, by: bigint, bits: number) => bigint> = {
  shl: (a, by) => a << by,
  shr_s: (a, by) => a >> by,
  shr_u: (a, by, bits) => unsigned(a, bits) >> by,
  rotl: (a, by, bits) => (a << by) | (unsigned(a, bits) >> (BigInt(bits) - by)),
  rotr: (a, by, bits) => (unsigned(a, bits) >> by) | (a << (BigInt(bits) - by)),
};
const intCompare: Record<string, (a: bigint, b: bigint, bits: number) => boolean> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt_s: (a, b) => a < b,
  gt_s: (a, b) => a > b,
  le_s: (a, b) => a <= b,
  ge_s: (a, b) => a >= b,
  lt_u: (a, b, bits) => unsigned(a, bits) < unsigned(b, bits),
  gt_u: (a, b, bits) => unsigned(a, bits) > unsigned(b, bits),
  le_u: (a, b, bits) => unsigned(a, bits) <= unsigned(b, bits),
  ge_u: (a, b, bits) => unsigned(a, bits) >= unsigned(b, bits),
};
const intUnary: Record<string, (a: bigint, bits: number) => bigint> = {
  abs: (a) => (a < 0n ? -a : a),
  neg: (a) => -a,
  clz: (a, bits) => BigInt(unsigned(a, bits).toString(2).padStart(bits, '0').indexOf('1')),
  ctz: (a, bits) => BigInt(bits - 1 - unsigned(a, bits).toString(2).padStart(bits, '0').lastIndexOf('1')),
  popcnt: (a, bits) => BigInt(unsigned(a, bits).toString(2).replaceAll('0', '').length),
};

const instructions = op as Readonly<Record<string, { kind: string }>>;
const known = (type: string, table: object): [string, PlainOp][] =>
  Object.keys(table)
    .filter((name) => `${type}_${name}` in instructions)
    .map((name) => [name, instructions[`${type}_${name}`] as PlainOp]);

describe('each instruction computes what its name says', () => {
  const pairs = [
    [1.5, -2.25],
    [-0.5, 0.5],
    [2.5, 2.5],
    [-7, 3],
    [0, -0],
    [NaN, 1],
    [1, NaN],
    [Infinity, -1e300],
  ] as const;

  test.each(['f32', 'f64'] as const)('%s', (type) => {
    const round = type === 'f32' ? Math.fround : (x: number): number => x;
    for (const [name, operation] of known(type, floatUnary)) {
      const f = single([type], [type], (b) => b.get(0).emit(operation));
      for (const [a] of pairs) expect(f(a), `${name} ${String(a)}`).toBe(round(floatUnary[name]!(round(a))));
    }
    for (const [name, operation] of known(type, floatBinary)) {
      const f = single([type, type], [type], (b) => b.get(0).get(1).emit(operation));
      for (const [a, b] of pairs)
        expect(f(a, b), `${name} ${String([a, b])}`).toBe(round(floatBinary[name]!(round(a), round(b))));
    }
    for (const [name, operation] of known(type, floatCompare)) {
      const f = single([type, type], ['i32'], (b) => b.get(0).get(1).emit(operation));
      for (const [a, b] of pairs) expect(f(a, b), `${name} ${String([a, b])}`).toBe(Number(floatCompare[name]!(a, b)));
    }
    expect(known(type, { ...floatUnary, ...floatBinary, ...floatCompare })).toHaveLength(7 + 7 + 6);
  });

  test.each(['f32x4', 'f64x2'] as const)('%s', (type) => {
    const Lanes = type === 'f32x4' ? Float32Array : Float64Array;
    const Mask = type === 'f32x4' ? Int32Array : BigInt64Array;
    const lanes = type === 'f32x4' ? 4 : 2;
    const round = type === 'f32x4' ? Math.fround : (x: number): number => x;
    const run = (operation: PlainOp, a: number, b?: number): ArrayBuffer =>
      inMemory(new Lanes(lanes * 2).fill(a, 0, lanes).fill(b ?? 0, lanes), (f) => {
        f.i32Const(1024).i32Const(0).memory(op.v128_load);
        if (b !== undefined) f.i32Const(16).memory(op.v128_load);
        f.emit(operation).memory(op.v128_store);
      });
    for (const [a, b] of pairs) {
      for (const [name, operation] of known(type, floatUnary)) {
        const expected = Array.from({ length: lanes }, () => round(floatUnary[name]!(round(a))));
        expect([...new Lanes(run(operation, a)).slice(0, lanes)], name).toEqual(expected);
      }
      for (const [name, operation] of known(type, floatBinary)) {
        const expected = Array.from({ length: lanes }, () => round(floatBinary[name]!(round(a), round(b))));
        expect([...new Lanes(run(operation, a, b)).slice(0, lanes)], name).toEqual(expected);
      }
      for (const [name, operation] of known(type, floatCompare)) {
        const mask = [...new Mask(run(operation, a, b)).slice(0, lanes)].map(Number);
        expect(mask, name).toEqual(Array.from({ length: lanes }, () => (floatCompare[name]!(a, b) ? -1 : 0)));
      }
    }
    expect(known(type, { ...floatUnary, ...floatBinary, ...floatCompare })).toHaveLength(7 + 8 + 6);
  });

  const integers = [
    [5n, 3n],
    [-5n, 3n],
    [-1n, 2n],
    [2n, -1n],
    [7n, 7n],
    [1n << 30n, 8n],
  ] as const;

  test.each(['i32', 'i64'] as const)('%s', (type) => {
    const bits = type === 'i32' ? 32 : 64;
    const pass = (a: bigint): Scalar => (type === 'i32' ? Number(a) : a);
    const wrap = (a: bigint): bigint => BigInt.asIntN(bits, a);
    for (const [a, b] of integers) {
      const both = { ...intBinary, ...(b > 0n ? intShift : {}) };
      for (const [name, operation] of known(type, both)) {
        const f = single([type, type], [type], (code) => code.get(0).get(1).emit(operation));
        expect(BigInt(f(pass(a), pass(b))), `${name} ${String([a, b])}`).toBe(wrap(both[name]!(a, b, bits)));
      }
      for (const [name, operation] of known(type, intCompare)) {
        const f = single([type, type], ['i32'], (code) => code.get(0).get(1).emit(operation));
        expect(f(pass(a), pass(b)), `${name} ${String([a, b])}`).toBe(Number(intCompare[name]!(a, b, bits)));
      }
      for (const [name, operation] of known(type, intUnary)) {
        const f = single([type], [type], (code) => code.get(0).emit(operation));
        expect(BigInt(f(pass(a))), `${name} ${String(a)}`).toBe(wrap(intUnary[name]!(a, bits)));
      }
    }
    const isZero = single([type], ['i32'], (b) => b.get(0).emit(type === 'i32' ? op.i32_eqz : op.i64_eqz));
    expect([isZero(pass(0n)), isZero(pass(4n))]).toEqual([1, 0]);
    expect(known(type, { ...intBinary, ...intShift, ...intCompare, ...intUnary })).toHaveLength(10 + 5 + 10 + 3);
  });

  test.each(['i32x4', 'i64x2'] as const)('%s', (type) => {
    const bits = type === 'i32x4' ? 32 : 64;
    const wrap = (a: bigint): bigint => BigInt.asIntN(bits, a);
    const lanes = (value: bigint): number[] =>
      Array.from({ length: 16 }, (_, i) => Number((BigInt.asUintN(bits, value) >> BigInt((i * 8) % bits)) & 255n));
    const run = (operation: PlainOp, a: bigint, second: (b: FunctionBuilder) => void): bigint => {
      const out = inMemory(new Uint8Array(), (b) => {
        b.i32Const(1024).v128Const(lanes(a));
        second(b);
        b.emit(operation).memory(op.v128_store);
      });
      return bits === 32 ? BigInt(new Int32Array(out)[3]!) : new BigInt64Array(out)[1]!;
    };
    for (const [a, b] of integers) {
      for (const [name, operation] of known(type, intBinary)) {
        const result = run(operation, a, (code) => code.v128Const(lanes(b)));
        expect(result, `${name} ${String([a, b])}`).toBe(wrap(intBinary[name]!(a, b, bits)));
      }
      for (const [name, operation] of b > 0n ? known(type, intShift) : []) {
        const result = run(operation, a, (code) => code.i32Const(Number(b)));
        expect(result, `${name} ${String([a, b])}`).toBe(wrap(intShift[name]!(a, b, bits)));
      }
      for (const [name, operation] of known(type, intCompare)) {
        const result = run(operation, a, (code) => code.v128Const(lanes(b)));
        expect(result, `${name} ${String([a, b])}`).toBe(intCompare[name]!(a, b, bits) ? -1n : 0n);
      }
      for (const [name, operation] of known(type, intUnary)) {
        expect(
          run(operation, a, () => undefined),
          `${name} ${String(a)}`,
        ).toBe(wrap(intUnary[name]!(a, bits)));
      }
    }
    const tables = { ...intBinary, ...intShift, ...intCompare, ...intUnary };
    expect(known(type, tables)).toHaveLength(type === 'i32x4' ? 7 + 3 + 10 + 2 : 3 + 3 + 6 + 2);
  });

  test('products of 32-bit lanes are 64 bits wide', () => {
    const product = (operation: PlainOp): bigint[] => {
      const out = inMemory(new Int32Array([-1, 3, -5, 7]), (b) => {
        b.i32Const(1024).i32Const(0).memory(op.v128_load).i32x4Const(-2).emit(operation).memory(op.v128_store);
      });
      return [...new BigInt64Array(out).slice(0, 2)].map((x) => BigInt.asUintN(64, x));
    };
    const [one, two] = [4294967295n, 4294967294n];
    expect(product(op.i64x2_extmul_low_i32x4_u)).toEqual([one * two, 3n * two]);
    expect(product(op.i64x2_extmul_high_i32x4_u)).toEqual([(one - 4n) * two, 7n * two]);
    expect(product(op.i64x2_extmul_low_i32x4_s)).toEqual([2n, 2n ** 64n - 6n]);
    expect(product(op.i64x2_extmul_high_i32x4_s)).toEqual([10n, 2n ** 64n - 14n]);
  });

  test('scalar conversions', () => {
    const convert = (from: ValueType, to: ValueType, operation: PlainOp, value: Scalar): Scalar =>
      single([from], [to], (b) => b.get(0).emit(operation))(value);
    expect(convert('i64', 'i32', op.i32_wrap_i64, 2n ** 32n + 5n)).toBe(5);
    expect(convert('i32', 'i64', op.i64_extend_i32_s, -1)).toBe(-1n);
    expect(convert('i32', 'i64', op.i64_extend_i32_u, -1)).toBe(4294967295n);
    expect(convert('i32', 'f64', op.f64_convert_i32_s, -1)).toBe(-1);
    expect(convert('i32', 'f64', op.f64_convert_i32_u, -1)).toBe(4294967295);
    expect(convert('i64', 'f64', op.f64_convert_i64_s, -3n)).toBe(-3);
    expect(convert('i64', 'f64', op.f64_convert_i64_u, -1n)).toBe(2 ** 64);
    expect(convert('i32', 'f32', op.f32_convert_i32_s, -7)).toBe(-7);
    expect(convert('i32', 'f32', op.f32_convert_i32_u, -1)).toBe(2 ** 32);
    expect(convert('i64', 'f32', op.f32_convert_i64_s, -7n)).toBe(-7);
    expect(convert('i64', 'f32', op.f32_convert_i64_u, -1n)).toBe(2 ** 64);
    expect(convert('f64', 'f32', op.f32_demote_f64, 0.1)).toBe(Math.fround(0.1));
    expect(convert('f32', 'f64', op.f64_promote_f32, 0.1)).toBe(Math.fround(0.1));
    expect(convert('f64', 'i32', op.i32_trunc_sat_f64_s, -1e10)).toBe(-(2 ** 31));
    expect(convert('f64', 'i32', op.i32_trunc_sat_f64_u, 3e9)).toBe(3e9 | 0);
    expect(convert('f32', 'i32', op.i32_trunc_sat_f32_s, -2.9)).toBe(-2);
    expect(convert('f32', 'i32', op.i32_trunc_sat_f32_u, -2.9)).toBe(0);
    expect(convert('f64', 'i64', op.i64_trunc_sat_f64_s, -2.9)).toBe(-2n);
    expect(convert('f64', 'i64', op.i64_trunc_sat_f64_u, 1.8e19)).toBe(BigInt.asIntN(64, 18000000000000000000n));
    expect(convert('f32', 'i64', op.i64_trunc_sat_f32_s, 2.9)).toBe(2n);
    expect(convert('f32', 'i64', op.i64_trunc_sat_f32_u, -1)).toBe(0n);
    expect(convert('f64', 'i64', op.i64_reinterpret_f64, 1)).toBe(0x3ff0000000000000n);
    expect(convert('i64', 'f64', op.f64_reinterpret_i64, 0x3ff0000000000000n)).toBe(1);
    expect(convert('f32', 'i32', op.i32_reinterpret_f32, 1)).toBe(0x3f800000);
    expect(convert('i32', 'f32', op.f32_reinterpret_i32, 0x3f800000)).toBe(1);
  });
});
