import type { Program } from '../integration/program.ts';
import type { RealArray, Region, WasmMemory } from './memory.ts';

/** The arrays of one batch, as a backend's code addresses them. Arrays of neurons are padded to a multiple of `lanes`. */
export interface BatchArrays {
  /** Neurons. */
  readonly size: number;
  /** Index of its first neuron among all sources. */
  readonly first: number;
  readonly state: ReadonlyMap<string, Region<RealArray>>;
  /** Delay rings by input: the row of the present step holds what arrives now, and is cleared as it is read. */
  readonly inputs: ReadonlyMap<string, RingArrays>;
  readonly constants: ReadonlyMap<string, ColumnArrays>;
  /** Step until which each neuron is refractory (or 1 and 0 for conditions); null where the model has no refractory time. */
  readonly refractory: Region<Int32Array> | null;
  /** Who rests, where that is all that refractoriness does; see `heldVariables`. */
  readonly resting: RestingArrays | null;
  /** Scratch for who had an output: 16 bits a turn of the loop, none for what pads it. */
  readonly spiked: Region<Int32Array>;
  /** Output of every source. */
  readonly outputs: Region<RealArray>;
  /** Sources whose output is not 0, filled from the front. */
  readonly active: Region<Int32Array>;
  /** A number of each thread: anything but finite after a step in which some value was not finite. */
  readonly check: Region<RealArray>;
  /** Scratch for addresses. */
  readonly table: Region<Int32Array>;
  /** Of the program's `tables`, in their order; see `tables.ts`. */
  readonly tables: readonly Region<RealArray>[];
  readonly memory: WasmMemory;
}

export interface RestingArrays {
  readonly held: readonly string[];
  /** How many neurons are listed, then their indices: all that are refractory, perhaps some that are no more. */
  readonly list: Region<Int32Array>;
  /** Scratch for their values of the held variables, neuron by neuron. */
  readonly kept: Region<RealArray>;
}

export interface RingArrays {
  readonly slots: Region<RealArray>;
  /** Padded width of a row, and number of rows. */
  readonly width: number;
  readonly length: number;
}

/** Value of neuron i is `values.view[i * stride]`. */
export interface ColumnArrays {
  readonly values: Region<RealArray>;
  stride: 0 | 1;
}

/** Random numbers of the neurons of a batch, at the present step. `draw` numbers the draws of a neuron in a step. */
export interface KernelRandom {
  rand(neuron: number, draw: number): number;
  randn(neuron: number, draw: number): number;
  poisson(mean: number, neuron: number, draw: number): number;
}

/** A program bound to the arrays of a batch. */
export interface Kernel {
  /** Advances all neurons by one step; appends those with an output to `active` from `count` on and returns the new count. */
  update(step: number, count: number): number;
  /** Resets the neurons at `active[from]` … `active[to − 1]`, all of this batch. */
  reset(step: number, from: number, to: number): void;
}

/** Neurons that are computed side by side at most: arrays are padded to a multiple of it. */
export const lanes = 8;

export type KernelMaker = (program: Program, arrays: BatchArrays, random: KernelRandom, dt: number) => Kernel;

/** A refractory time in steps, rounded to the nearest, halves up: also 0.35/0.1, which in binary falls short of them. */
export function stepsOf(duration: number, dt: number): number {
  return Math.floor((duration / dt) * roundingSlack.f64x2 + 0.5);
}

/** A little more than the relative errors of a time, of dt and of their quotient. */
export const roundingSlack = { f64x2: 1 + 1e-15, f32x4: 1 + 3e-7 } as const;
