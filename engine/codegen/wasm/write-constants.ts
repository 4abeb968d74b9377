import type { ByteWriter } from './bytes.ts';

/** Instructions that put a constant on the stack. */
export function createConstants(code: ByteWriter) {
  function vector(write: (lane: number) => void, lanes: number): void {
    code.bytes([0xfd, 0x0c]);
    for (let lane = 0; lane < lanes; lane++) write(lane);
  }

  return {
    i32Const(value: number): void {
      if (!Number.isInteger(value) || value < -2147483648 || value >= 4294967296) {
        throw new Error(`Found ${String(value)}, expected an integer in [-2^31, 2^32).`);
      }
      code.byte(0x41);
      code.signed(BigInt(value | 0));
    },
    i64Const(value: bigint): void {
      code.byte(0x42);
      code.signed(BigInt.asIntN(64, value));
    },
    f32Const(value: number): void {
      code.byte(0x43);
      code.f32(value);
    },
    f64Const(value: number): void {
      code.byte(0x44);
      code.f64(value);
    },
    f64x2Const: (value: number, second = value): void => vector((lane) => code.f64(lane === 0 ? value : second), 2),
    f32x4Const: (value: number): void => vector(() => code.f32(value), 4),
    i64x2Const: (value: bigint): void => vector(() => code.i64(value), 2),
    i32x4Const: (value: number): void => vector(() => code.i32(value), 4),
    v128Const(bytes: ArrayLike<number>): void {
      if (bytes.length !== 16) throw new Error(`Found ${String(bytes.length)} bytes of a vector, expected 16.`);
      vector(() => code.bytes(bytes), 1);
    },
  };
}
