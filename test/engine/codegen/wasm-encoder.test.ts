import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createModule, type ModuleBuilder } from '../../../engine/codegen/wasm/encoder.ts';
import { op, type PlainOp } from '../../../engine/codegen/wasm/opcodes.ts';
import { inMemory, instantiate, single } from './wasm-support.ts';

describe('numbers', () => {
  const edges = [0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, -8192, -8193, 2 ** 31 - 1, -(2 ** 31)];

  test.each(edges)('i32 and i64 constants keep %d', (value) => {
    expect(single([], ['i32'], (b) => b.i32Const(value))()).toBe(value);
    expect(single([], ['i64'], (b) => b.i64Const(BigInt(value)))()).toBe(BigInt(value));
  });

  test('addresses from 2^31 keep their bits', () => {
    expect(single([], ['i32'], (b) => b.i32Const(2 ** 31))()).toBe(-(2 ** 31));
    expect(single([], ['i32'], (b) => b.i32Const(2 ** 32 - 1))()).toBe(-1);
    expect(single([], ['i64'], (b) => b.i64Const(2n ** 64n - 2n))()).toBe(-2n);
    const far = createModule({ memory: { min: 1 } });
    const b = far.addFunction({ name: 'f', params: [], results: ['f64'], exported: true });
    b.i32Const(0).memory(op.f64_load, 2 ** 32 - 1);
    const memory = new WebAssembly.Memory({ initial: 1 });
    expect(() => instantiate(far, { memory }).f!()).toThrow(/out of bounds/);
  });

  test('any 64-bit integer survives', () => {
    const module = createModule();
    const values = fc.sample(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { numRuns: 500, seed: 3 });
    values.forEach((value, i) => {
      module.addFunction({ name: `f${String(i)}`, params: [], results: ['i64'], exported: true }).i64Const(value);
    });
    const exports = instantiate(module);
    expect(values.map((_, i) => exports[`f${String(i)}`]!())).toEqual(values);
  });

  test('floats keep their bits, also −0, subnormal and NaN', () => {
    for (const value of [Math.PI, -0, 5e-324, Infinity, NaN]) {
      expect(single([], ['f64'], (b) => b.f64Const(value))()).toBe(value);
      expect(single([], ['f32'], (b) => b.f32Const(value))()).toBe(Math.fround(value));
    }
  });

  test('what is no 32-bit integer is refused', () => {
    const b = createModule().addFunction({ params: [], results: [] });
    for (const value of [2 ** 32, -(2 ** 31) - 1, 0.5, NaN])
      expect(() => b.i32Const(value)).toThrow(/^Found .* expected/);
    expect(() => b.call(-1)).toThrow('Found -1, expected an integer in [0, 2^32).');
  });
});

describe('control', () => {
  test('a loop sums 1…n', () => {
    const sum = single(['i32'], ['i32'], (b) => {
      const total = b.local('i32');
      const again = b.loop();
      b.get(0).get(total).emit(op.i32_add).set(total);
      b.get(0).i32Const(1).emit(op.i32_sub).tee(0).brIf(again).end();
      b.get(total);
    });
    expect(sum(100)).toBe(5050);
  });

  test('labels find their block from any depth', () => {
    // Leaves through the inner block below 10, through the outer one below 20, and falls out of neither otherwise.
    const where = single(['i32'], ['i32'], (b) => {
      const outer = b.block('i32');
      const inner = b.block();
      b.get(0).i32Const(10).emit(op.i32_lt_s);
      b.if();
      b.br(inner).end();
      b.i32Const(2).get(0).i32Const(20).emit(op.i32_lt_s).brIf(outer).emit(op.drop).i32Const(3).br(outer);
      b.end();
      b.i32Const(1).end();
    });
    expect([5, 15, 25].map((x) => where(x))).toEqual([1, 2, 3]);
  });

  test('if and else, select, drop and return', () => {
    const f = single(['i32'], ['f64'], (b) => {
      b.get(0).i32Const(7).emit(op.i32_eq);
      b.if();
      b.f64Const(-1).emit(op.return).end();
      b.get(0);
      b.if('f64');
      b.f64Const(1).else().f64Const(2).end();
      b.f64Const(5).emit(op.drop);
      b.f64Const(10).get(0).i32Const(3).emit(op.i32_gt_s, op.select);
    });
    expect([0, 1, 4, 7].map((x) => f(x))).toEqual([10, 10, 1, -1]);
  });

  test('functions call each other, imported ones and shared ones, which are written once', () => {
    const module = createModule({ functions: [{ name: 'hear', params: ['i32'], results: ['i32'] }] });
    let written = 0;
    const twice = (): number =>
      module.sharedFunction('twice', { params: ['i32'], results: ['i32'] }, (inner) => {
        written++;
        inner.get(0).get(0).emit(op.i32_add);
      });
    const f = module.addFunction({ name: 'f', params: ['i32'], results: ['i32'], exported: true });
    f.get(0).call(twice()).call(module.imported('hear')).call(twice());
    expect(instantiate(module, { hear: (x: number) => x + 1 }).f!(5)).toBe(22);
    expect(written).toBe(1);
    expect(() => module.imported('see')).toThrow("Found 'see', expected an imported function.");
  });

  test('mistakes are named', () => {
    const module = createModule({ memory: { min: 1 } });
    const b = module.addFunction({ params: ['i32'], results: [] });
    expect(() => b.get(1)).toThrow('Found local 1, expected one below 1.');
    expect(() => b.br(0)).toThrow('Found label 0, expected one of 0 open blocks.');
    expect(() => b.end()).toThrow('expected an open block');
    expect(() => b.release(0)).toThrow('that is not a parameter');
    expect(() => b.get(0).memory(op.f64_load, 0, 4)).toThrow('Found alignment 2^4, expected at most 2^3.');
    b.block();
    expect(() => module.toBytes()).toThrow('Found 1 open blocks');
    expect(() => createModule({ memory: { min: 1, shared: true } }).toBytes()).toThrow('expected max pages');
  });
});

