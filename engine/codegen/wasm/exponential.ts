import type { Region, WasmMemory } from '../memory.ts';
import { compileModule, instantiate, isShared, memoryImport, type WasmModule } from './api.ts';
import type { FunctionBuilder, Local } from './builder.ts';
import { createModule } from './encoder.ts';
import { logOrdinary } from './math-log.ts';
import { formulas } from './math-values.ts';
import { op } from './opcodes.ts';
import { writePhilox } from './philox.ts';

/** Fills the array with variates number `first`, `first` + 1 … of a stream, as `fillExponential` of engine/simulation does, bit for bit. */
export type Fill = (first: number, key: number, seed: number, trial: number) => void;

/** `values` has an even length that divides 2³², and `first` is a multiple of it. */
export function wasmExponential(memory: WasmMemory, { address, view }: Region<Float64Array>): Fill {
  const shared = isShared(memory);
  const module = modules.get(shared) ?? compileModule(buildExponential(shared));
  modules.set(shared, module);
  const fill = instantiate(module, { env: { memory } }).fill as FillPairs;
  const end = address + 8 * view.length;
  return (first, key, seed, trial) => fill(address, end, first / 2, Math.floor(first / 2 ** 33), key, seed, trial);
}

type FillPairs = (
  at: number,
  end: number,
  low: number,
  high: number,
  population: number,
  seed: number,
  trial: number,
) => void;

const modules = new Map<boolean, WasmModule>();

/** `fill(at, end, low, high, population, seed, trial)`: pairs of variates from byte `at` to `end`; the first is number `high` · 2³² + `low`. */
function buildExponential(shared: boolean): Uint8Array<ArrayBuffer> {
  const { addFunction, toBytes } = createModule({ memory: memoryImport(shared) });
  const params = new Array<'i32'>(7).fill('i32');
  const b = addFunction({ name: 'fill', params, results: [], exported: true });
  const [at, end, low, high, population, seed, trial] = [0, 1, 2, 3, 4, 5, 6];
  const words = (count: number): Local[] => Array.from({ length: count }, () => b.local('i64'));
  const counter = words(4) as [Local, Local, Local, Local];
  const key = words(2) as [Local, Local];
  const f = formulas(b, 'f64x2');

  const again = b.loop();
  wide(b, low, counter[0]);
  b.i64Const(0n).set(counter[1]);
  wide(b, population, counter[2]);
  wide(b, high, counter[3]);
  wide(b, seed, key[0]);
  wide(b, trial, key[1]);
  writePhilox(b, { counter, key });
  unit(b, counter[0], counter[1]);
  b.emit(op.f64x2_splat);
  unit(b, counter[2], counter[3]);
  b.lane(op.f64x2_replace_lane, 1);
  const uniform = f.pop();
  const exponential = f.keep(f.sub(f.constant(0), logOrdinary(f, uniform)));
  b.get(at);
  exponential();
  b.memory(op.v128_store);
  f.done();
  b.get(low).i32Const(1).emit(op.i32_add).set(low);
  b.get(at).i32Const(16).emit(op.i32_add).tee(at).get(end).emit(op.i32_lt_u).brIf(again);
  b.end();
  return toBytes();
}

/** An unsigned word in an i64. */
function wide(b: FunctionBuilder, from: Local, to: Local): void {
  b.get(from).emit(op.i64_extend_i32_u).set(to);
}

/** Leaves an f64 in (0, 1] on the stack: the upper 53 bits of two words, plus 1, over 2⁵³. */
function unit(b: FunctionBuilder, high: Local, low: Local): void {
  b.get(high).i64Const(5n).emit(op.i64_shr_u).i64Const(26n).emit(op.i64_shl);
  b.get(low).i64Const(6n).emit(op.i64_shr_u, op.i64_or);
  b.i64Const(1n).emit(op.i64_add, op.f64_convert_i64_u);
  b.f64Const(2 ** -53).emit(op.f64_mul);
}
