import { roundingSlack } from '../kernel.ts';
import type { Local } from './builder.ts';
import type { ModuleBuilder } from './encoder.ts';
import { createFrame, reals, shapes, type Frame, type KernelKind } from './kernel-frame.ts';
import { writePutBack, writeRest, writeRests } from './kernel-refractory.ts';
import { op } from './opcodes.ts';

/** Bits that one turn of the update's loop leaves for its neurons, shared out evenly. */
export const bitsOfTurn = 16;

/** Bytes of bits that are looked at together. */
const lineBytes = 64;

/**
 * `collect(table, step, size, first, count) → count`: after all neurons were computed, puts back those that rest, and appends
 * whoever has an output to the active list. Few have: bits that are all 0 are passed by 64 bytes at a time.
 */
export function addCollect(module: ModuleBuilder, kind: KernelKind, parts: number): number {
  const params = ['i32', 'i32', 'i32', 'i32', 'i32'] as const;
  const b = module.addFunction({ name: 'collect', params, results: ['i32'], exported: true });
  const [table, step, size, first, count] = [0, 1, 2, 3, 4];
  const frame = createFrame(b, kind, { table, step, time: step });
  readAddresses(frame);
  if (kind.held) writePutBack(frame, kind.held);
  const lanes = shapes[kind.shape].lanes * parts;
  const [line, end, word] = [b.local('i32'), b.local('i32'), b.local('i32')];
  frame.address('spiked');
  b.tee(line)
    .get(size)
    .i32Const(lanes - 1)
    .emit(op.i32_add)
    .i32Const(Math.log2(lanes) - 1)
    .emit(op.i32_shr_u, op.i32_add)
    .set(end);
  const lines = b.loop();
  b.get(line).memory(op.v128_load, 0, 2);
  for (let at = 16; at < lineBytes; at += 16) b.get(line).memory(op.v128_load, at, 2).emit(op.v128_or);
  b.emit(op.v128_any_true);
  b.if();
  b.get(line).set(word);
  const words = b.loop();
  writeWord(frame, word, bitsOfTurn / lanes, { size, first, count });
  b.get(word).i32Const(8).emit(op.i32_add).tee(word).get(line).emit(op.i32_sub).i32Const(lineBytes);
  b.emit(op.i32_lt_u).brIf(words);
  b.end();
  b.end();
  b.get(line).i32Const(lineBytes).emit(op.i32_add).tee(line).get(end).emit(op.i32_lt_u).brIf(lines);
  b.end();
  b.get(count);
  return b.index;
}

interface Counters {
  readonly size: Local;
  readonly first: Local;
  readonly count: Local;
}

/** The neurons of the 64 bits at `word`, of which each has `share`. */
function writeWord(frame: Frame, word: Local, share: number, counters: Counters): void {
  const { b } = frame;
  const [bits, lowest, neuron] = [b.local('i64'), b.local('i64'), b.local('i32')];
  b.get(word).memory(op.i64_load, 0, 2).set(bits);
  const none = b.block();
  b.get(bits).emit(op.i64_eqz).brIf(none);
  const again = b.loop();
  b.get(bits).emit(op.i64_ctz).set(lowest);
  b.get(word);
  frame.address('spiked');
  b.emit(op.i32_sub).i32Const(3).emit(op.i32_shl).get(lowest).emit(op.i32_wrap_i64, op.i32_add);
  b.i32Const(Math.log2(share)).emit(op.i32_shr_u).set(neuron);
  b.get(bits);
  b.i64Const((1n << BigInt(share)) - 1n)
    .get(lowest)
    .emit(op.i64_shl, op.i64_xor)
    .set(bits);
  writeSpike(frame, neuron, counters);
  b.get(bits).emit(op.i64_eqz, op.i32_eqz).brIf(again);
  b.end();
  b.end();
  b.release(bits, lowest, neuron);
}

/** What only pads the arrays has no output. */
function writeSpike(frame: Frame, neuron: Local, { size, first, count }: Counters): void {
  const { b, kind } = frame;
  const { refractory } = kind.program;
  b.get(neuron).get(size).emit(op.i32_lt_u);
  if (kind.held) {
    writeRests(frame, neuron);
    b.emit(op.i32_eqz, op.i32_and);
  }
  b.if();
  frame.address('active');
  b.get(count).i32Const(2).emit(op.i32_shl, op.i32_add).get(first).get(neuron).emit(op.i32_add).memory(op.i32_store);
  b.get(count).i32Const(1).emit(op.i32_add).set(count);
  if (refractory) {
    frame.address('refractory');
    b.get(neuron).i32Const(2).emit(op.i32_shl, op.i32_add);
    if (refractory.kind === 'condition') b.i32Const(1);
    else {
      writeDuration(frame, refractory.duration, neuron);
      b.get(frame.step).emit(op.i32_add);
    }
    b.memory(op.i32_store);
  }
  if (kind.held) writeRest(frame, neuron);
  b.end();
}

/** Steps that a spike makes refractory: what `stepsOf` says, in f64. */
function writeDuration(frame: Frame, duration: string, neuron: Local): void {
  const { b, kind } = frame;
  const { load, shift } = reals(frame);
  for (const name of [duration, 'dt']) {
    frame.address(`constant ${name}`);
    if (kind.columns.has(name)) b.get(neuron).i32Const(shift).emit(op.i32_shl, op.i32_add);
    b.memory(load);
    if (kind.shape === 'f32x4') b.emit(op.f64_promote_f32);
  }
  b.emit(op.f64_div)
    .f64Const(roundingSlack[kind.shape])
    .emit(op.f64_mul)
    .f64Const(0.5)
    .emit(op.f64_add, op.f64_floor, op.i32_trunc_sat_f64_s);
}

/** Before any loop; see `createFrame`. */
function readAddresses(frame: Frame): void {
  const { program, held } = frame.kind;
  const duration =
    program.refractory?.kind === 'time' ? [`constant ${program.refractory.duration}`, 'constant dt'] : [];
  const refractory = program.refractory ? ['refractory', ...duration] : [];
  const resting = held ? ['resting', 'kept', ...held.map((name) => `state ${name}`)] : [];
  for (const entry of ['active', 'spiked', ...refractory, ...resting]) {
    frame.address(entry);
    frame.b.emit(op.drop);
  }
}