describe('modules', () => {
  test('only exported functions are seen, under any name', () => {
    const module = createModule();
    module.addFunction({ name: 'hidden', params: [], results: [] });
    module.addFunction({ name: 'α_m 𝛼', params: [], results: ['i32'], exported: true }).i32Const(4);
    const exports = instantiate(module);
    expect(Object.keys(exports)).toEqual(['α_m 𝛼']);
    expect(exports['α_m 𝛼']!()).toBe(4);
  });

  test('the same calls give the same bytes, as often as asked', () => {
    const build = (): ModuleBuilder => {
      const module = createModule({ memory: { min: 1, max: 2 } });
      module.addFunction({ name: 'f', params: ['i32'], results: ['i32'], exported: true }).get(0);
      return module;
    };
    const module = build();
    expect(module.toBytes()).toEqual(module.toBytes());
    expect(build().toBytes()).toEqual(module.toBytes());
  });

  test('a shared memory is taken by a module that says so, and by no other', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 4, shared: true });
    const touch = (module: ModuleBuilder): ModuleBuilder => {
      module
        .addFunction({ name: 'f', params: [], results: ['i32'], exported: true })
        .i32Const(8)
        .memory(op.i32_load);
      return module;
    };
    new Int32Array(memory.buffer)[2] = 77;
    expect(instantiate(touch(createModule({ memory: { min: 1, max: 4, shared: true } })), { memory }).f!()).toBe(77);
    expect(() => instantiate(touch(createModule({ memory: { min: 1, max: 4 } })), { memory })).toThrow(
      WebAssembly.LinkError,
    );
  });

  test('hundreds of locals of mixed types and long bodies are coded right', () => {
    const f = single(['i32'], ['f64'], (b) => {
      const locals = Array.from({ length: 300 }, (_, i) => b.local(i % 3 === 0 ? 'i64' : 'f64'));
      for (const [i, local] of locals.entries()) {
        if (i % 3 === 0) b.i64Const(BigInt(i)).set(local);
        else b.f64Const(i).set(local);
      }
      b.f64Const(0);
      for (const [i, local] of locals.entries()) {
        b.get(local);
        if (i % 3 === 0) b.emit(op.f64_convert_i64_s);
        b.emit(op.f64_add);
      }
    });
    expect(f(0)).toBe((299 * 300) / 2);
  });

  test('a released local is used again by one of its type', () => {
    const b = createModule().addFunction({ params: ['i32'], results: [] });
    const first = b.local('v128');
    b.release(first);
    expect(b.local('i32')).not.toBe(first);
    expect(b.local('v128')).toBe(first);
    expect(b.local('v128')).not.toBe(first);
  });
});

