import type { Local } from '../../../codegen/wasm/builder.ts';
import { op } from '../../../codegen/wasm/opcodes.ts';
import type { DenseArrays } from '../layout.ts';
import { inputRow } from './forward.ts';
import { eachRow, repeat, withLocals, type Writer } from './vectors.ts';

/** The samples of the group whose input `i` is not 0. */
export function eachMarked(w: Writer, arrays: DenseArrays, i: Local, visit: (row: Local) => void): void {
  const { b } = w;
  withLocals(w, ['i32', 'i32'], (left, row) => {
    b.get(i).i32Const(2).emit(op.i32_shl).memory(op.i32_load, arrays.masks.address).set(left!);
    const none = b.block();
    b.get(left!).emit(op.i32_eqz).brIf(none);
    const again = b.loop();
    b.get(left!).emit(op.i32_ctz).set(row!);
    visit(row!);
    b.get(left!).get(left!).i32Const(1).emit(op.i32_sub, op.i32_and).tee(left!).brIf(again);
    b.end();
    b.end();
  });
}

/** Bit r of an input's mask: whether it is not 0 in row r. Four or two inputs at a time. */
export function markInputs(w: Writer, arrays: DenseArrays, l: number, count: Local): void {
  const { b, bytes, lanes } = w;
  const layer = arrays.layers[l]!;
  b.i32Const(arrays.masks.address)
    .i32Const(0)
    .i32Const(4 * layer.inputs)
    .memoryFill();
  const end = layer.inputs - (layer.inputs % lanes);
  eachRow(w, count, (row) => {
    withLocals(w, ['i32', 'i32', 'v128', 'i32'], (x, i, bit, one) => {
      inputRow(w, arrays, l, row);
      b.set(x!);
      b.i32Const(1).get(row).emit(op.i32_shl).tee(one!).emit(op.i32x4_splat).set(bit!);
      b.i32Const(0).set(i!);
      const mark = (isRest: boolean): void => {
        b.get(i!).i32Const(2).emit(op.i32_shl).get(i!).i32Const(2).emit(op.i32_shl);
        const place = arrays.masks.address;
        b.get(x!).get(i!).i32Const(w.shift).emit(op.i32_shl, op.i32_add);
        if (isRest) {
          b.memory(w.loadReal);
          if (bytes === 8) b.f64Const(0).emit(op.f64_ne);
          else b.f32Const(0).emit(op.f32_ne);
          b.get(one!).emit(op.i32_mul);
          withLocals(w, ['i32'], (marked) => {
            b.set(marked!);
            b.memory(op.i32_load, place).get(marked!).emit(op.i32_or).memory(op.i32_store, place);
          });
          return;
        }
        b.memory(op.v128_load, 0, 2);
        w.f.constant(0)();
        b.emit(bytes === 8 ? op.f64x2_ne : op.f32x4_ne);
        if (bytes === 8) {
          withLocals(w, ['v128'], (mask) => {
            b.set(mask!);
            b.get(mask!).get(mask!).shuffle([0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11]);
          });
        }
        b.get(bit!).emit(op.v128_and);
        withLocals(w, ['v128'], (marked) => {
          b.set(marked!);
          b.memory(bytes === 8 ? op.v128_load64_zero : op.v128_load, place, 2)
            .get(marked!)
            .emit(op.v128_or)
            .set(marked!);
          b.get(marked!);
          if (bytes === 8) b.memoryLane(op.v128_store64_lane, 0, place, 2);
          else b.memory(op.v128_store, place, 2);
        });
      };
      if (end > 0)
        repeat(
          w,
          i!,
          lanes,
          () => b.i32Const(end),
          () => mark(false),
        );
      if (end < layer.inputs)
        repeat(
          w,
          i!,
          1,
          () => b.i32Const(layer.inputs),
          () => mark(true),
        );
    });
  });
}
