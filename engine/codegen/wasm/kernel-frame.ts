import type { Program } from '../../integration/program.ts';
import type { GraphNode } from '../graph.ts';
import type { FunctionBuilder, Local } from './builder.ts';
import type { Sources } from './kernel-values.ts';
import { splatConstant } from './kernel-values.ts';
import type { Shape } from './math-values.ts';
import { op, type MemoryOp } from './opcodes.ts';

/** What a kernel is made for: its code depends on nothing else. */
export interface KernelKind {
  readonly program: Program;
  readonly shape: Shape;
  /** Constants with a value a neuron. */
  readonly columns: ReadonlySet<string>;
  /** What stands still of neurons that are refractory and listed; null where each vector asks who is. */
  readonly held: readonly string[] | null;
}

/** Numbers of a vector, and bytes of one of them. */
export const shapes = { f64x2: { lanes: 2, bytes: 8 }, f32x4: { lanes: 4, bytes: 4 } } as const;

/** One number of the state. */
export function reals({ kind: { shape } }: Frame): { load: MemoryOp; store: MemoryOp; bytes: number; shift: number } {
  return shape === 'f64x2'
    ? { load: op.f64_load, store: op.f64_store, bytes: 8, shift: 3 }
    : { load: op.f32_load, store: op.f32_store, bytes: 4, shift: 2 };
}

/** Order of the addresses in a kernel's table of i32. */
export function tableOf({ program }: KernelKind): string[] {
  return [
    ...program.state.map((name) => `state ${name}`),
    ...program.inputs.map((name) => `input ${name}`),
    ...program.constants.map(({ name }) => `constant ${name}`),
    ...program.tables.map((_, table) => `table ${table}`),
    'refractory',
    'outputs',
    'active',
    'check',
    'spiked',
    'resting',
    'kept',
  ];
}

/** The locals that code of one vector of neurons works with. */
export interface Frame {
  readonly b: FunctionBuilder;
  readonly kind: KernelKind;
  /** Bytes from the start of an array of reals to the present neurons. */
  readonly offset: Local;
  /** Which vector of those that a turn of the loop computes is being written: they follow each other in memory. */
  part: number;
  /** Leaves on the stack the bytes from the start of an array of ints to the present neurons. */
  intOffset(): void;
  /** Leaves on the stack the index of the first neuron of the present part in its batch. */
  index(): void;
  /** f64, ms. */
  readonly time: Local;
  readonly step: Local;
  /** Leaves the address of an array on the stack. */
  address(entry: string): void;
}

/** A frame whose addresses are read from the table (a parameter) when they are first asked for: call `address` outside of loops first. */
export function createFrame(
  b: FunctionBuilder,
  kind: KernelKind,
  parameters: { readonly table: Local; readonly step: Local; readonly time: Local },
): Frame {
  const places = new Map(tableOf(kind).map((entry, place) => [entry, place]));
  const addresses = new Map<string, Local>();
  const offset = b.local('i32');
  return {
    b,
    kind,
    offset,
    part: 0,
    intOffset: () => void (kind.shape === 'f64x2' ? b.get(offset).i32Const(1).emit(op.i32_shr_u) : b.get(offset)),
    index() {
      b.get(offset)
        .i32Const(kind.shape === 'f64x2' ? 3 : 2)
        .emit(op.i32_shr_u);
      if (this.part > 0) b.i32Const(this.part * shapes[kind.shape].lanes).emit(op.i32_add);
    },
    time: parameters.time,
    step: parameters.step,
    address(entry) {
      const known = addresses.get(entry);
      if (known !== undefined) return void b.get(known);
      const local = b.local('i32');
      addresses.set(entry, local);
      const place = places.get(entry);
      if (place === undefined) throw new Error(`Found "${entry}", expected one of ${[...places.keys()].join(', ')}`);
      b.get(parameters.table)
        .memory(op.i32_load, 4 * place)
        .tee(local);
    },
  };
}

/** Reads every address that the graph needs, and the numbers and shared constants, into locals; outside of the loop. */
export function hoist(frame: Frame, nodes: Iterable<GraphNode>): Map<number, Local> {
  const { b, kind } = frame;
  const hoisted = new Map<number, Local>();
  const keep = (node: GraphNode): void => {
    const local = b.local('v128');
    hoisted.set(node.id, local);
    b.set(local);
  };
  for (const node of nodes) {
    const { operation } = node;
    if (operation.kind === 'number') {
      splatConstant(b, kind.shape, operation.value);
      keep(node);
    } else if (operation.kind === 'load') {
      frame.address(`${operation.from} ${operation.name}`);
      if (operation.from !== 'constant' || kind.columns.has(operation.name)) {
        b.emit(op.drop);
        continue;
      }
      b.memory(kind.shape === 'f64x2' ? op.v128_load64_splat : op.v128_load32_splat);
      keep(node);
    } else if (operation.kind === 'time') {
      b.get(frame.time);
      if (kind.shape === 'f64x2') b.emit(op.f64x2_splat);
      else b.emit(op.f32_demote_f64, op.f32x4_splat);
      keep(node);
    } else if (operation.kind === 'active') {
      frame.address('refractory');
      b.emit(op.drop);
    }
  }
  return hoisted;
}

/** Bytes of a vector. */
export const vectorBytes = 16;

const noTables: Pick<Sources, 'lookup' | 'functions'> = {
  lookup() {
    throw new Error('Found a lookup in a table, expected none in a reset');
  },
  functions: false,
};

/** Values of the present neurons. */
export function sourcesOf(
  frame: Frame,
  active: () => void,
  { lookup, functions }: Pick<Sources, 'lookup' | 'functions'> = noTables,
): Sources {
  const { b, kind } = frame;
  const { lanes } = shapes[kind.shape];
  const isWide = kind.shape === 'f64x2';
  return {
    load(from, name) {
      frame.address(`${from} ${name}`);
      b.get(frame.offset)
        .emit(op.i32_add)
        .memory(op.v128_load, vectorBytes * frame.part, 2);
    },
    active,
    lookup,
    functions,
    time() {
      throw new Error('Found the time inside of the loop, expected it before');
    },
    isParameter: (name) =>
      kind.program.constants.some((constant) => constant.name === name && constant.kind === 'parameter'),
    draw(name, draw, mean) {
      splatConstant(b, kind.shape, 0);
      for (let lane = 0; lane < lanes; lane++) {
        if (mean !== null) {
          b.get(mean).lane(isWide ? op.f64x2_extract_lane : op.f32x4_extract_lane, lane);
          if (!isWide) b.emit(op.f64_promote_f32);
        }
        frame.index();
        b.i32Const(lane).emit(op.i32_add).i32Const(draw).call(b.module.imported(name));
        if (!isWide) b.emit(op.f32_demote_f64);
        b.lane(isWide ? op.f64x2_replace_lane : op.f32x4_replace_lane, lane);
      }
    },
  };
}
