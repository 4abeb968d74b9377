import { createByteWriter, type ByteWriter } from './bytes.ts';
import type { ModuleBuilder } from './encoder.ts';
import {
  valueTypeCode,
  type LaneOp,
  type MemoryLaneOp,
  type MemoryOp,
  type PlainOp,
  type ValueType,
} from './opcodes.ts';

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

/** A builder and the way to its finished bytes: locals and code, as the code section wants them. */
export interface OpenFunction {
  readonly builder: FunctionBuilder;
  writeBody(section: ByteWriter): void;
}

export function openFunction(module: ModuleBuilder, index: number, signature: Signature): OpenFunction {
  const code = createByteWriter();
  const types: ValueType[] = [...signature.params];
  const released: Local[] = [];
  let depth = 0;

  function withLocal(opcode: number, local: Local): FunctionBuilder {
    if (types[local] === undefined)
      throw new Error(`Found local ${String(local)}, expected one below ${String(types.length)}.`);
    code.byte(opcode);
    code.unsigned(local);
    return builder;
  }

  function open(opcode: number, result: ValueType | undefined): Label {
    code.byte(opcode);
    code.byte(result === undefined ? 0x40 : valueTypeCode[result]);
    return depth++;
  }

  function branch(opcode: number, label: Label): FunctionBuilder {
    if (label < 0 || label >= depth)
      throw new Error(`Found label ${String(label)}, expected one of ${String(depth)} open blocks.`);
    code.byte(opcode);
    code.unsigned(depth - 1 - label);
    return builder;
  }

  function address(op: MemoryOp | MemoryLaneOp, offset: number, align: number): void {
    if (align > op.align)
      throw new Error(`Found alignment 2^${String(align)}, expected at most 2^${String(op.align)}.`);
    code.bytes(op.bytes);
    code.unsigned(align);
    code.unsigned(offset);
  }

  function vector(write: () => void, lanes: number): FunctionBuilder {
    code.bytes([0xfd, 0x0c]);
    for (let i = 0; i < lanes; i++) write();
    return builder;
  }

  const builder: FunctionBuilder = {
    module,
    index,
    signature,
    local(type) {
      const again = released.findIndex((local) => types[local] === type);
      return again === -1 ? types.push(type) - 1 : released.splice(again, 1)[0]!;
    },
    release(...locals) {
      for (const local of locals) {
        if (local < signature.params.length || released.includes(local)) {
          throw new Error(`Found local ${String(local)}, expected one in use that is not a parameter.`);
        }
        released.push(local);
      }
      return builder;
    },
    get: (local) => withLocal(0x20, local),
    set: (local) => withLocal(0x21, local),
    tee: (local) => withLocal(0x22, local),

    emit(...ops) {
      for (const { bytes } of ops) code.bytes(bytes);
      return builder;
    },
    memory(op, offset = 0, align = op.align) {
      address(op, offset, align);
      return builder;
    },
    lane(op, lane) {
      code.bytes(op.bytes);
      code.byte(lane);
      return builder;
    },
    memoryLane(op, lane, offset = 0, align = op.align) {
      address(op, offset, align);
      code.byte(lane);
      return builder;
    },
    shuffle(bytes) {
      if (bytes.length !== 16) throw new Error(`Found ${String(bytes.length)} bytes to shuffle, expected 16.`);
      code.bytes([0xfd, 0x0d, ...bytes]);
      return builder;
    },
    memoryFill() {
      code.bytes([0xfc, 0x0b, 0]);
      return builder;
    },
    memoryCopy() {
      code.bytes([0xfc, 0x0a, 0, 0]);
      return builder;
    },

    i32Const(value) {
      if (!Number.isInteger(value) || value < -2147483648 || value >= 4294967296) {
        throw new Error(`Found ${String(value)}, expected an integer in [-2^31, 2^32).`);
      }
      code.byte(0x41);
      code.signed(BigInt(value | 0));
      return builder;
    },
    i64Const(value) {
      code.byte(0x42);
      code.signed(BigInt.asIntN(64, value));
      return builder;
    },
    f32Const(value) {
      code.byte(0x43);
      code.f32(value);
      return builder;
    },
    f64Const(value) {
      code.byte(0x44);
      code.f64(value);
      return builder;
    },
    f64x2Const(value, second = value) {
      let lane = 0;
      return vector(() => code.f64(lane++ === 0 ? value : second), 2);
    },
    f32x4Const: (value) => vector(() => code.f32(value), 4),
    i64x2Const: (value) => vector(() => code.i64(value), 2),
    i32x4Const: (value) => vector(() => code.i32(value), 4),
    v128Const(bytes) {
      if (bytes.length !== 16) throw new Error(`Found ${String(bytes.length)} bytes of a vector, expected 16.`);
      return vector(() => code.bytes(bytes), 1);
    },

    block: (result) => open(0x02, result),
    loop: (result) => open(0x03, result),
    if: (result) => open(0x04, result),
    else() {
      code.byte(0x05);
      return builder;
    },
    end() {
      if (depth === 0) throw new Error('Found an end, expected an open block.');
      depth--;
      code.byte(0x0b);
      return builder;
    },
    br: (label) => branch(0x0c, label),
    brIf: (label) => branch(0x0d, label),
    call(callee) {
      code.byte(0x10);
      code.unsigned(callee);
      return builder;
    },
  };

  return {
    builder,
    writeBody(section) {
      if (depth !== 0) throw new Error(`Found ${String(depth)} open blocks, expected none at the end of a function.`);
      section.sized((body) => {
        writeLocals(body, types.slice(signature.params.length));
        body.bytes(code.toBytes());
        body.byte(0x0b);
      });
    },
  };
}

/** Locals as runs of equal types. */
function writeLocals(body: ByteWriter, types: readonly ValueType[]): void {
  const runs: { type: ValueType; count: number }[] = [];
  for (const type of types) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  body.unsigned(runs.length);
  for (const { type, count } of runs) {
    body.unsigned(count);
    body.byte(valueTypeCode[type]);
  }
}
