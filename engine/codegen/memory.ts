import { createMemory } from './wasm/api.ts';

/** Numbers of the state: f64, or f32 for speed. */
export type RealArray = Float64Array | Float32Array;
export type Precision = 'f64' | 'f32';

/** A stretch of the simulation's memory; its `view` exists once the plan is carried out. */
export interface Region<T> {
  /** Byte address. */
  readonly address: number;
  readonly view: T;
}

/** What a simulation keeps, laid out before it is allocated: all of it in one WebAssembly memory, which never grows. */
export interface MemoryPlan {
  readonly precision: Precision;
  /** State changes as the simulation runs, and is what a snapshot copies; the rest is fixed. */
  reals(length: number, kind?: 'state' | 'fixed'): Region<RealArray>;
  /** f64 whatever the precision, for what must not depend on it. */
  doubles(length: number, kind?: 'state' | 'fixed'): Region<Float64Array>;
  ints(length: number, kind?: 'state' | 'fixed'): Region<Int32Array>;
  /** Allocates, once; throws an `OutOfMemoryError` when the memory is not to be had. */
  allocate(): SimulationMemory;
}

export interface SimulationMemory {
  readonly memory: WasmMemory;
  /** All state, for snapshots. */
  readonly state: Uint8Array;
}

export type WasmMemory = ReturnType<typeof createMemory>;

/** `shared` by threads, or not. */
export function planMemory(precision: Precision, shared = false): MemoryPlan {
  const regions: PlannedRegion[] = [];
  const add = (type: NumberType, length: number, kind: 'state' | 'fixed'): PlannedRegion => {
    const region = new PlannedRegion(type, length, kind);
    regions.push(region);
    return region;
  };
  return {
    precision,
    reals: (length, kind = 'state') => add(precision, length, kind) as unknown as Region<RealArray>,
    doubles: (length, kind = 'state') => add('f64', length, kind) as unknown as Region<Float64Array>,
    ints: (length, kind = 'state') => add('i32', length, kind) as unknown as Region<Int32Array>,
    allocate() {
      let end = pageOfZero;
      const place = (region: PlannedRegion): void => {
        region.address = end;
        end += Math.ceil(region.bytes / alignment) * alignment;
      };
      const start = end;
      for (const region of regions) if (region.kind === 'state') place(region);
      const stateEnd = end;
      for (const region of regions) if (region.kind === 'fixed') place(region);
      const memory = memoryOf(end + slack, shared);
      for (const region of regions) region.attach(memory.buffer);
      return { memory, state: new Uint8Array(memory.buffer, start, stateEnd - start) };
    },
  };
}

/** A network needs more memory than there is. */
export class OutOfMemoryError extends RangeError {
  override readonly name = 'OutOfMemoryError';
  /** What to do about it. */
  readonly remedy = 'Take fewer neurons, synapses or kinds of synapse, shorter delays, or f32 in place of f64.';

  constructor(bytes: number, limit: string) {
    super(`The network needs ${(bytes / 2 ** 30).toFixed(1)} GiB of memory, ${limit}.`);
  }
}

/** In bytes; what 32-bit addresses reach. */
const mostMemory = 2 ** 32;

function memoryOf(bytes: number, shared: boolean): WasmMemory {
  if (bytes > mostMemory) throw new OutOfMemoryError(bytes, 'and at most 4 GiB can be used');
  try {
    return createMemory(Math.ceil(bytes / 65_536), shared);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OutOfMemoryError(bytes, 'which this machine has not free');
  }
}

/** Address 0 stays unused, so that a forgotten address shows. */
const pageOfZero = 64;
const alignment = 64;
/** Vector loads of the last neurons may read past their arrays. */
const slack = 64;

const arrays = { f64: Float64Array, f32: Float32Array, i32: Int32Array } as const;
type NumberType = keyof typeof arrays;

class PlannedRegion {
  address = 0;
  view: RealArray | Int32Array | null = null;
  readonly bytes: number;
  readonly type: NumberType;
  readonly length: number;
  readonly kind: 'state' | 'fixed';

  constructor(type: NumberType, length: number, kind: 'state' | 'fixed') {
    this.type = type;
    this.length = length;
    this.kind = kind;
    this.bytes = length * arrays[type].BYTES_PER_ELEMENT;
  }

  attach(buffer: ArrayBuffer): void {
    this.view = new arrays[this.type](buffer, this.address, this.length);
  }
}
