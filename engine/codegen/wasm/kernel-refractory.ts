import type { GraphNode } from '../graph.ts';
import type { FunctionBuilder, Local } from './builder.ts';
import type { ModuleBuilder } from './encoder.ts';
import { createFrame, reals, shapes, type Frame, type KernelKind } from './kernel-frame.ts';
import type { ValueWriter } from './kernel-values.ts';
import { op } from './opcodes.ts';

/** Bytes from the ints of the present neurons to those of the present part. */
function intBytes({ kind, part }: Frame): number {
  return 4 * shapes[kind.shape].lanes * part;
}

/** Vector by vector: who may change and spike in this step. */
export function writeActive(frame: Frame, writer: ValueWriter, holds: GraphNode | null, mask: Local): void {
  const { b, kind } = frame;
  const isWide = kind.shape === 'f64x2';
  frame.address('refractory');
  frame.intOffset();
  b.emit(op.i32_add).memory(isWide ? op.v128_load64_zero : op.v128_load, intBytes(frame), 2);
  if (!holds) {
    // Steps wrap around at 2³²: what counts is the sign of the difference.
    b.get(frame.step).emit(op.i32x4_splat, op.i32x4_sub).i32x4Const(0).emit(op.i32x4_le_s);
    if (isWide) b.emit(op.i64x2_extend_low_i32x4_s);
    b.set(mask);
    return;
  }
  // Still refractory: was, and the condition still holds.
  const still = b.local('v128');
  b.i32x4Const(0).emit(op.i32x4_ne);
  if (isWide) b.emit(op.i64x2_extend_low_i32x4_s);
  writer.value(holds);
  b.emit(op.v128_and).tee(still).emit(op.v128_not).set(mask);
  frame.address('refractory');
  frame.intOffset();
  b.emit(op.i32_add).get(still);
  if (isWide) b.get(still).shuffle([0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11]);
  b.i32x4Const(1).emit(op.v128_and);
  if (isWide) b.memoryLane(op.v128_store64_lane, 0, intBytes(frame), 2);
  else b.memory(op.v128_store, intBytes(frame), 2);
}

/**
 * `keep(table, step)`: before all are computed as if they were active, strikes from the list who is refractory no more, and
 * keeps the values that stand still of the others. The list is a count and that many indices.
 */
export function addKeep(module: ModuleBuilder, kind: KernelKind): number {
  const b = module.addFunction({ name: 'keep', params: ['i32', 'i32'], results: [], exported: true });
  const [table, step] = [0, 1];
  if (kind.held) writeKeep(createFrame(b, kind, { table, step, time: step }), kind.held);
  return b.index;
}

function writeKeep(frame: Frame, held: readonly string[]): void {
  const { b } = frame;
  for (const entry of ['resting', 'kept', 'refractory', ...held.map((name) => `state ${name}`)]) {
    frame.address(entry);
    b.emit(op.drop);
  }
  const [from, end, to, neuron, kept] = (['i32', 'i32', 'i32', 'i32', 'i32'] as const).map((type) => b.local(type));
  frame.address('resting');
  b.tee(from!).set(to!);
  writeEnd(frame, from!, end!);
  frame.address('kept');
  b.set(kept!);
  eachInt(b, from!, end!, () => {
    b.get(to!).get(from!).memory(op.i32_load, 4).tee(neuron!).memory(op.i32_store, 4);
    for (const [k, name] of held.entries()) {
      b.get(kept!);
      valueAddress(frame, name, neuron!);
      b.memory(reals(frame).load).memory(reals(frame).store, k * reals(frame).bytes);
    }
    writeRests(frame, neuron!);
    b.if();
    b.get(to!).i32Const(4).emit(op.i32_add).set(to!);
    b.get(kept!)
      .i32Const(held.length * reals(frame).bytes)
      .emit(op.i32_add)
      .set(kept!);
    b.end();
  });
  frame.address('resting');
  b.get(to!);
  frame.address('resting');
  b.emit(op.i32_sub).i32Const(2).emit(op.i32_shr_u).memory(op.i32_store);
  b.release(from!, end!, to!, neuron!, kept!);
}

/** Puts back the values that `writeKeep` kept. */
export function writePutBack(frame: Frame, held: readonly string[]): void {
  const { b } = frame;
  const [from, end, neuron, kept] = (['i32', 'i32', 'i32', 'i32'] as const).map((type) => b.local(type));
  frame.address('resting');
  b.set(from!);
  writeEnd(frame, from!, end!);
  frame.address('kept');
  b.set(kept!);
  eachInt(b, from!, end!, () => {
    b.get(from!).memory(op.i32_load, 4).set(neuron!);
    for (const [k, name] of held.entries()) {
      valueAddress(frame, name, neuron!);
      b.get(kept!)
        .memory(reals(frame).load, k * reals(frame).bytes)
        .memory(reals(frame).store);
    }
    b.get(kept!)
      .i32Const(held.length * reals(frame).bytes)
      .emit(op.i32_add)
      .set(kept!);
  });
  b.release(from!, end!, neuron!, kept!);
}

/** Leaves on the stack whether a neuron with a refractory time is in it. */
export function writeRests(frame: Frame, neuron: Local): void {
  const { b } = frame;
  frame.address('refractory');
  b.get(neuron).i32Const(2).emit(op.i32_shl, op.i32_add).memory(op.i32_load);
  b.get(frame.step).emit(op.i32_sub).i32Const(0).emit(op.i32_gt_s);
}

/** Adds a neuron to the list. */
export function writeRest(frame: Frame, neuron: Local): void {
  const { b } = frame;
  const count = b.local('i32');
  frame.address('resting');
  b.memory(op.i32_load).i32Const(1).emit(op.i32_add).set(count);
  frame.address('resting');
  b.get(count).memory(op.i32_store);
  frame.address('resting');
  b.get(count).i32Const(2).emit(op.i32_shl, op.i32_add).get(neuron).memory(op.i32_store);
  b.release(count);
}

function valueAddress(frame: Frame, name: string, neuron: Local): void {
  frame.address(`state ${name}`);
  frame.b.get(neuron).i32Const(reals(frame).shift).emit(op.i32_shl, op.i32_add);
}

/** Where the list that starts at `from` ends, less the 4 bytes of its count. */
function writeEnd({ b }: Frame, from: Local, end: Local): void {
  b.get(from).get(from).memory(op.i32_load).i32Const(2).emit(op.i32_shl, op.i32_add).set(end);
}

function eachInt(b: FunctionBuilder, from: Local, end: Local, body: () => void): void {
  const done = b.block();
  b.get(from).get(end).emit(op.i32_eq).brIf(done);
  const again = b.loop();
  body();
  b.get(from).i32Const(4).emit(op.i32_add).tee(from).get(end).emit(op.i32_lt_u).brIf(again);
  b.end();
  b.end();
}
