/**
 * Writes WebAssembly modules as bytes, without any library: binaryen needs a second to load, a kernel has 150 ms.
 *
 *     const module = createModule({ memory: { min: 1 }, functions: [{ name: 'log', params: ['i32'], results: [] }] });
 *     const b = module.addFunction({ name: 'double', params: ['i32', 'i32'], results: [], exported: true });
 *     const end = b.local('i32');                              // parameters are locals 0, 1, …
 *     b.get(0).get(1).i32Const(4).emit(op.i32_shl, op.i32_add).set(end);
 *     const again = b.loop();                                  // block, loop and if give the label for br and brIf …
 *     b.get(0);                                                // address
 *     b.get(0).memory(op.v128_load, 16);                       // loads and stores: offset, alignment (natural)
 *     emitMath(b, 'exp', 'f64x2');                             // operand from the stack, result on the stack
 *     b.f64x2Const(2).emit(op.f64x2_mul).memory(op.v128_store, 16);
 *     b.get(0).i32Const(16).emit(op.i32_add).tee(0).get(end).emit(op.i32_lt_u).brIf(again);
 *     b.end();                                                 // … and are closed by end; the function itself closes alone
 *     b.get(0).call(module.imported('log'));
 *     new WebAssembly.Instance(new WebAssembly.Module(module.toBytes()), { env: { memory, log } }).exports.double
 *
 * `emit` takes instructions without immediates, `memory` loads and stores, `lane` extract and replace, `memoryLane`
 * loads and stores of a lane: `op.…` has them all, and the types keep them apart. The engine that loads the module
 * checks the stack; the builder checks labels, locals, alignment and that blocks are closed.
 */
import type { FunctionBuilder, Signature } from './builder.ts';
import { createByteWriter, type ByteWriter } from './bytes.ts';
import { valueTypeCode } from './opcodes.ts';
import { openFunction, type OpenFunction } from './write-function.ts';

export interface ModuleImports {
  /** `env.memory`, in pages of 64 KiB. A shared memory needs its `max`, the same as the memory given. */
  readonly memory?: { readonly min: number; readonly max?: number; readonly shared?: boolean };
  /** `env.<name>`. */
  readonly functions?: readonly (Signature & { readonly name: string })[];
}

export interface FunctionSpec extends Signature {
  /** Shown in stack traces and profiles, and the name of an exported function. */
  readonly name?: string;
  readonly exported?: boolean;
}

export interface ModuleBuilder {
  addFunction(spec: FunctionSpec): FunctionBuilder;
  /** Index of the function `name`, written by `body` when it is first asked for. */
  sharedFunction(name: string, signature: Signature, body: (builder: FunctionBuilder) => void): number;
  /** Index of an imported function. */
  imported(name: string): number;
  toBytes(): Uint8Array<ArrayBuffer>;
}

export function createModule(imports: ModuleImports = {}): ModuleBuilder {
  const importedFunctions = imports.functions ?? [];
  const functions: (OpenFunction & { spec: FunctionSpec })[] = [];
  const shared = new Map<string, number>();

  const module: ModuleBuilder = {
    addFunction(spec) {
      const opened = openFunction(module, importedFunctions.length + functions.length, spec);
      functions.push({ ...opened, spec });
      return opened.builder;
    },
    sharedFunction(name, signature, body) {
      const known = shared.get(name);
      if (known !== undefined) return known;
      const builder = module.addFunction({ ...signature, name });
      shared.set(name, builder.index);
      body(builder);
      return builder.index;
    },
    imported(name) {
      const index = importedFunctions.findIndex((imported) => imported.name === name);
      if (index === -1) throw new Error(`Found '${name}', expected an imported function.`);
      return index;
    },
    toBytes() {
      const types = collectTypes([...importedFunctions, ...functions.map(({ spec }) => spec)]);
      const exported = functions.filter(({ spec }) => spec.exported);
      const out = createByteWriter(4096);
      out.bytes([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
      section(out, 1, types.list, (body, type) => body.bytes(type));
      writeImports(out, imports, types.indexOf);
      section(out, 3, functions, (body, { spec }) => body.unsigned(types.indexOf(spec)));
      section(out, 7, exported, (body, { spec, builder }) => writeExport(body, spec.name, builder.index));
      section(out, 10, functions, (body, { writeBody }) => writeBody(body));
      writeNames(out, functions);
      return out.toBytes();
    },
  };
  return module;
}

function section<Item>(
  out: ByteWriter,
  id: number,
  items: readonly Item[],
  write: (body: ByteWriter, item: Item) => void,
): void {
  if (items.length === 0) return;
  out.byte(id);
  out.sized((body) => {
    body.unsigned(items.length);
    for (const item of items) write(body, item);
  });
}

/** Each signature once, coded as a function type. */
function collectTypes(signatures: readonly Signature[]): {
  list: Uint8Array[];
  indexOf: (signature: Signature) => number;
} {
  const list: Uint8Array[] = [];
  const indices = new Map<string, number>();
  const key = ({ params, results }: Signature): string => `${params.join()}>${results.join()}`;
  for (const signature of signatures) {
    if (indices.has(key(signature))) continue;
    indices.set(key(signature), list.length);
    list.push(functionType(signature));
  }
  return { list, indexOf: (signature) => indices.get(key(signature))! };
}

function functionType({ params, results }: Signature): Uint8Array {
  const type = createByteWriter(16);
  type.byte(0x60);
  for (const side of [params, results]) {
    type.unsigned(side.length);
    for (const valueType of side) type.byte(valueTypeCode[valueType]);
  }
  return type.toBytes();
}

function writeImports(
  out: ByteWriter,
  { memory, functions = [] }: ModuleImports,
  typeOf: (signature: Signature) => number,
): void {
  const entries = functions.map((imported) => (body: ByteWriter) => {
    body.text('env');
    body.text(imported.name);
    body.byte(0);
    body.unsigned(typeOf(imported));
  });
  if (memory !== undefined) entries.push((body) => writeMemoryImport(body, memory));
  section(out, 2, entries, (body, write) => write(body));
}

function writeMemoryImport(body: ByteWriter, { min, max, shared = false }: NonNullable<ModuleImports['memory']>): void {
  if (shared && max === undefined) throw new Error('Found a shared memory without max, expected max pages.');
  body.text('env');
  body.text('memory');
  body.byte(2);
  body.byte((max === undefined ? 0 : 1) | (shared ? 2 : 0));
  body.unsigned(min);
  if (max !== undefined) body.unsigned(max);
}

function writeExport(body: ByteWriter, name: string | undefined, index: number): void {
  if (name === undefined) throw new Error(`Found exported function ${String(index)} without name, expected one.`);
  body.text(name);
  body.byte(0);
  body.unsigned(index);
}

/** The custom section `name`, so that traces and profiles say more than a number. */
function writeNames(out: ByteWriter, functions: readonly (OpenFunction & { spec: FunctionSpec })[]): void {
  const named = functions.filter(({ spec }) => spec.name !== undefined);
  if (named.length === 0) return;
  out.byte(0);
  out.sized((custom) => {
    custom.text('name');
    section(custom, 1, named, (body, { spec, builder }) => {
      body.unsigned(builder.index);
      body.text(spec.name!);
    });
  });
}
