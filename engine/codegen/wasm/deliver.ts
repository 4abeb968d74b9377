import type { RealArray } from '../memory.ts';
import type { WasmMemory } from '../memory.ts';
import { compileModule, instantiate, isShared, memoryImport, type WasmModule } from './api.ts';
import type { Local } from './builder.ts';
import { createModule } from './encoder.ts';
import { op } from './opcodes.ts';

/** What decides the code: whether all synapses share a weight, and a delay. */
export interface DeliverKind {
  readonly precision: 'f64' | 'f32';
  readonly oneWeight: boolean;
  readonly oneDelay: boolean;
}

/**
 * Adds what the listed sources sent to the rings of their targets. Addresses in bytes; `row` is where reach 0 falls: the
 * present row, or with one delay the row that far ahead minus the delay's share of every reach, so that no sum wraps around.
 */
export type Deliver = (
  list: number,
  count: number,
  outputs: number,
  firstSource: number,
  sources: number,
  rowStart: number,
  reach: number,
  weight: number,
  row: number,
  slots: number,
  size: number,
) => void;

export function wasmDeliver(memory: WasmMemory, kind: DeliverKind): Deliver {
  const shared = isShared(memory);
  const key = JSON.stringify([kind, shared]);
  const module = modules.get(key) ?? compileModule(buildDeliver(kind, shared));
  modules.set(key, module);
  return instantiate(module, { env: { memory } }).deliver as Deliver;
}

const modules = new Map<string, WasmModule>();

export function precisionOf(values: RealArray): 'f64' | 'f32' {
  return values instanceof Float64Array ? 'f64' : 'f32';
}

function buildDeliver({ precision, oneWeight, oneDelay }: DeliverKind, shared: boolean): Uint8Array<ArrayBuffer> {
  const module = createModule({ memory: memoryImport(shared) });
  const params = new Array<'i32'>(11).fill('i32');
  const b = module.addFunction({ name: 'deliver', params, results: [], exported: true });
  const [list, count, outputs, firstSource, sources, rowStart, reach, weight, row, slots, size] = params.map(
    (_, k) => k,
  ) as Local[];
  const wide = precision === 'f64';
  const real = wide
    ? { load: op.f64_load, store: op.f64_store, add: op.f64_add, mul: op.f64_mul, eq: op.f64_eq, shift: 3, bytes: 8 }
    : { load: op.f32_load, store: op.f32_store, add: op.f32_add, mul: op.f32_mul, eq: op.f32_eq, shift: 2, bytes: 4 };
  const source = b.local('i32');
  const output = b.local(precision);
  const k = b.local('i32');
  const end = b.local('i32');
  const at = b.local('i32');
  const listEnd = b.local('i32');
  const weightAt = oneWeight ? null : b.local('i32');

  b.get(count!).i32Const(2).emit(op.i32_shl).get(list!).emit(op.i32_add).set(listEnd);
  const all = b.block();
  const eachSource = b.loop();
  b.get(list!).get(listEnd).emit(op.i32_ge_u).brIf(all);
  const next = b.block();
  // Unsigned, a source before the first is larger than any.
  b.get(list!)
    .memory(op.i32_load)
    .get(firstSource!)
    .emit(op.i32_sub)
    .tee(source)
    .get(sources!)
    .emit(op.i32_ge_u)
    .brIf(next);
  b.get(list!)
    .memory(op.i32_load)
    .i32Const(real.shift)
    .emit(op.i32_shl)
    .get(outputs!)
    .emit(op.i32_add)
    .memory(real.load)
    .tee(output);
  if (wide) b.f64Const(0);
  else b.f32Const(0);
  b.emit(real.eq).brIf(next);
  b.get(rowStart!).get(source).i32Const(2).emit(op.i32_shl, op.i32_add).tee(source).memory(op.i32_load).set(k);
  b.get(source).memory(op.i32_load, 4).set(end);
  b.get(k).get(end).emit(op.i32_ge_s).brIf(next);
  if (weightAt === null) b.get(weight!).memory(real.load).get(output).emit(real.mul).set(output);
  else b.get(weight!).get(k).i32Const(real.shift).emit(op.i32_shl, op.i32_add).set(weightAt);
  b.get(reach!).get(end).i32Const(2).emit(op.i32_shl, op.i32_add).set(end);
  b.get(reach!).get(k).i32Const(2).emit(op.i32_shl, op.i32_add).set(k);

  const eachSynapse = b.loop();
  b.get(k).memory(op.i32_load).i32Const(real.shift).emit(op.i32_shl).get(row!).emit(op.i32_add).set(at);
  if (!oneDelay) {
    // Past the last row comes the first.
    b.get(at)
      .get(at)
      .get(size!)
      .emit(op.i32_sub)
      .get(at)
      .get(slots!)
      .emit(op.i32_sub)
      .get(size!)
      .emit(op.i32_lt_u, op.select)
      .set(at);
  }
  b.get(at).get(at).memory(real.load);
  if (weightAt === null) b.get(output);
  else b.get(weightAt).memory(real.load).get(output).emit(real.mul);
  b.emit(real.add).memory(real.store);
  if (weightAt !== null) b.get(weightAt).i32Const(real.bytes).emit(op.i32_add).set(weightAt);
  b.get(k).i32Const(4).emit(op.i32_add).tee(k).get(end).emit(op.i32_lt_u).brIf(eachSynapse);
  b.end();

  b.end();
  b.get(list!).i32Const(4).emit(op.i32_add).set(list!).br(eachSource);
  b.end();
  b.end();
  return module.toBytes();
}
