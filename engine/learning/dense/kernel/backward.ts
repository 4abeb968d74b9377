import type { Local } from '../../../codegen/wasm/builder.ts';
import type { ModuleBuilder } from '../../../codegen/wasm/encoder.ts';
import { op } from '../../../codegen/wasm/opcodes.ts';
import type { DenseArrays, LayerArrays } from '../layout.ts';
import { timesSlope } from './activation.ts';
import { inputRow, isListed, rowOf } from './forward.ts';
import { createWriter, eachBlock, load, repeat, store, vectorBytes, withLocals, type Writer } from './vectors.ts';

/** `backward(count)`: adds the group's gradient to that of the batch; the output layer's `deltas` are there. */
export function addBackward(module: ModuleBuilder, arrays: DenseArrays): number {
  const functions = arrays.layers
    .flatMap((_, l) => [addGradient(module, arrays, l), ...(l > 0 ? [addDeltas(module, arrays, l)] : [])])
    .reverse();
  const b = module.addFunction({ name: 'backward', params: ['i32'], results: [] });
  for (const index of functions) b.get(0).call(index);
  return b.index;
}

/** Gradients of a layer's weights, x_i δ summed over the group, row by row of inputs, and of its biases. */
function addGradient(module: ModuleBuilder, arrays: DenseArrays, l: number): number {
  const layer = arrays.layers[l]!;
  const b = module.addFunction({ name: `gradient${l}`, params: ['i32'], results: [] });
  const w = createWriter(b, arrays.shape);
  if (isListed(layer)) markInputs(w, arrays, l, 0);
  withLocals(w, ['i32', 'i32'], (i, g) => {
    b.i32Const(0).set(i!);
    repeat(
      w,
      i!,
      1,
      () => b.i32Const(layer.inputs),
      () => {
        rowOf(w, layer.weightGradient.address, layer.stride, i!);
        b.set(g!);
        sumRow(
          w,
          layer,
          g!,
          (add) => {
            if (isListed(layer)) eachMarked(w, arrays, i!, add);
            else eachRow(w, 0, add);
          },
          (value, row) => {
            inputRow(w, arrays, l, row);
            b.get(i!).i32Const(w.shift).emit(op.i32_shl, op.i32_add).memory(w.loadSplat).set(value);
          },
        );
      },
    );
  });
  const one = layer.biasGradient.address;
  withLocals(w, ['i32'], (g) => {
    b.i32Const(one).set(g!);
    sumRow(w, layer, g!, (add) => eachRow(w, 0, add), null);
  });
  return b.index;
}

/** Adds to the row at `g`: for each sample that `samples` visits its deltas, times what `factor` leaves in a local. */
function sumRow(
  w: Writer,
  layer: LayerArrays,
  g: Local,
  samples: (add: (row: Local) => void) => void,
  factor: ((value: Local, row: Local) => void) | null,
): void {
  const { b, f, lanes } = w;
  eachBlock(w, layer.stride / lanes, (at, count) => {
    const sums = Array.from({ length: count }, () => b.local('v128'));
    withLocals(w, ['i32', 'i32', 'v128'], (place, delta, value) => {
      b.get(g).get(at).emit(op.i32_add).set(place!);
      sums.forEach((sum, k) => {
        load(w, place!, k * vectorBytes)();
        b.set(sum);
      });
      samples((row) => {
        rowOf(w, layer.deltas.address, layer.stride, row);
        b.get(at).emit(op.i32_add).set(delta!);
        factor?.(value!, row);
        sums.forEach((sum, k) => {
          const term = load(w, delta!, k * vectorBytes);
          f.add(() => b.get(sum), factor ? f.mul(() => b.get(value!), term) : term)();
          b.set(sum);
        });
      });
      sums.forEach((sum, k) => store(w, place!, () => b.get(sum), k * vectorBytes));
    });
    b.release(...sums);
  });
}

function eachRow(w: Writer, count: Local, visit: (row: Local) => void): void {
  withLocals(w, ['i32'], (row) => {
    w.b.i32Const(0).set(row!);
    repeat(
      w,
      row!,
      1,
      () => w.b.get(count),
      () => visit(row!),
    );
  });
}

