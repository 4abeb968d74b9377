import type { WasmMemory } from '../memory.ts';
import type { WasmModule } from '../wasm/api.ts';

/** The neurons of one kernel, for two threads: `advance` in `module` computes any stretch of them. */
export interface Task {
  readonly module: WasmModule;
  /** Address of the kernel's table. */
  readonly table: number;
  readonly size: number;
  /** Bytes of a stretch: whole turns of the loop, and whole lines of the cache. */
  readonly chunkBytes: number;
  /** Bytes of all neurons of one array. */
  readonly bytes: number;
  /** Address where the helper reports values that are not finite. */
  readonly check: number;
}

/** All that a helper needs, to be posted to its thread. */
export interface HelperOrder {
  readonly memory: WasmMemory;
  readonly control: ArrayBufferLike;
  readonly tasks: readonly Task[];
}

/** Starts a thread of the host that calls `help(order)`. The engine knows no threads. */
export type StartHelper = (order: HelperOrder) => void;

/** `advance(table, step, time, size, from, to, check)`, an export of each kernel: bytes `from` up to `to` of each array. */
export type Advance = (
  table: number,
  step: number,
  time: number,
  size: number,
  from: number,
  to: number,
  check: number,
) => void;
