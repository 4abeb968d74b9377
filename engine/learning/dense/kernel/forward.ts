import type { Local } from '../../../codegen/wasm/builder.ts';
import type { ModuleBuilder } from '../../../codegen/wasm/encoder.ts';
import { op } from '../../../codegen/wasm/opcodes.ts';
import type { DenseArrays, LayerArrays } from '../layout.ts';
import { outputOf } from './activation.ts';
import { writeSoftmax } from './softmax.ts';
import {
  rowOf,
  eachVector,
  eachBlock,
  createWriter,
  load,
  repeat,
  store,
  vectorBytes,
  withLocals,
  type Writer,
} from './vectors.ts';

/** From so many inputs on, those that are 0 are looked for and passed by: most of a picture is, and half of a ReLU layer. */
export const fewestListed = 32;

export function isListed({ inputs }: LayerArrays): boolean {
  return inputs >= fewestListed;
}

/**
 * `forward(count, training)`: outputs of all layers for the `count` rows that are set. Notes in `masks`, for layers whose inputs are
 * listed, which rows have an input that is not 0 — the last such layer's: `backward` makes the others anew.
 */
export function addForward(module: ModuleBuilder, arrays: DenseArrays): number {
  const layers = arrays.layers.map((_, l) => addLayer(module, arrays, l));
  const b = module.addFunction({ name: 'forward', params: ['i32', 'i32'], results: [] });
  for (const layer of layers) b.get(0).get(1).call(layer);
  return b.index;
}

/** Leaves on the stack the address of the input row of sample `row` of the group. */
export function inputRow(w: Writer, arrays: DenseArrays, l: number, row: Local): void {
  const { b } = w;
  if (l === 0) b.get(row).i32Const(2).emit(op.i32_shl).memory(op.i32_load, arrays.rows.address);
  else rowOf(w, arrays.layers[l - 1]!.outputs.address, arrays.layers[l - 1]!.stride, row);
}

function addLayer(module: ModuleBuilder, arrays: DenseArrays, l: number): number {
  const layer = arrays.layers[l]!;
  const b = module.addFunction({ name: `forward${l}`, params: ['i32', 'i32'], results: [] });
  const w = createWriter(b, arrays.shape);
  const [count, training] = [0, 1];
  withLocals(w, ['i32', 'i32', 'i32', 'i32'], (row, x, z, listed) => {
    b.i32Const(0).set(row!);
    repeat(
      w,
      row!,
      1,
      () => b.get(count),
      () => {
        inputRow(w, arrays, l, row!);
        b.set(x!);
        rowOf(w, layer.outputs.address, layer.stride, row!);
        b.set(z!);
        if (isListed(layer)) listInputs(w, arrays, layer, x!, listed!);
        writeNet(w, arrays, layer, x!, z!, listed!);
        if (layer.net) copyNet(w, layer, row!, z!);
        if (layer.activation === 'softmax') writeSoftmax(w, layer, z!);
        else writeOutputs(w, layer, z!);
        if (layer.dropped) {
          b.get(training);
          b.if();
          writeDropout(w, layer, row!, z!);
          b.end();
        }
      },
    );
  });
  return b.index;
}

/** Lists the inputs that are not 0, without a branch: each is written, and stays if the end moves past it. */
function listInputs(w: Writer, arrays: DenseArrays, { inputs }: LayerArrays, x: Local, end: Local): void {
  const { b, bytes } = w;
  const isWide = w.shape === 'f64x2';
  withLocals(w, ['i32', 'i32'], (i, at) => {
    b.i32Const(0).set(i!);
    b.i32Const(arrays.list.address).set(end);
    b.get(x).set(at!);
    repeat(
      w,
      i!,
      1,
      () => b.i32Const(inputs),
      () => {
        b.get(end).get(i!).memory(op.i32_store);
        b.get(end).get(at!).memory(w.loadReal);
        if (isWide) b.f64Const(0).emit(op.f64_ne);
        else b.f32Const(0).emit(op.f32_ne);
        b.i32Const(2).emit(op.i32_shl, op.i32_add).set(end);
        b.get(at!).i32Const(bytes).emit(op.i32_add).set(at!);
      },
    );
  });
}

