import type { FunctionBuilder, Signature } from './builder.ts';
import { createByteWriter, type ByteWriter } from './bytes.ts';
import type { ModuleBuilder } from './encoder.ts';
import { createBlocks } from './write-blocks.ts';
import { createConstants } from './write-constants.ts';
import { createInstructions } from './write-instructions.ts';
import { createLocals } from './write-locals.ts';

/** A builder and the way to its finished bytes: locals and code, as the code section wants them. */
export interface OpenFunction {
  readonly builder: FunctionBuilder;
  writeBody(section: ByteWriter): void;
}

export function openFunction(module: ModuleBuilder, index: number, signature: Signature): OpenFunction {
  const code = createByteWriter();
  const { local, writeDeclarations, ...locals } = createLocals(code, signature.params);
  const { block, loop, if: openIf, requireClosed, ...blocks } = createBlocks(code);
  const builder: FunctionBuilder = {
    ...{ module, index, signature, local, block, loop, if: openIf },
    ...chained({ ...locals, ...blocks, ...createInstructions(code), ...createConstants(code) }, () => builder),
  };
  return {
    builder,
    writeBody(section) {
      requireClosed();
      section.sized((body) => {
        writeDeclarations(body);
        body.bytes(code.toBytes());
        body.byte(0x0b);
      });
    },
  };
}

type Chained<T> = { [K in keyof T]: T[K] extends (...args: infer A) => void ? (...args: A) => FunctionBuilder : never };

/** The same functions, each of which gives the builder back. */
function chained<T extends Record<string, (...args: never[]) => void>>(
  writers: T,
  builder: () => FunctionBuilder,
): Chained<T> {
  const entries = Object.entries(writers).map(([name, write]) => {
    const call = (...args: never[]): FunctionBuilder => {
      write(...args);
      return builder();
    };
    return [name, call];
  });
  return Object.fromEntries(entries) as Chained<T>;
}
