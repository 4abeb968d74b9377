/**
 * The part of the WebAssembly JavaScript interface that the engine uses. Every host has it (browsers, workers, Node), but
 * TypeScript knows it only as part of the DOM, which the engine must not see.
 */
interface WebAssemblyApi {
  readonly Memory: new (limits: { initial: number; maximum?: number; shared?: boolean }) => {
    readonly buffer: ArrayBuffer;
  };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: WasmImports,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}

/** A compiled module, which many instances share. */
export type WasmModule = object;
export type WasmImports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

// eslint-disable-next-line no-restricted-globals -- the one door to WebAssembly, which is arithmetic and no outside world
const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };

/** A memory of this many pages of 64 KiB that cannot grow, perhaps for threads to share. Throws a RangeError when there is not enough. */
export function createMemory(pages: number, shared = false): { readonly buffer: ArrayBuffer } {
  if (pages > mostPages) {
    throw new RangeError(`${(pages / 16_384).toFixed(1)} GiB, and a simulation can address at most 4 GiB`);
  }
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
}

/** Addresses have 32 bits. */
const mostPages = 65_536;

/** How a module imports a memory: `shared` must be as the memory is. */
export function memoryImport(shared: boolean): { min: number; max?: number; shared?: boolean } {
  return shared ? { min: 1, max: mostPages, shared } : { min: 1 };
}

export function isShared({ buffer }: { readonly buffer: ArrayBufferLike }): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
}

export function compileModule(bytes: Uint8Array<ArrayBuffer>): WasmModule {
  return new WebAssembly.Module(bytes);
}

/** The exported functions of a new instance. */
export function instantiate(module: WasmModule, imports: WasmImports): Readonly<Record<string, unknown>> {
  return new WebAssembly.Instance(module, imports).exports;
}

/** Whether this host has 128-bit SIMD: a module with one vector constant. */
export function hasSimd(): boolean {
  const type = [1, 4, 1, 0x60, 0, 0];
  const body = [0xfd, 0x0c, ...new Array<number>(16).fill(0), 0x1a, 0x0b];
  const code = [10, body.length + 3, 1, body.length + 1, 0, ...body];
  return WebAssembly.validate(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...type, 3, 2, 1, 0, ...code]));
}
