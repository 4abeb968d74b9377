import type { Local } from '../../../codegen/wasm/builder.ts';
import { emitMath } from '../../../codegen/wasm/math.ts';
import { op } from '../../../codegen/wasm/opcodes.ts';
import type { DenseArrays, LayerArrays } from '../layout.ts';
import { rowOf, eachVector, spread, load, store, withLocals, type Writer } from './vectors.ts';

/** y_k = e^(z_k − max) / Σ; what pads the row is 0. */
export function writeSoftmax(w: Writer, layer: LayerArrays, z: Local): void {
  const { b, f } = w;
  withLocals(w, ['i32', 'v128', 'v128', 'v128'], (at, most, sum, value) => {
    const here = (offset: Local): void => void b.get(z).get(offset).emit(op.i32_add).set(at!);
    writeLargest(w, layer, here, at!, most!);
    f.constant(0)();
    b.set(sum!);
    eachVector(w, layer, (offset, mask) => {
      here(offset);
      f.sub(load(w, at!), () => b.get(most!))();
      emitMath(b, 'exp', w.shape);
      if (mask) b.v128Const(mask).emit(op.v128_and);
      b.set(value!);
      store(w, at!, () => b.get(value!));
      f.add(
        () => b.get(sum!),
        () => b.get(value!),
      )();
      b.set(sum!);
    });
    spread(w, sum!, (a, c) => f.add(a, c));
    f.div(f.constant(1), () => b.get(sum!))();
    b.set(sum!);
    eachVector(w, layer, (offset) => {
      here(offset);
      store(
        w,
        at!,
        f.mul(load(w, at!), () => b.get(sum!)),
      );
    });
  });
}

/** The largest z of a row in all lanes of `most`; `here` leaves in `at` where the vector at an offset is. */
function writeLargest(w: Writer, layer: LayerArrays, here: (offset: Local) => void, at: Local, most: Local): void {
  const { b, f } = w;
  f.constant(-Infinity)();
  b.set(most);
  eachVector(w, layer, (offset, mask) => {
    here(offset);
    const all = mask ? f.choose(() => b.v128Const(mask), load(w, at), f.constant(-Infinity)) : load(w, at);
    f.above(all, () => b.get(most))();
    b.set(most);
  });
  spread(w, most, (a, c) => f.above(a, c));
}

/** ln Σ e^z in all lanes of `result`. */
export function writeLogSum(w: Writer, arrays: DenseArrays, row: Local, result: Local): void {
  const { b, f } = w;
  const layer = arrays.layers.at(-1)!;
  withLocals(w, ['i32', 'v128', 'v128'], (at, most, sum) => {
    const here = (offset: Local): void => {
      rowOf(w, layer.net!.address, layer.stride, row);
      b.get(offset).emit(op.i32_add).set(at!);
    };
    writeLargest(w, layer, here, at!, most!);
    f.constant(0)();
    b.set(sum!);
    eachVector(w, layer, (offset, mask) => {
      here(offset);
      f.sub(load(w, at!), () => b.get(most!))();
      emitMath(b, 'exp', w.shape);
      if (mask) b.v128Const(mask).emit(op.v128_and);
      f.add(f.pop(), () => b.get(sum!))();
      b.set(sum!);
    });
    spread(w, sum!, (a, c) => f.add(a, c));
    b.get(sum!);
    emitMath(b, 'log', w.shape);
    f.add(f.pop(), () => b.get(most!))();
    b.set(result);
  });
}

/** dL/dz_k = y_k (g_k − Σ_j g_j y_j), in place of g = dL/dy. */
export function throughSoftmax(w: Writer, arrays: DenseArrays, row: Local): void {
  const { b, f } = w;
  const layer = arrays.layers.at(-1)!;
  withLocals(w, ['i32', 'i32', 'v128'], (at, d, sum) => {
    const places = (offset: Local): void => {
      rowOf(w, layer.outputs.address, layer.stride, row);
      b.get(offset).emit(op.i32_add).set(at!);
      rowOf(w, layer.deltas.address, layer.stride, row);
      b.get(offset).emit(op.i32_add).set(d!);
    };
    f.constant(0)();
    b.set(sum!);
    eachVector(w, layer, (offset) => {
      places(offset);
      f.add(() => b.get(sum!), f.mul(load(w, at!), load(w, d!)))();
      b.set(sum!);
    });
    spread(w, sum!, (a, c) => f.add(a, c));
    eachVector(w, layer, (offset) => {
      places(offset);
      store(
        w,
        d!,
        f.mul(
          load(w, at!),
          f.sub(load(w, d!), () => b.get(sum!)),
        ),
      );
    });
  });
}
