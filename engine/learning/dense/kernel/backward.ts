import type { ModuleBuilder } from '../../../codegen/wasm/encoder.ts';
import type { DenseArrays } from '../layout.ts';
import { addDeltas } from './deltas.ts';
import { addGradient } from './gradient.ts';

/** `backward(count)`: adds the group's gradient to that of the batch; the output layer's `deltas` are there. */
export function addBackward(module: ModuleBuilder, arrays: DenseArrays): number {
  const functions = arrays.layers
    .flatMap((_, l) => [addGradient(module, arrays, l), ...(l > 0 ? [addDeltas(module, arrays, l)] : [])])
    .reverse();
  const b = module.addFunction({ name: 'backward', params: ['i32'], results: [] });
  for (const index of functions) b.get(0).call(index);
  return b.index;
}
