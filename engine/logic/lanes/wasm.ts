import { compileModule, createMemory, instantiate } from '../../codegen/wasm/api.ts';
import type { FunctionBuilder } from '../../codegen/wasm/builder.ts';
import { createModule } from '../../codegen/wasm/encoder.ts';
import { op, type PlainOp } from '../../codegen/wasm/opcodes.ts';
import { operation, type LaneProgram, type Operation } from './program.ts';

/** A program as SIMD code of 128 lanes, on slots of 16 bytes each. */
export interface WasmLanes {
  /** Four words a slot. */
  readonly values: Uint32Array;
  run(): void;
}

/** Straight-line code in functions of this many instructions: compilers take far longer over one large function. */
const perFunction = 1000;

export function createWasmLanes({ code, slots }: LaneProgram): WasmLanes {
  const pages = Math.max(1, Math.ceil((slots * 16) / 65_536));
  const memory = createMemory(pages);
  const module = createModule({ memory: { min: pages } });
  const parts: number[] = [];
  for (let start = 0; start < code.length; start += 4 * perFunction) {
    const builder = module.addFunction({ params: [], results: [] });
    parts.push(builder.index);
    const end = Math.min(code.length, start + 4 * perFunction);
    for (let at = start; at < end; at += 4) write(builder, code, at);
  }
  const run = module.addFunction({ name: 'run', exported: true, params: [], results: [] });
  for (const part of parts) run.call(part);
  const exports = instantiate(compileModule(module.toBytes()), { env: { memory } });
  return { values: new Uint32Array(memory.buffer, 0, slots * 4), run: exports.run as () => void };
}

function write(builder: FunctionBuilder, code: Int32Array, at: number): void {
  const { operands, ops } = instructions[code[at]!]!;
  builder.i32Const(0);
  for (let k = 0; k < operands; k++) builder.i32Const(0).memory(op.v128_load, code[at + 2 + k]! * 16);
  if (operands === 0) builder.i32x4Const(0);
  builder.emit(...ops).memory(op.v128_store, code[at + 1]! * 16);
}

interface Instruction {
  readonly operands: 0 | 1 | 2;
  readonly ops: readonly PlainOp[];
}

const table: Readonly<Record<Operation, Instruction>> = {
  and: { operands: 2, ops: [op.v128_and] },
  or: { operands: 2, ops: [op.v128_or] },
  andNot: { operands: 2, ops: [op.v128_andnot] },
  orNot: { operands: 2, ops: [op.v128_not, op.v128_or] },
  nand: { operands: 2, ops: [op.v128_and, op.v128_not] },
  nor: { operands: 2, ops: [op.v128_or, op.v128_not] },
  copy: { operands: 1, ops: [] },
  not: { operands: 1, ops: [op.v128_not] },
  zero: { operands: 0, ops: [] },
  one: { operands: 0, ops: [op.v128_not] },
};

/** By the number of the operation. */
const instructions: Instruction[] = [];
for (const [name, number] of Object.entries(operation)) instructions[number] = table[name as Operation];
