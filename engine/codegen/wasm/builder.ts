import type { ModuleBuilder } from './encoder.ts';
import type { LaneOp, MemoryLaneOp, MemoryOp, PlainOp, ValueType } from './opcodes.ts';

/** Number of a local; parameters come first. */
export type Local = number;

/** A block, loop or if that is open: where `br` goes. */
export type Label = number;

export interface Signature {
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** Writes one function, instruction by instruction; see `encoder.ts` for the whole story. */
export interface FunctionBuilder {
  readonly module: ModuleBuilder;
  /** What `call` takes. */
  readonly index: number;
  readonly signature: Signature;

  /** A new local, zero at first, or one that was released and holds what it last held. */
  local(type: ValueType): Local;
  /** Gives locals back for reuse by later calls of `local`. */
  release(...locals: Local[]): FunctionBuilder;
  get(local: Local): FunctionBuilder;
  set(local: Local): FunctionBuilder;
  tee(local: Local): FunctionBuilder;

  emit(...ops: PlainOp[]): FunctionBuilder;
  /** A load or store at address + `offset` bytes; `align` is log2 of a promise about the address. */
  memory(op: MemoryOp, offset?: number, align?: number): FunctionBuilder;
  lane(op: LaneOp, lane: number): FunctionBuilder;
  memoryLane(op: MemoryLaneOp, lane: number, offset?: number, align?: number): FunctionBuilder;
  /** Sixteen numbers: 0–15 pick bytes of the first operand, 16–31 of the second. */
  shuffle(bytes: readonly number[]): FunctionBuilder;
  memoryFill(): FunctionBuilder;
  memoryCopy(): FunctionBuilder;

  /** An integer in [−2³¹, 2³²): addresses from 2³¹ are written as the negative number of the same bits. */
  i32Const(value: number): FunctionBuilder;
  i64Const(value: bigint): FunctionBuilder;
  f32Const(value: number): FunctionBuilder;
  f64Const(value: number): FunctionBuilder;
  /** The same value in both or all four lanes. */
  f64x2Const(value: number, second?: number): FunctionBuilder;
  f32x4Const(value: number): FunctionBuilder;
  i64x2Const(value: bigint): FunctionBuilder;
  i32x4Const(value: number): FunctionBuilder;
  /** Sixteen bytes, lowest address first. */
  v128Const(bytes: ArrayLike<number>): FunctionBuilder;

  block(result?: ValueType): Label;
  loop(result?: ValueType): Label;
  if(result?: ValueType): Label;
  else(): FunctionBuilder;
  end(): FunctionBuilder;
  br(label: Label): FunctionBuilder;
  brIf(label: Label): FunctionBuilder;
  call(index: number): FunctionBuilder;
}
