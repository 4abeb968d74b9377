import type { GraphNode } from '../graph.ts';
import { createGraph } from '../graph.ts';
import type { Local } from './builder.ts';
import type { ModuleBuilder } from './encoder.ts';
import { createFrame, hoist, nodesOf, shapes, sourcesOf, type Frame, type KernelKind } from './kernel-frame.ts';
import { createValueWriter, splatConstant, type ValueWriter } from './kernel-values.ts';
import { op } from './opcodes.ts';

/**
 * `update(table, step, time, size, first, count) → count`: one pass over all neurons that integrates, finds who spikes,
 * appends them to the active list, and clears what had arrived.
 */
export function addUpdate(module: ModuleBuilder, kind: KernelKind): void {
  const b = module.addFunction({ name: 'update', params: ['i32', 'i32', 'f64', 'i32', 'i32', 'i32'], results: ['i32'], exported: true });
  const [table, step, time, size, first, count] = [0, 1, 2, 3, 4, 5];
  const frame = createFrame(b, kind, { table, step, time });
  const roots = rootsOf(kind);
  const all = nodesOf([...roots.next.map(({ value }) => value), roots.output, ...(roots.holds ? [roots.holds] : [])]);
  readAddresses(frame);
  const hoisted = hoist(frame, all);
  const sum = b.local('v128');
  const end = b.local('i32');
  const { lanes, bytes } = shapes[kind.shape];
  b.get(size).i32Const(lanes - 1).emit(op.i32_add).i32Const(-lanes).emit(op.i32_and).i32Const(bytes).emit(op.i32_mul).set(end);
  splatConstant(b, kind.shape, 0);
  b.set(sum);

  const done = b.block();
  b.get(end).emit(op.i32_eqz).brIf(done);
  const again = b.loop();
  const activeMask = roots.usesActive ? b.local('v128') : null;
  const writer = createValueWriter(b, kind.shape, sourcesOf(frame, () => b.get(activeMask!)), hoisted);
  writer.prepare([...roots.next.map(({ value }) => value), roots.output, ...(roots.holds ? [roots.holds] : [])]);
  if (activeMask !== null) writeActive(frame, writer, roots.holds, activeMask);

  const results = roots.next.map(({ value }) => {
    const local = b.local('v128');
    writer.value(value);
    b.set(local);
    return local;
  });
  const output = b.local('v128');
  writer.value(roots.output);
  if (activeMask !== null) b.get(activeMask).emit(op.v128_and);
  if (kind.program.output.kind !== 'threshold') keepNeurons(frame, size);
  b.set(output);

  roots.next.forEach(({ name }, k) => {
    frame.address(`state ${name}`);
    b.get(frame.offset).emit(op.i32_add).get(results[k]!).memory(op.v128_store, 0, 2);
  });
  for (const name of kind.program.inputs) {
    frame.address(`input ${name}`);
    b.get(frame.offset).emit(op.i32_add);
    splatConstant(b, kind.shape, 0);
    b.memory(op.v128_store, 0, 2);
  }
  writeSum(frame, results, output, sum);
  writeOutputs(frame, output, { size, first, count, step });

  b.get(frame.offset).i32Const(lanes * bytes).emit(op.i32_add).tee(frame.offset);
  b.get(end).emit(op.i32_lt_u).brIf(again);
  b.end();
  b.end();
  storeSum(frame, sum);
  b.get(count);
}

interface Roots {
  /** State variables that change, and their new values. */
  readonly next: readonly { readonly name: string; readonly value: GraphNode }[];
  readonly output: GraphNode;
  /** The condition that keeps a neuron refractory. */
  readonly holds: GraphNode | null;
  readonly usesActive: boolean;
}

function rootsOf({ program }: KernelKind): Roots {
  const graph = createGraph(program);
  const holds = program.refractory?.kind === 'condition' ? graph.mask(program.refractory.value) : null;
  for (const statement of program.update) graph.assign(statement);
  const output = program.output.kind === 'threshold' ? graph.mask(program.output.value) : graph.real(program.output.value);
  const next = program.state.map((name) => ({ name, value: graph.valueOf(name) }));
  return { next, output, holds, usesActive: program.refractory !== null };
}

function readAddresses(frame: Frame): void {
  const { program } = frame.kind;
  const always = ['outputs', 'active', 'check', ...(program.refractory ? ['refractory'] : [])];
  const arrays = [...program.state.map((name) => `state ${name}`), ...program.inputs.map((name) => `input ${name}`)];
  const duration = program.refractory?.kind === 'time' ? [`constant ${program.refractory.duration}`, 'constant dt'] : [];
  for (const entry of [...always, ...arrays, ...duration]) {
    frame.address(entry);
    frame.b.emit(op.drop);
  }
}

