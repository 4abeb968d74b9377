import type { Local } from './builder.ts';
import type { ByteWriter } from './bytes.ts';
import { valueTypeCode, type ValueType } from './opcodes.ts';

/** The locals of a function whose first ones are its parameters, and the instructions that read and write them. */
export function createLocals(code: ByteWriter, params: readonly ValueType[]) {
  const types: ValueType[] = [...params];
  const released: Local[] = [];

  function access(opcode: number, local: Local): void {
    if (types[local] === undefined)
      throw new Error(`Found local ${String(local)}, expected one below ${String(types.length)}.`);
    code.byte(opcode);
    code.unsigned(local);
  }

  return {
    local(type: ValueType): Local {
      const again = released.findIndex((local) => types[local] === type);
      return again === -1 ? types.push(type) - 1 : released.splice(again, 1)[0]!;
    },
    release(...locals: Local[]): void {
      for (const local of locals) {
        if (local < params.length || released.includes(local)) {
          throw new Error(`Found local ${String(local)}, expected one in use that is not a parameter.`);
        }
        released.push(local);
      }
    },
    get: (local: Local): void => access(0x20, local),
    set: (local: Local): void => access(0x21, local),
    tee: (local: Local): void => access(0x22, local),
    /** What stands in front of the function's code. */
    writeDeclarations: (body: ByteWriter): void => writeRuns(body, types.slice(params.length)),
  };
}

/** Locals as runs of equal types. */
function writeRuns(body: ByteWriter, types: readonly ValueType[]): void {
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
