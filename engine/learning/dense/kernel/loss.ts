import type { Local } from '../../../codegen/wasm/builder.ts';
import type { ModuleBuilder } from '../../../codegen/wasm/encoder.ts';
import { emitMath } from '../../../codegen/wasm/math.ts';
import type { Value } from '../../../codegen/wasm/math-values.ts';
import { op } from '../../../codegen/wasm/opcodes.ts';
import type { DenseArrays } from '../layout.ts';
import type { LossName } from '../spec.ts';
import { timesSlope } from './activation.ts';
import { writeLogSum, throughSoftmax } from './softmax.ts';
import { rowOf, eachVector, spread, createWriter, load, repeat, store, withLocals, type Writer } from './vectors.ts';

/**
 * `loss(count) → sum`: the losses of the group's samples, each times its sample weight; leaves dL/dz of the output layer,
 * likewise weighted, in its `deltas`.
 */
export function addLoss(module: ModuleBuilder, arrays: DenseArrays, loss: LossName): number {
  const b = module.addFunction({ name: 'loss', params: ['i32'], results: ['f64'] });
  const w = createWriter(b, arrays.shape);
  const total = b.local('f64');
  withLocals(w, ['i32', 'i32', 'v128', 'v128'], (row, place, importance, sum) => {
    b.i32Const(0).set(row!);
    repeat(
      w,
      row!,
      1,
      () => b.get(0),
      () => {
        b.get(row!).i32Const(2).emit(op.i32_shl).memory(op.i32_load, arrays.targetRows.address).set(place!);
        weightOf(w, arrays, row!);
        b.set(importance!);
        w.f.constant(0)();
        b.set(sum!);
        writeSample(w, arrays, loss, { row: row!, target: place!, sum: sum! }, () => b.get(importance!));
        spread(w, sum!, (a, c) => w.f.add(a, c));
        w.f.mul(
          () => b.get(sum!),
          () => b.get(importance!),
        )();
        b.lane(w.shape === 'f64x2' ? op.f64x2_extract_lane : op.f32x4_extract_lane, 0);
        if (w.shape === 'f32x4') b.emit(op.f64_promote_f32);
        b.get(total).emit(op.f64_add).set(total);
      },
    );
  });
  b.get(total);
  return b.index;
}

interface Sample {
  readonly row: Local;
  readonly target: Local;
  readonly sum: Local;
}

/** The sample's weight in all lanes: the group's rows of targets tell which sample it is. */
function weightOf({ b, loadSplat, bytes }: Writer, arrays: DenseArrays, row: Local): void {
  b.get(row).i32Const(2).emit(op.i32_shl).memory(op.i32_load, arrays.targetRows.address);
  b.i32Const(arrays.targets.address).emit(op.i32_sub);
  b.i32Const(arrays.targetStride * bytes).emit(op.i32_div_u);
  b.i32Const(bytes).emit(op.i32_mul).memory(loadSplat, arrays.sampleWeights.address);
}

function writeSample(w: Writer, arrays: DenseArrays, loss: LossName, sample: Sample, importance: Value): void {
  const { b, f } = w;
  const layer = arrays.layers.at(-1)!;
  const { activation, size } = layer;
  const factor = loss === 'mse' ? 2 / size : 1;
  withLocals(w, ['i32', 'i32', 'i32', 'i32', 'v128', 'v128', 'v128', 'v128'], (at, t, z, d, logSum, mass, y, error) => {
    const places = (offset: Local): void => {
      rowOf(w, layer.outputs.address, layer.stride, sample.row);
      b.get(offset).emit(op.i32_add).set(at!);
      b.get(sample.target).get(offset).emit(op.i32_add).set(t!);
      rowOf(w, layer.net!.address, layer.stride, sample.row);
      b.get(offset).emit(op.i32_add).set(z!);
      rowOf(w, layer.deltas.address, layer.stride, sample.row);
      b.get(offset).emit(op.i32_add).set(d!);
    };
    const add = (value: Value): void => {
      f.add(() => b.get(sample.sum), value)();
      b.set(sample.sum);
    };
    const isSoftmaxEntropy = loss === 'cross-entropy' && activation === 'softmax';
    if (isSoftmaxEntropy) {
      writeLogSum(w, arrays, sample.row, logSum!);
      writeMass(w, arrays, sample.target, mass!);
    }
    eachVector(w, layer, (offset, mask) => {
      const masked = (value: Value): Value => (mask ? f.and(value, () => b.v128Const(mask)) : value);
      places(offset);
      load(w, at!)();
      b.set(y!);
      const expected: Value = isSoftmaxEntropy
        ? f.mul(
            () => b.get(mass!),
            () => b.get(y!),
          )
        : () => b.get(y!);
      f.sub(expected, load(w, t!))();
      b.set(error!);
      const delta: Value = () => b.get(error!);
      if (loss === 'cross-entropy') {
        const cost =
          activation === 'softmax'
            ? f.mul(
                load(w, t!),
                f.sub(() => b.get(logSum!), load(w, z!)),
              )
            : f.sub(softplus(w, load(w, z!)), f.mul(load(w, z!), load(w, t!)));
        add(masked(cost));
        store(w, d!, f.mul(delta, importance));
      } else {
        add(f.mul(f.constant(factor / 2), f.mul(delta, delta)));
        const outer = f.mul(f.mul(f.constant(factor), delta), importance);
        store(w, d!, activation === 'softmax' ? outer : timesSlope(w, activation, outer, () => b.get(y!)));
      }
    });
    if (loss !== 'cross-entropy' && activation === 'softmax') throughSoftmax(w, arrays, sample.row);
  });
}

/** ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|). */
function softplus(w: Writer, z: Value): Value {
  const { f, b } = w;
  return f.add(f.above(z, f.constant(0)), () => {
    f.sub(f.constant(0), f.abs(z))();
    emitMath(b, 'exp', w.shape);
    f.add(f.constant(1), f.pop())();
    emitMath(b, 'log', w.shape);
  });
}

/** Σ t in all lanes of `result`, which is 1 where targets are probabilities. */
function writeMass(w: Writer, arrays: DenseArrays, target: Local, result: Local): void {
  const { b, f } = w;
  withLocals(w, ['i32'], (at) => {
    f.constant(0)();
    b.set(result);
    eachVector(w, arrays.layers.at(-1)!, (offset) => {
      b.get(target).get(offset).emit(op.i32_add).set(at!);
      f.add(() => b.get(result), load(w, at!))();
      b.set(result);
    });
    spread(w, result, (a, c) => f.add(a, c));
  });
}
