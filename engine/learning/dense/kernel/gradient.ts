import type { Local } from '../../../codegen/wasm/builder.ts';
import type { ModuleBuilder } from '../../../codegen/wasm/encoder.ts';
import { op } from '../../../codegen/wasm/opcodes.ts';
import type { DenseArrays, LayerArrays } from '../layout.ts';
import { eachMarked, markInputs } from './marks.ts';
import { inputRow, isListed } from './forward.ts';
import {
  rowOf,
  eachRow,
  eachBlock,
  createWriter,
  load,
  repeat,
  store,
  vectorBytes,
  withLocals,
  type Writer,
} from './vectors.ts';

/** Gradients of a layer's weights, x_i δ summed over the group, row by row of inputs, and of its biases. */
export function addGradient(module: ModuleBuilder, arrays: DenseArrays, l: number): number {
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
