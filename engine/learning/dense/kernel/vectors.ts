import type { FunctionBuilder, Local } from '../../../codegen/wasm/builder.ts';
import { formulas, type Formulas, type Shape, type Value } from '../../../codegen/wasm/math-values.ts';
import { op, type MemoryOp } from '../../../codegen/wasm/opcodes.ts';
import type { LayerArrays } from '../layout.ts';

export const vectorBytes = 16;

/** Vectors that are summed side by side: more would not stay in registers. */
export const widestBlock = 8;

/** A function under construction, and what the precision decides. */
export interface Writer {
  readonly b: FunctionBuilder;
  readonly f: Formulas;
  readonly shape: Shape;
  readonly lanes: number;
  readonly bytes: number;
  readonly shift: number;
  readonly loadReal: MemoryOp;
  readonly storeReal: MemoryOp;
  readonly loadSplat: MemoryOp;
}

export function createWriter(b: FunctionBuilder, shape: Shape): Writer {
  const isWide = shape === 'f64x2';
  return {
    b,
    shape,
    f: formulas(b, shape),
    lanes: isWide ? 2 : 4,
    bytes: isWide ? 8 : 4,
    shift: isWide ? 3 : 2,
    loadReal: isWide ? op.f64_load : op.f32_load,
    storeReal: isWide ? op.f64_store : op.f32_store,
    loadSplat: isWide ? op.v128_load64_splat : op.v128_load32_splat,
  };
}

/** A vector at address + `offset` bytes. */
export function load({ b }: Writer, address: Local, offset = 0): Value {
  return () => b.get(address).memory(op.v128_load, offset, 2);
}

export function store({ b }: Writer, address: Local, value: Value, offset = 0): void {
  b.get(address);
  value();
  b.memory(op.v128_store, offset, 2);
}

/** Runs `body` while `counter`, which grows by `by`, is below `end`: at least once. */
export function repeat({ b }: Writer, counter: Local, by: number, end: () => void, body: () => void): void {
  const again = b.loop();
  body();
  b.get(counter).i32Const(by).emit(op.i32_add).tee(counter);
  end();
  b.emit(op.i32_lt_u).brIf(again);
  b.end();
}

/** `visit` for each row of a group, whose number is `count`. */
export function eachRow(w: Writer, count: Local, visit: (row: Local) => void): void {
  withLocals(w, ['i32'], (row) => {
    w.b.i32Const(0).set(row!);
    repeat(
      w,
      row!,
      1,
      () => w.b.get(count),
      () => visit(row!),
    );
  });
}

/**
 * `body` for each block of at most `widestBlock` vectors of a row of `vectors`: `at` is a local that holds the byte offset of the
 * block, `count` its vectors. Full blocks are one loop; the rest of the row is code of its own.
 */
export function eachBlock(w: Writer, vectors: number, body: (at: Local, count: number) => void): void {
  const { b } = w;
  const at = b.local('i32');
  b.i32Const(0).set(at);
  const full = Math.floor(vectors / widestBlock);
  const blockBytes = widestBlock * vectorBytes;
  if (full > 1)
    repeat(
      w,
      at,
      blockBytes,
      () => b.i32Const(full * blockBytes),
      () => body(at, widestBlock),
    );
  else if (full === 1) {
    body(at, widestBlock);
    b.i32Const(blockBytes).set(at);
  }
  if (vectors % widestBlock > 0) body(at, vectors % widestBlock);
  b.release(at);
}

/** Locals of one type, given back after `body`. */
export function withLocals(
  w: Writer,
  types: readonly ('i32' | 'v128' | 'f64' | 'f32')[],
  body: (...locals: Local[]) => void,
): void {
  const locals = types.map((type) => w.b.local(type));
  body(...locals);
  w.b.release(...locals);
}

/** Lanes below `size` of the last vector of a row; null where the row is full. */
export function lastMask({ lanes, bytes }: Writer, size: number): Uint8Array | null {
  const used = size % lanes;
  if (used === 0) return null;
  return Uint8Array.from({ length: vectorBytes }, (_, k) => (k < used * bytes ? 255 : 0));
}

/** Leaves on the stack the address of a row of `stride` reals. */
export function rowOf({ b, bytes }: Writer, address: number, stride: number, row: Local): void {
  b.get(row)
    .i32Const(stride * bytes)
    .emit(op.i32_mul)
    .i32Const(address)
    .emit(op.i32_add);
}

/** Each vector of the row at `z`, the last with what pads it. */
export function eachVector(
  w: Writer,
  { size, stride }: LayerArrays,
  body: (offset: Local, mask: Uint8Array | null) => void,
): void {
  const { b } = w;
  const vectors = stride / w.lanes;
  const mask = lastMask(w, size);
  withLocals(w, ['i32'], (offset) => {
    b.i32Const(0).set(offset!);
    const plain = mask ? vectors - 1 : vectors;
    if (plain > 0)
      repeat(
        w,
        offset!,
        vectorBytes,
        () => b.i32Const(plain * vectorBytes),
        () => body(offset!, null),
      );
    if (mask) body(offset!, mask);
  });
}

/** Makes each lane what all lanes come to. */
export function spread(w: Writer, vector: Local, join: (a: () => void, c: () => void) => () => void): void {
  const { b } = w;
  const turned = (bytes: number) => (): void => {
    const lanes = Array.from({ length: vectorBytes }, (_, k) => (k + bytes) % vectorBytes);
    b.get(vector).get(vector).shuffle(lanes);
  };
  for (let distance = vectorBytes / 2; distance >= w.bytes; distance /= 2) {
    join(() => b.get(vector), turned(distance))();
    b.set(vector);
  }
}
