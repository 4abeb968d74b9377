import { compileModule, instantiate } from '../../../codegen/wasm/api.ts';
import { createModule } from '../../../codegen/wasm/encoder.ts';
import { op } from '../../../codegen/wasm/opcodes.ts';
import type { OptimizerName } from '../../optimizers.ts';
import type { DenseArrays } from '../layout.ts';
import type { LossName } from '../spec.ts';
import { addBackward } from './backward.ts';
import { addForward } from './forward.ts';
import { addLoss } from './loss.ts';
import { addOptimise } from './optimise.ts';

/** Code made for one trainer: its arrays' addresses are constants in it. */
export interface DenseKernel {
  /** Adds the gradient of up to 32 samples, whose numbers begin at address `order`; gives the sum of their weighted losses. */
  accumulate(order: number, count: number): number;
  /** Outputs of up to 32 samples into the last layer's `outputs`; gives the sum of their weighted losses. */
  evaluate(order: number, count: number): number;
  clearGradient(): void;
  optimise(
    scale: number,
    rate: number,
    first: number,
    second: number,
    epsilon: number,
    correction1: number,
    correction2: number,
    l1: number,
    l2: number,
    decay: number,
  ): void;
}

export function createDenseKernel(arrays: DenseArrays, loss: LossName, optimizer: OptimizerName): DenseKernel {
  const module = createModule({ memory: { min: 1 } });
  const forward = addForward(module, arrays);
  const lossOf = addLoss(module, arrays, loss);
  const backward = addBackward(module, arrays);
  const bytes = arrays.precision === 'f64' ? 8 : 4;
  const gather = module.addFunction({ name: 'gather', params: ['i32', 'i32'], results: [] });
  {
    const b = gather;
    const [row, sample] = [b.local('i32'), b.local('i32')];
    const again = b.loop();
    b.get(0).get(row).i32Const(2).emit(op.i32_shl, op.i32_add).memory(op.i32_load).set(sample);
    for (const { rows, data, stride } of [
      { rows: arrays.rows, data: arrays.data, stride: arrays.dataStride },
      { rows: arrays.targetRows, data: arrays.targets, stride: arrays.targetStride },
    ]) {
      b.get(row).i32Const(2).emit(op.i32_shl);
      b.get(sample)
        .i32Const(stride * bytes)
        .emit(op.i32_mul)
        .i32Const(data.address)
        .emit(op.i32_add)
        .memory(op.i32_store, rows.address);
    }
    b.get(row).i32Const(1).emit(op.i32_add).tee(row).get(1).emit(op.i32_lt_u).brIf(again);
    b.end();
  }
  for (const [name, isTraining] of [
    ['accumulate', 1],
    ['evaluate', 0],
  ] as const) {
    const b = module.addFunction({ name, params: ['i32', 'i32'], results: ['f64'], exported: true });
    const sum = b.local('f64');
    b.get(0).get(1).call(gather.index);
    b.get(1).i32Const(isTraining).call(forward);
    b.get(1).call(lossOf).set(sum);
    if (isTraining) b.get(1).call(backward);
    b.get(sum);
  }
  const clear = module.addFunction({ name: 'clearGradient', params: [], results: [], exported: true });
  clear
    .i32Const(arrays.gradient.address)
    .i32Const(0)
    .i32Const(arrays.gradient.view.length * bytes)
    .memoryFill();
  addOptimise(module, arrays, optimizer);
  const compiled = compileModule(module.toBytes());
  return instantiate(compiled, { env: { memory: arrays.memory.memory } }) as unknown as DenseKernel;
}