/** Who may change and spike in this step. */
function writeActive(frame: Frame, writer: ValueWriter, holds: GraphNode | null, mask: Local): void {
  const { b, kind } = frame;
  const isWide = kind.shape === 'f64x2';
  frame.address('refractory');
  frame.intOffset();
  b.emit(op.i32_add).memory(isWide ? op.v128_load64_zero : op.v128_load, 0, 2);
  if (!holds) {
    // Steps wrap around at 2³²: what counts is the sign of the difference.
    b.get(frame.step).emit(op.i32x4_splat, op.i32x4_sub).i32x4Const(0).emit(op.i32x4_le_s);
    if (isWide) b.emit(op.i64x2_extend_low_i32x4_s);
    b.set(mask);
    return;
  }
  // Still refractory: was, and the condition still holds.
  const still = b.local('v128');
  b.i32x4Const(0).emit(op.i32x4_ne);
  if (isWide) b.emit(op.i64x2_extend_low_i32x4_s);
  writer.value(holds);
  b.emit(op.v128_and).tee(still).emit(op.v128_not).set(mask);
  frame.address('refractory');
  frame.intOffset();
  b.emit(op.i32_add).get(still);
  if (isWide) b.get(still).shuffle([0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11]);
  b.i32x4Const(1).emit(op.v128_and);
  if (isWide) b.memoryLane(op.v128_store64_lane, 0, 0, 2);
  else b.memory(op.v128_store, 0, 2);
}

/** Clears the lanes of the value on the stack that only pad the arrays. */
function keepNeurons({ b, kind, index }: Frame, size: Local): void {
  index();
  b.emit(op.i32x4_splat).v128Const(laneNumbers).emit(op.i32x4_add);
  b.get(size).emit(op.i32x4_splat, op.i32x4_lt_s);
  if (kind.shape === 'f64x2') b.emit(op.i64x2_extend_low_i32x4_s);
  b.emit(op.v128_and);
}

const laneNumbers = new Uint8Array(Int32Array.of(0, 1, 2, 3).buffer);

/** Adds all new values up: the sum is finite only where all are. */
function writeSum({ b, kind }: Frame, results: readonly Local[], output: Local, sum: Local): void {
  const add = kind.shape === 'f64x2' ? op.f64x2_add : op.f32x4_add;
  const values = kind.program.output.kind === 'threshold' ? results : [...results, output];
  if (values.length === 0) return;
  values.forEach((value, k) => (k === 0 ? b.get(value) : b.get(value).emit(add)));
  b.get(sum).emit(add).set(sum);
}

function storeSum(frame: Frame, sum: Local): void {
  const { b, kind } = frame;
  const isWide = kind.shape === 'f64x2';
  const { lanes } = shapes[kind.shape];
  frame.address('check');
  for (let lane = 0; lane < lanes; lane++) {
    b.get(sum).lane(isWide ? op.f64x2_extract_lane : op.f32x4_extract_lane, lane);
    if (lane > 0) b.emit(isWide ? op.f64_add : op.f32_add);
  }
  b.memory(isWide ? op.f64_store : op.f32_store);
}

interface Counters {
  readonly size: Local;
  readonly first: Local;
  readonly count: Local;
  readonly step: Local;
}

/** Values into the outputs, and whoever has one onto the active list. */
function writeOutputs(frame: Frame, output: Local, counters: Counters): void {
  const { b, kind } = frame;
  const isWide = kind.shape === 'f64x2';
  if (kind.program.output.kind !== 'threshold') {
    frame.address('outputs');
    b.get(frame.offset).emit(op.i32_add).get(output).memory(op.v128_store, 0, 2);
    b.get(output);
    splatConstant(b, kind.shape, 0);
    b.emit(isWide ? op.f64x2_ne : op.f32x4_ne).set(output);
  }
  b.get(output).emit(op.v128_any_true);
  b.if();
  const bits = b.local('i32');
  b.get(output).emit(isWide ? op.i64x2_bitmask : op.i32x4_bitmask).set(bits);
  for (let lane = 0; lane < shapes[kind.shape].lanes; lane++) writeSpike(frame, bits, lane, counters);
  b.end();
  b.release(bits);
}

function writeSpike(frame: Frame, bits: Local, lane: number, { size, first, count, step }: Counters): void {
  const { b, index, intOffset } = frame;
  const { refractory } = frame.kind.program;
  b.get(bits).i32Const(1 << lane).emit(op.i32_and).i32Const(0).emit(op.i32_ne);
  index();
  b.i32Const(lane).emit(op.i32_add).get(size).emit(op.i32_lt_u, op.i32_and);
  b.if();
  frame.address('active');
  b.get(count).i32Const(2).emit(op.i32_shl, op.i32_add);
  b.get(first);
  index();
  b.emit(op.i32_add).i32Const(lane).emit(op.i32_add).memory(op.i32_store);
  b.get(count).i32Const(1).emit(op.i32_add).set(count);
  if (refractory) {
    frame.address('refractory');
    intOffset();
    b.emit(op.i32_add);
    if (refractory.kind === 'condition') b.i32Const(1);
    else {
      writeDuration(frame, refractory.duration, lane);
      b.get(step).emit(op.i32_add);
    }
    b.memory(op.i32_store, 4 * lane);
  }
  b.end();
}

/** Steps that a spike makes refractory: ⌊duration/dt + 1/2⌋, in f64. */
function writeDuration(frame: Frame, duration: string, lane: number): void {
  const { b, kind, offset } = frame;
  const isWide = kind.shape === 'f64x2';
  const load = (name: string): void => {
    frame.address(`constant ${name}`);
    const isColumn = kind.columns.has(name);
    if (isColumn) b.get(offset).emit(op.i32_add);
    b.memory(isWide ? op.f64_load : op.f32_load, isColumn ? lane * shapes[kind.shape].bytes : 0);
    if (!isWide) b.emit(op.f64_promote_f32);
  };
  load(duration);
  load('dt');
  b.emit(op.f64_div).f64Const(0.5).emit(op.f64_add, op.f64_floor, op.i32_trunc_sat_f64_s);
}

