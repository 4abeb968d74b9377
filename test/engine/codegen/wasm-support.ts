import type { FunctionBuilder } from '../../../engine/codegen/wasm/builder.ts';
import { createModule, type ModuleBuilder } from '../../../engine/codegen/wasm/encoder.ts';
import type { ValueType } from '../../../engine/codegen/wasm/opcodes.ts';

export type Scalar = number | bigint;
export type Exports = Record<string, (...values: Scalar[]) => Scalar>;

/** The exports of a module whose imports are `env`. */
export function instantiate(module: ModuleBuilder, env: WebAssembly.ModuleImports = {}): Exports {
  return new WebAssembly.Instance(new WebAssembly.Module(module.toBytes()), { env }).exports as Exports;
}

/** A module of one function `f`. */
export function single(
  params: ValueType[],
  results: ValueType[],
  write: (b: FunctionBuilder) => void,
): (...values: Scalar[]) => Scalar {
  const module = createModule();
  write(module.addFunction({ name: 'f', params, results, exported: true }));
  return instantiate(module).f!;
}

/** Runs code once over 64 KiB that hold `input` at 0; the code stores what it likes from 1024 on. */
export function inMemory(input: ArrayBufferView<ArrayBuffer>, write: (b: FunctionBuilder) => void): ArrayBuffer {
  const memory = new WebAssembly.Memory({ initial: 1 });
  new Uint8Array(memory.buffer).set(new Uint8Array(input.buffer));
  const module = createModule({ memory: { min: 1 } });
  write(module.addFunction({ name: 'f', params: [], results: [], exported: true }));
  instantiate(module, { memory }).f!();
  return memory.buffer.slice(1024, 2048);
}
