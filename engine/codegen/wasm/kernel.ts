import type { Program } from '../../integration/program.ts';
import type { BatchArrays, Kernel, KernelRandom } from '../kernel.ts';
import { chunkBytesOf, fewestForTwo, type Crew } from '../parallel/crew.ts';
import type { Advance, Task } from '../parallel/order.ts';
import { compileModule, instantiate, isShared, memoryImport, type WasmModule } from './api.ts';
import { createModule } from './encoder.ts';
import { tableOf, type KernelKind } from './kernel-frame.ts';
import { addReset } from './kernel-reset.ts';
import { addUpdate } from './kernel-update.ts';

/** The WebAssembly backend: the program as SIMD code of two (f64) or four (f32) neurons at a time; `crew` where threads share the work. */
export function createWasmKernel(
  program: Program,
  arrays: BatchArrays,
  random: KernelRandom,
  dt: number,
  crew: Crew | null = null,
): Kernel {
  const { table, size, first, memory, inputs, check } = arrays;
  const columns = new Set([...arrays.constants].filter(([, { stride }]) => stride === 1).map(([name]) => name));
  const shape = arrays.outputs.view instanceof Float64Array ? 'f64x2' : 'f32x4';
  const kind: KernelKind = { program, shape, columns, held: arrays.resting?.held ?? null };
  const module = moduleOf(kind, isShared(memory));
  const exported = instantiate(module, { env: { memory, ...random } }) as unknown as KernelExports;
  const { update, reset, keep, advance, collect } = exported;
  const entries = tableOf(kind);
  entries.forEach((entry, k) => (table.view[k] = addressOf(entry, arrays)));
  const rings = [...inputs].map(([name, { slots, width, length }]) => ({
    at: entries.indexOf(`input ${name}`),
    address: slots.address,
    length,
    bytes: width * slots.view.BYTES_PER_ELEMENT,
  }));
  const { view, address } = table;
  const shared =
    crew && isWorthSharing(program, size) ? crew.join(taskOf(arrays, module), advance, check.address) : null;
  return {
    update(step, count) {
      check.view[0] = 0;
      for (let k = 0; k < rings.length; k++) {
        const ring = rings[k]!;
        view[ring.at] = ring.address + (step % ring.length) * ring.bytes;
      }
      if (!shared) return update(address, step | 0, step * dt, size, first, count);
      check.view[1] = 0;
      keep(address, step | 0);
      shared(step | 0, step * dt);
      return collect(address, step | 0, size, first, count);
    },
    reset:
      program.reset.length === 0 ? () => {} : (step, from, to) => reset(address, step | 0, step * dt, first, from, to),
  };
}

function isWorthSharing({ random }: Program, size: number): boolean {
  return !random && size >= fewestForTwo;
}

function taskOf({ table, size, check, outputs }: BatchArrays, module: WasmModule): Task {
  const bytes = size * outputs.view.BYTES_PER_ELEMENT;
  const second = check.address + check.view.BYTES_PER_ELEMENT;
  return { module, table: table.address, size, chunkBytes: chunkBytesOf(bytes), bytes, check: second };
}

interface KernelExports {
  readonly advance: Advance;
  keep(table: number, step: number): void;
  collect(table: number, step: number, size: number, first: number, count: number): number;
  update(table: number, step: number, time: number, size: number, first: number, count: number): number;
  reset(table: number, step: number, time: number, first: number, from: number, to: number): void;
}

function addressOf(entry: string, arrays: BatchArrays): number {
  const [kind, name = ''] = entry.split(' ');
  switch (kind) {
    case 'state':
      return arrays.state.get(name)!.address;
    case 'constant':
      return arrays.constants.get(name)!.values.address;
    case 'table':
      return arrays.tables[Number(name)]!.address;
    case 'refractory':
      return arrays.refractory?.address ?? 0;
    case 'outputs':
      return arrays.outputs.address + arrays.first * arrays.outputs.view.BYTES_PER_ELEMENT;
    case 'active':
      return arrays.active.address;
    case 'check':
      return arrays.check.address;
    case 'spiked':
      return arrays.spiked.address;
    case 'resting':
      return arrays.resting?.list.address ?? 0;
    case 'kept':
      return arrays.resting?.kept.address ?? 0;
    default:
      return 0;
  }
}

/** Compiled kernels by their content: the same model in another network, or another run, costs nothing. */
const modules = new Map<string, WasmModule>();
const mostModules = 256;

function moduleOf(kind: KernelKind, shared: boolean): WasmModule {
  const key = JSON.stringify([shared, kind.shape, [...kind.columns], kind.held, kind.program]);
  const known = modules.get(key);
  if (known) return known;
  const module = compileModule(buildKernel(kind, shared));
  if (modules.size >= mostModules) modules.delete(modules.keys().next().value!);
  modules.set(key, module);
  return module;
}

/** The bytes of a kernel's module. */
export function buildKernel(kind: KernelKind, shared = false): Uint8Array<ArrayBuffer> {
  const drawing = { params: ['i32', 'i32'], results: ['f64'] } as const;
  const module = createModule({
    memory: memoryImport(shared),
    functions: [
      { name: 'rand', ...drawing },
      { name: 'randn', ...drawing },
      { name: 'poisson', params: ['f64', 'i32', 'i32'], results: ['f64'] },
    ],
  });
  addUpdate(module, kind);
  addReset(module, kind);
  return module.toBytes();
}
