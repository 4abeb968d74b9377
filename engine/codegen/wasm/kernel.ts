import type { Program } from '../../integration/program.ts';
import { rowOf } from '../js-evaluate.ts';
import type { BatchArrays, Kernel, KernelRandom } from '../kernel.ts';
import { compileModule, instantiate, type WasmModule } from './api.ts';
import { createModule } from './encoder.ts';
import { tableOf, type KernelKind } from './kernel-frame.ts';
import { addReset } from './kernel-reset.ts';
import { addUpdate } from './kernel-update.ts';

/** The WebAssembly backend: the program as SIMD code of two (f64) or four (f32) neurons at a time. */
export function createWasmKernel(program: Program, arrays: BatchArrays, random: KernelRandom, dt: number): Kernel {
  const { table, size, first, memory, inputs } = arrays;
  const columns = new Set([...arrays.constants].filter(([, { stride }]) => stride === 1).map(([name]) => name));
  const shape = arrays.outputs.view instanceof Float64Array ? 'f64x2' : 'f32x4';
  const kind: KernelKind = { program, shape, columns };
  const { update, reset } = instantiate(moduleOf(kind), { env: { memory, ...random } }) as unknown as KernelExports;
  const entries = tableOf(kind);
  entries.forEach((entry, k) => (table.view[k] = addressOf(entry, arrays)));
  const rings = [...inputs].map(([name, ring]) => ({
    ...ring,
    at: entries.indexOf(`input ${name}`),
    bytes: ring.slots.view.BYTES_PER_ELEMENT,
  }));
  const { view } = table;
  return {
    update(step, count) {
      for (let k = 0; k < rings.length; k++) {
        const ring = rings[k]!;
        view[ring.at] = ring.slots.address + rowOf(ring, step) * ring.bytes;
      }
      return update(table.address, step | 0, step * dt, size, first, count);
    },
    reset:
      program.reset.length === 0
        ? () => {}
        : (step, from, to) => reset(table.address, step | 0, step * dt, first, from, to),
  };
}

interface KernelExports {
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
    default:
      return 0;
  }
}

/** Compiled kernels by their content: the same model in another network, or another run, costs nothing. */
const modules = new Map<string, WasmModule>();
const mostModules = 256;

function moduleOf(kind: KernelKind): WasmModule {
  const key = JSON.stringify([kind.shape, [...kind.columns], kind.program]);
  const known = modules.get(key);
  if (known) return known;
  const module = compileModule(buildKernel(kind));
  if (modules.size >= mostModules) modules.delete(modules.keys().next().value!);
  modules.set(key, module);
  return module;
}

/** The bytes of a kernel's module. */
export function buildKernel(kind: KernelKind): Uint8Array<ArrayBuffer> {
  const drawing = { params: ['i32', 'i32'], results: ['f64'] } as const;
  const module = createModule({
    memory: { min: 1 },
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
