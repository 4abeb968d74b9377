import type { Local } from '../../../codegen/wasm/builder.ts';
import type { ModuleBuilder } from '../../../codegen/wasm/encoder.ts';
import { op } from '../../../codegen/wasm/opcodes.ts';
import type { DenseArrays } from '../layout.ts';
import { timesSlope } from './activation.ts';
import { rowOf, eachRow, createWriter, load, repeat, store, vectorBytes, withLocals, type Writer } from './vectors.ts';

/** dL/dz of the layer before: (Σ_o w_io δ_o) · dy/dz, as many inputs at a time as a vector has lanes. */
export function addDeltas(module: ModuleBuilder, arrays: DenseArrays, l: number): number {
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
