import type { Local } from './builder.ts';
import { shapes, vectorBytes, type Frame } from './kernel-frame.ts';
import { op } from './opcodes.ts';

/** Masks of one vector: who has an output, and who has a value that is not finite. */
export interface Part {
  readonly output: Local;
  readonly odd: Local;
}

export interface Counters {
  readonly size: Local;
  readonly first: Local;
  readonly count: Local;
  readonly step: Local;
}

/** Appends whoever has an output to the active list, and reports what is not finite: rare, so that one test passes all by. */
export function writeEvents(frame: Frame, parts: readonly Part[], counters: Counters): void {
  const { b, kind } = frame;
  const any = (masks: readonly Local[]): void => {
    masks.forEach((mask, k) => (k === 0 ? b.get(mask) : b.get(mask).emit(op.v128_or)));
    b.emit(op.v128_any_true);
  };
  any(parts.flatMap(({ output, odd }) => [output, odd]));
  b.if();
  any(parts.map(({ odd }) => odd));
  b.if();
  frame.address('check');
  writeReal(frame, Number.NaN);
  b.end();
  const bits = b.local('i32');
  parts.forEach(({ output }, part) => {
    frame.part = part;
    b.get(output)
      .emit(kind.shape === 'f64x2' ? op.i64x2_bitmask : op.i32x4_bitmask)
      .set(bits);
    for (let lane = 0; lane < shapes[kind.shape].lanes; lane++) writeSpike(frame, bits, lane, counters);
  });
  b.end();
  b.release(bits);
}

/** Bytes from the ints of the present neurons to those of the present part. */
export function intBytes({ kind, part }: Frame): number {
  return 4 * shapes[kind.shape].lanes * part;
}

function writeSpike(frame: Frame, bits: Local, lane: number, { size, first, count, step }: Counters): void {
  const { b } = frame;
  const { refractory } = frame.kind.program;
  b.get(bits)
    .i32Const(1 << lane)
    .emit(op.i32_and)
    .i32Const(0)
    .emit(op.i32_ne);
  frame.index();
  b.i32Const(lane).emit(op.i32_add).get(size).emit(op.i32_lt_u, op.i32_and);
  b.if();
  frame.address('active');
  b.get(count).i32Const(2).emit(op.i32_shl, op.i32_add);
  b.get(first);
  frame.index();
  b.emit(op.i32_add).i32Const(lane).emit(op.i32_add).memory(op.i32_store);
  b.get(count).i32Const(1).emit(op.i32_add).set(count);
  if (refractory) {
    frame.address('refractory');
    frame.intOffset();
    b.emit(op.i32_add);
    if (refractory.kind === 'condition') b.i32Const(1);
    else {
      writeDuration(frame, refractory.duration, lane);
      b.get(step).emit(op.i32_add);
    }
    b.memory(op.i32_store, intBytes(frame) + 4 * lane);
  }
  b.end();
}

/** Steps that a spike makes refractory: ⌊duration/dt + 1/2⌋, in f64. */
function writeDuration(frame: Frame, duration: string, lane: number): void {
  const { b, kind, offset } = frame;
  const isWide = kind.shape === 'f64x2';
  const load = (name: string): void => {
    frame.address(`constant ${name}`);
    const isColumn = kind.columns.has(name);
    if (isColumn) b.get(offset).emit(op.i32_add);
    b.memory(
      isWide ? op.f64_load : op.f32_load,
      isColumn ? vectorBytes * frame.part + lane * shapes[kind.shape].bytes : 0,
    );
    if (!isWide) b.emit(op.f64_promote_f32);
  };
  load(duration);
  load('dt');
  b.emit(op.f64_div).f64Const(0.5).emit(op.f64_add, op.f64_floor, op.i32_trunc_sat_f64_s);
}

/** Stores a number at the address on the stack. */
export function writeReal({ b, kind }: Frame, value: number): void {
  if (kind.shape === 'f64x2') b.f64Const(value).memory(op.f64_store);
  else b.f32Const(value).memory(op.f32_store);
}