describe('memory', () => {
  test('loads fill, spread and replace lanes; stores write one', () => {
    const input = new Float64Array([1.5, 2.5, 3.5]);
    const out = new Float64Array(
      inMemory(input, (b) => {
        const [store, at] = [op.v128_store, 1024];
        b.i32Const(0).i32Const(8).memory(op.v128_load, 0).memory(store, at);
        b.i32Const(0)
          .i32Const(8)
          .memory(op.v128_load64_zero)
          .memory(store, at + 16);
        b.i32Const(0)
          .i32Const(0)
          .memory(op.v128_load64_splat, 16)
          .memory(store, at + 32);
        b.i32Const(0)
          .i32Const(0)
          .f64x2Const(9, 8)
          .memoryLane(op.v128_load64_lane, 1, 16)
          .memory(store, at + 48);
        b.i32Const(1)
          .f64x2Const(7, 6)
          .memoryLane(op.v128_store64_lane, 1, at + 63, 0);
        b.i32Const(0)
          .i32Const(3)
          .memory(op.v128_load, 5, 0)
          .memory(store, at + 80);
      }),
    );
    expect([...out.slice(0, 12)]).toEqual([2.5, 3.5, 2.5, 0, 3.5, 3.5, 9, 3.5, 6, 0, 2.5, 3.5]);
  });

  test('32-bit lanes likewise', () => {
    const input = new Int32Array([10, -20, 30, 40]);
    const out = new Int32Array(
      inMemory(input, (b) => {
        b.i32Const(1024).i32Const(4).memory(op.v128_load32_zero).memory(op.v128_store);
        b.i32Const(1024).i32Const(4).memory(op.v128_load32_splat).memory(op.v128_store, 16);
        b.i32Const(1024).i32Const(8).i32x4Const(-1).memoryLane(op.v128_load32_lane, 3).memory(op.v128_store, 32);
        b.i32Const(1024).i32Const(0).memory(op.v128_load).memoryLane(op.v128_store32_lane, 1, 48);
        b.i32Const(1024).i32Const(0).memory(op.v128_load32x2_s).memory(op.v128_store, 64);
      }),
    );
    const expected = [-20, 0, 0, 0, -20, -20, -20, -20, -1, -1, -1, 30, -20, 0, 0, 0, 10, 0, -20, -1];
    expect([...out.slice(0, 20)]).toEqual(expected);
  });

  test('scalar loads and stores, bytes and halves too', () => {
    const input = new Int16Array([-2, 5, 0, 0]);
    const out = new Int32Array(
      inMemory(input, (b) => {
        const loads = [op.i32_load8_s, op.i32_load8_u, op.i32_load16_s, op.i32_load16_u, op.i32_load];
        loads.forEach((load, i) =>
          b
            .i32Const(1024)
            .i32Const(0)
            .memory(load)
            .memory(op.i32_store, 4 * i),
        );
        b.i32Const(1024).i32Const(0x1234567).memory(op.i32_store8, 20);
        b.i32Const(1024).i32Const(0x1234567).memory(op.i32_store16, 24);
        b.i32Const(1024).i32Const(0).memory(op.i64_load).memory(op.i64_store, 32);
        b.i32Const(1024).i32Const(0).memory(op.f32_load).memory(op.f32_store, 40);
      }),
    );
    expect([...out.slice(0, 11)]).toEqual([-2, 254, -2, 65534, 0x5fffe, 0x67, 0x4567, 0, 0x5fffe, 0, 0x5fffe]);
  });

  test('fill and copy', () => {
    const out = new Uint8Array(
      inMemory(new Uint8Array([1, 2, 3]), (b) => {
        b.i32Const(1024).i32Const(9).i32Const(6).memoryFill();
        b.i32Const(1026).i32Const(0).i32Const(3).memoryCopy();
      }),
    );
    expect([...out.slice(0, 8)]).toEqual([9, 9, 1, 2, 3, 9, 0, 0]);
  });
});

