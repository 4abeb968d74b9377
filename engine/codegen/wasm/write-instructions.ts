import type { ByteWriter } from './bytes.ts';
import type { LaneOp, MemoryLaneOp, MemoryOp, PlainOp } from './opcodes.ts';

/** Instructions of the tables in `opcodes.ts` with their immediates, and those of which there is but one. */
export function createInstructions(code: ByteWriter) {
  function address(op: MemoryOp | MemoryLaneOp, offset: number, align: number): void {
    if (align > op.align)
      throw new Error(`Found alignment 2^${String(align)}, expected at most 2^${String(op.align)}.`);
    code.bytes(op.bytes);
    code.unsigned(align);
    code.unsigned(offset);
  }

  return {
    emit(...ops: PlainOp[]): void {
      for (const { bytes } of ops) code.bytes(bytes);
    },
    memory: (op: MemoryOp, offset = 0, align = op.align): void => address(op, offset, align),
    lane(op: LaneOp, lane: number): void {
      code.bytes(op.bytes);
      code.byte(lane);
    },
    memoryLane(op: MemoryLaneOp, lane: number, offset = 0, align = op.align): void {
      address(op, offset, align);
      code.byte(lane);
    },
    shuffle(bytes: readonly number[]): void {
      if (bytes.length !== 16) throw new Error(`Found ${String(bytes.length)} bytes to shuffle, expected 16.`);
      code.bytes([0xfd, 0x0d, ...bytes]);
    },
    memoryFill: (): void => code.bytes([0xfc, 0x0b, 0]),
    memoryCopy: (): void => code.bytes([0xfc, 0x0a, 0, 0]),
    call(index: number): void {
      code.byte(0x10);
      code.unsigned(index);
    },
  };
}