/** z = b + Σ x_i · w_i, block by block of the row. */
function writeNet(w: Writer, arrays: DenseArrays, layer: LayerArrays, x: Local, z: Local, listed: Local): void {
  const { b, f, bytes, lanes } = w;
  const { inputs, stride, weights, biases } = layer;
  const rowBytes = stride * bytes;
  eachBlock(w, stride / lanes, (at, count) => {
    const sums = Array.from({ length: count }, () => b.local('v128'));
    sums.forEach((sum, k) =>
      b
        .get(at)
        .memory(op.v128_load, biases.address + k * vectorBytes, 2)
        .set(sum),
    );
    withLocals(w, ['v128', 'i32', 'i32'], (value, weight, i) => {
      const add = (): void =>
        sums.forEach((sum, k) => {
          f.add(
            () => b.get(sum),
            f.mul(() => b.get(value!), load(w, weight!, weights.address + k * vectorBytes)),
          )();
          b.set(sum);
        });
      if (isListed(layer)) {
        b.i32Const(arrays.list.address).set(i!);
        b.get(i!).get(listed).emit(op.i32_lt_u);
        b.if();
        repeat(
          w,
          i!,
          4,
          () => b.get(listed),
          () => {
            b.get(i!)
              .memory(op.i32_load)
              .i32Const(w.shift)
              .emit(op.i32_shl)
              .get(x)
              .emit(op.i32_add)
              .memory(w.loadSplat)
              .set(value!);
            b.get(i!).memory(op.i32_load).i32Const(rowBytes).emit(op.i32_mul).get(at).emit(op.i32_add).set(weight!);
            add();
          },
        );
        b.end();
      } else {
        b.get(at).set(weight!);
        b.get(x).set(i!);
        const end = inputs * bytes;
        withLocals(w, ['i32'], (last) => {
          b.get(x).i32Const(end).emit(op.i32_add).set(last!);
          repeat(
            w,
            i!,
            bytes,
            () => b.get(last!),
            () => {
              b.get(i!).memory(w.loadSplat).set(value!);
              add();
              b.get(weight!).i32Const(rowBytes).emit(op.i32_add).set(weight!);
            },
          );
        });
      }
    });
    sums.forEach((sum, k) => {
      b.get(z)
        .get(at)
        .emit(op.i32_add)
        .get(sum)
        .memory(op.v128_store, k * vectorBytes, 2);
    });
    b.release(...sums);
  });
}

function copyNet(w: Writer, { net, stride }: LayerArrays, row: Local, z: Local): void {
  rowOf(w, net!.address, stride, row);
  w.b
    .get(z)
    .i32Const(stride * w.bytes)
    .memoryCopy();
}

function writeOutputs(w: Writer, layer: LayerArrays, z: Local): void {
  const { b, f } = w;
  const { activation } = layer;
  if (activation === 'linear' || activation === 'softmax') return;
  withLocals(w, ['i32', 'v128'], (at, value) => {
    eachVector(w, layer, (offset, mask) => {
      b.get(z).get(offset).emit(op.i32_add).tee(at!).memory(op.v128_load, 0, 2).set(value!);
      const y = outputOf(w, activation, () => b.get(value!));
      store(w, at!, mask ? f.and(y, () => b.v128Const(mask)) : y);
    });
  });
}

function writeDropout(w: Writer, layer: LayerArrays, row: Local, z: Local): void {
  const { b, f } = w;
  withLocals(w, ['i32', 'i32'], (at, kept) => {
    eachVector(w, layer, (offset) => {
      rowOf(w, layer.dropped!.address, layer.stride, row);
      b.get(offset).emit(op.i32_add).set(kept!);
      b.get(z).get(offset).emit(op.i32_add).set(at!);
      store(w, at!, f.mul(load(w, at!), load(w, kept!)));
    });
  });
}