describe('vectors', () => {
  test('lanes, shuffles and masks', () => {
    const lane = single(['f64'], ['f64'], (b) => {
      b.get(0).emit(op.f64x2_splat).f64Const(4).lane(op.f64x2_replace_lane, 1);
      b.f64x2Const(1, 2).shuffle([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
      const v = b.local('v128');
      b.tee(v).lane(op.f64x2_extract_lane, 0).get(v).lane(op.f64x2_extract_lane, 1).emit(op.f64_sub);
    });
    expect(lane(100)).toBe(3);
    const masks = single(['i32'], ['i32'], (b) => {
      const v = b.local('v128');
      b.get(0).emit(op.i32x4_splat).i32Const(-5).lane(op.i32x4_replace_lane, 2).set(v);
      b.get(v).emit(op.i32x4_bitmask).i32Const(100).emit(op.i32_mul);
      b.get(v).emit(op.v128_any_true).i32Const(10).emit(op.i32_mul, op.i32_add);
      b.get(v).emit(op.i32x4_all_true, op.i32_add);
    });
    expect([masks(0), masks(3), masks(-1)]).toEqual([410, 411, 1511]);
    const wide = single(['i64'], ['i64'], (b) => {
      const v = b.local('v128');
      b.i64x2Const(-7n).get(0).lane(op.i64x2_replace_lane, 1).tee(v);
      b.emit(op.i64x2_bitmask, op.i64_extend_i32_u).get(v).lane(op.i64x2_extract_lane, 0).emit(op.i64_mul);
    });
    expect([wide(1n), wide(-1n)]).toEqual([-7n, -21n]);
  });

  test('bitselect takes the first where the mask is set; andnot negates the second', () => {
    const out = new Uint8Array(
      inMemory(new Uint8Array(), (b) => {
        const bytes = (value: number): number[] => Array.from({ length: 16 }, () => value);
        b.i32Const(1024).v128Const(bytes(0b1100)).v128Const(bytes(0b1010)).v128Const(bytes(0b1001));
        b.emit(op.v128_bitselect).memory(op.v128_store);
        b.i32Const(1040).v128Const(bytes(0b1100)).v128Const(bytes(0b1010)).emit(op.v128_andnot).memory(op.v128_store);
        b.i32Const(1056).v128Const(bytes(1)).emit(op.v128_not).memory(op.v128_store);
        b.i32Const(1072)
          .v128Const([...Array(16).keys()])
          .v128Const(bytes(3))
          .emit(op.i8x16_swizzle)
          .memory(op.v128_store);
      }),
    );
    expect([out[0], out[17], out[34], out[51]]).toEqual([0b1010, 0b0100, 254, 3]);
  });

  test('conversions between lanes', () => {
    const convert = (operation: PlainOp, ...input: number[]): ArrayBuffer =>
      inMemory(new Float64Array(input), (b) => {
        b.i32Const(1024).i32Const(0).memory(op.v128_load).emit(operation).memory(op.v128_store);
      });
    const narrow = new Float32Array(convert(op.f32x4_demote_f64x2_zero, 1 / 3, -7));
    expect([...narrow.slice(0, 4)]).toEqual([Math.fround(1 / 3), -7, 0, 0]);
    const int = (operation: PlainOp, ...input: number[]): number[] => [
      ...new Int32Array(convert(operation, ...input)).slice(0, 4),
    ];
    expect(int(op.i32x4_trunc_sat_f64x2_s_zero, -2.9, 1e10)).toEqual([-2, 2 ** 31 - 1, 0, 0]);
    expect(int(op.i32x4_trunc_sat_f64x2_u_zero, -2.9, 4e9)).toEqual([0, 4e9 | 0, 0, 0]);
    const from = (operation: PlainOp, input: number[]): ArrayBuffer =>
      inMemory(new Int32Array(input), (b) => {
        b.i32Const(1024).i32Const(0).memory(op.v128_load).emit(operation).memory(op.v128_store);
      });
    const input = [-1, 2, -3, 4];
    expect([...new Float64Array(from(op.f64x2_convert_low_i32x4_s, input)).slice(0, 2)]).toEqual([-1, 2]);
    expect([...new Float64Array(from(op.f64x2_convert_low_i32x4_u, input)).slice(0, 2)]).toEqual([4294967295, 2]);
    expect([...new Float32Array(from(op.f32x4_convert_i32x4_s, input)).slice(0, 4)]).toEqual(input);
    expect(new Float32Array(from(op.f32x4_convert_i32x4_u, input))[0]).toBe(4294967296);
    expect([...new BigInt64Array(from(op.i64x2_extend_low_i32x4_s, input)).slice(0, 2)]).toEqual([-1n, 2n]);
    expect([...new BigInt64Array(from(op.i64x2_extend_high_i32x4_s, input)).slice(0, 2)]).toEqual([-3n, 4n]);
    expect([...new BigInt64Array(from(op.i64x2_extend_low_i32x4_u, input)).slice(0, 2)]).toEqual([4294967295n, 2n]);
    expect([...new BigInt64Array(from(op.i64x2_extend_high_i32x4_u, input)).slice(0, 2)]).toEqual([4294967293n, 4n]);
    const floats = new Float32Array([1.5, -2.5, 3e9, -4]);
    const fromFloats = (operation: PlainOp): ArrayBuffer =>
      inMemory(floats, (b) => {
        b.i32Const(1024).i32Const(0).memory(op.v128_load).emit(operation).memory(op.v128_store);
      });
    expect([...new Int32Array(fromFloats(op.i32x4_trunc_sat_f32x4_s)).slice(0, 4)]).toEqual([1, -2, 2 ** 31 - 1, -4]);
    expect([...new Uint32Array(fromFloats(op.i32x4_trunc_sat_f32x4_u)).slice(0, 4)]).toEqual([1, 0, 3e9, 0]);
    expect([...new Float64Array(fromFloats(op.f64x2_promote_low_f32x4)).slice(0, 2)]).toEqual([1.5, -2.5]);
  });
});
