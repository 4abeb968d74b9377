import type { Label } from './builder.ts';
import type { ByteWriter } from './bytes.ts';
import { valueTypeCode, type ValueType } from './opcodes.ts';

/** Blocks, loops and ifs, and the branches out of them or back. */
export function createBlocks(code: ByteWriter) {
  let depth = 0;

  function open(opcode: number, result: ValueType | undefined): Label {
    code.byte(opcode);
    code.byte(result === undefined ? 0x40 : valueTypeCode[result]);
    return depth++;
  }

  function branch(opcode: number, label: Label): void {
    if (label < 0 || label >= depth)
      throw new Error(`Found label ${String(label)}, expected one of ${String(depth)} open blocks.`);
    code.byte(opcode);
    code.unsigned(depth - 1 - label);
  }

  return {
    block: (result?: ValueType): Label => open(0x02, result),
    loop: (result?: ValueType): Label => open(0x03, result),
    if: (result?: ValueType): Label => open(0x04, result),
    else: (): void => code.byte(0x05),
    end(): void {
      if (depth === 0) throw new Error('Found an end, expected an open block.');
      depth--;
      code.byte(0x0b);
    },
    br: (label: Label): void => branch(0x0c, label),
    brIf: (label: Label): void => branch(0x0d, label),
    requireClosed(): void {
      if (depth !== 0) throw new Error(`Found ${String(depth)} open blocks, expected none at the end of a function.`);
    },
  };
}