/** The samples of the group whose input `i` is not 0. */
function eachMarked(w: Writer, arrays: DenseArrays, i: Local, visit: (row: Local) => void): void {
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
function markInputs(w: Writer, arrays: DenseArrays, l: number, count: Local): void {
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

/** dL/dz of the layer before: (Σ_o w_io δ_o) · dy/dz, as many inputs at a time as a vector has lanes. */
function addDeltas(module: ModuleBuilder, arrays: DenseArrays, l: number): number {
  const layer = arrays.layers[l]!;
  const before = arrays.layers[l - 1]!;
  const b = module.addFunction({ name: `deltas${l - 1}`, params: ['i32'], results: [] });
  const w = createWriter(b, arrays.shape);
  const { f, lanes, bytes } = w;
  const rowBytes = layer.stride * bytes;
  eachRow(w, 0, (row) => {
    withLocals(w, ['i32', 'i32', 'i32', 'i32', 'i32'], (d, i, weight, at, end) => {
      rowOf(w, layer.deltas.address, layer.stride, row);
      b.set(d!);
      b.i32Const(0).set(i!);
      b.i32Const(layer.weights.address).set(weight!);
      repeat(
        w,
        i!,
        vectorBytes,
        () => b.i32Const(before.stride * bytes),
        () => {
          const sums = Array.from({ length: lanes }, () => b.local('v128'));
          sums.forEach((sum) => {
            f.constant(0)();
            b.set(sum);
          });
          const add = (place: Local, source: Local, offset: number): void =>
            sums.forEach((sum, k) => {
              f.add(() => b.get(sum), f.mul(load(w, source, offset), load(w, place, offset + k * rowBytes)))();
              b.set(sum);
            });
          const vectors = layer.stride / lanes;
          if (vectors <= 4) for (let k = 0; k < vectors; k++) add(weight!, d!, k * vectorBytes);
          else {
            withLocals(w, ['i32'], (source) => {
              b.get(weight!).set(at!);
              b.get(d!).tee(source!).i32Const(rowBytes).emit(op.i32_add).set(end!);
              repeat(
                w,
                source!,
                vectorBytes,
                () => b.get(end!),
                () => {
                  add(at!, source!, 0);
                  b.get(at!).i32Const(vectorBytes).emit(op.i32_add).set(at!);
                },
              );
            });
          }
          across(w, sums);
          withLocals(w, ['v128', 'i32', 'i32', 'i32'], (total, y, result, kept) => {
            b.set(total!);
            const place = (address: number, local: Local): void => {
              rowOf(w, address, before.stride, row);
              b.get(i!).emit(op.i32_add).set(local);
            };
            place(before.outputs.address, y!);
            place(before.deltas.address, result!);
            let outer = (): void => void b.get(total!);
            let output = load(w, y!);
            if (before.dropped) {
              place(before.dropped.address, kept!);
              outer = f.mul(outer, load(w, kept!));
              // Where a unit was silent both are 0, and the slope does not count.
              output = f.div(output, f.above(load(w, kept!), f.constant(1e-30)));
            }
            if (before.activation === 'softmax')
              throw new Error('Found softmax in a hidden layer, expected it in the last');
            const delta = timesSlope(w, before.activation, outer, output);
            store(w, result!, delta);
          });
          b.release(...sums);
          b.get(weight!)
            .i32Const(lanes * rowBytes)
            .emit(op.i32_add)
            .set(weight!);
        },
      );
    });
  });
  return b.index;
}

/** One vector of the sums of each vector's lanes. */
function across({ b, f, bytes }: Writer, vectors: readonly Local[]): void {
  const pick = (a: number, c: number, lanes: readonly (readonly [0 | 1, number])[]) => (): void => {
    const picked = lanes.flatMap(([which, lane]) =>
      Array.from({ length: bytes }, (_, k) => which * 16 + lane * bytes + k),
    );
    b.get(a).get(c).shuffle(picked);
  };
  if (bytes === 8) {
    const [a, c] = vectors as [number, number];
    f.add(
      pick(a, c, [
        [0, 0],
        [1, 0],
      ]),
      pick(a, c, [
        [0, 1],
        [1, 1],
      ]),
    )();
    return;
  }
  const [a, c, d, e] = vectors as [number, number, number, number];
  const half = (x: number, y: number): void => {
    f.add(
      pick(x, y, [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ]),
      pick(x, y, [
        [0, 2],
        [1, 2],
        [0, 3],
        [1, 3],
      ]),
    )();
    b.set(x);
  };
  half(a, c);
  half(d, e);
  f.add(
    pick(a, d, [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]),
    pick(a, d, [
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
    ]),
  )();
}
