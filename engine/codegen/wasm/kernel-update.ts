import type { GraphNode } from '../graph.ts';
import type { Local } from './builder.ts';
import type { ModuleBuilder } from './encoder.ts';
import {
  createFrame,
  hoist,
  nodesOf,
  shapes,
  sourcesOf,
  vectorBytes,
  type Frame,
  type KernelKind,
} from './kernel-frame.ts';
import { intBytes, writeEvents, writeReal, type Counters, type Part } from './kernel-events.ts';
import { allRoots, rootsOf, type Roots } from './kernel-roots.ts';
import { hoistTables, type OutOfRange, type TableLocals } from './kernel-table-rows.ts';
import { createTableReader } from './kernel-tables.ts';
import { createValueWriter, splatConstant, type ValueWriter } from './kernel-values.ts';
import { op } from './opcodes.ts';

/**
 * `update(table, step, time, size, first, count) → count`: one pass over all neurons that integrates, finds who spikes,
 * appends them to the active list, and clears what had arrived.
 */
export function addUpdate(module: ModuleBuilder, kind: KernelKind): void {
  const b = module.addFunction({
    name: 'update',
    params: ['i32', 'i32', 'f64', 'i32', 'i32', 'i32'],
    results: ['i32'],
    exported: true,
  });
  const [table, step, time, size, first, count] = [0, 1, 2, 3, 4, 5];
  const frame = createFrame(b, kind, { table, step, time });
  const roots = rootsOf(kind);
  const all = nodesOf(allRoots(roots));
  readAddresses(frame);
  const hoisted = hoist(frame, all);
  const tables = hoistTables(frame, all);
  const end = b.local('i32');
  b.get(size).i32Const(shapes[kind.shape].bytes).emit(op.i32_mul).set(end);
  frame.address('check');
  writeReal(frame, 0);

  const counters = { size, first, count, step };
  const writeTurn = (vectors: number, outOfRange: OutOfRange): void => {
    const parts = Array.from({ length: vectors }, (_, part) => {
      frame.part = part;
      return writePart(frame, roots, { hoisted, tables }, counters, outOfRange);
    });
    writeEvents(frame, parts, counters);
    b.get(frame.offset)
      .i32Const(vectorBytes * parts.length)
      .emit(op.i32_add)
      .tee(frame.offset);
    b.get(end).emit(op.i32_lt_u);
  };

  const done = b.block();
  b.get(end).emit(op.i32_eqz).brIf(done);
  const again = b.loop();
  if (tables.size === 0) writeTurn(turns(all), { kind: 'compute' });
  else {
    // Vectors outside of a table leave a loop of their own, whose registers are then free of what is rare.
    const leave = b.block();
    const within = b.loop();
    writeTurn(1, { kind: 'leave', to: leave });
    b.brIf(within);
    b.br(done);
    b.end();
    b.end();
    writeTurn(1, { kind: 'compute' });
  }
  b.brIf(again);
  b.end();
  b.end();
  b.get(count);
}

/** Vectors a turn of the loop: two of a small kernel, whose loop would cost as much as its arithmetic. */
function turns(nodes: readonly GraphNode[]): 1 | 2 {
  const isSmall = nodes.filter(({ operation }) => operation.kind === 'apply').length <= 40;
  return isSmall && !nodes.some(({ operation }) => operation.kind === 'draw') ? 2 : 1;
}

/** What is read before the loop. */
interface Before {
  readonly hoisted: ReadonlyMap<number, Local>;
  readonly tables: ReadonlyMap<number, TableLocals>;
}

/** Computes and stores one vector of neurons. */
function writePart(
  frame: Frame,
  roots: Roots,
  { hoisted, tables }: Before,
  { size }: Counters,
  outOfRange: OutOfRange,
): Part {
  const { b, kind } = frame;
  const activeMask = roots.usesActive ? b.local('v128') : null;
  const reader = createTableReader(frame, nodesOf(allRoots(roots)), tables, outOfRange, (node) => writer.value(node));
  const lookups = { lookup: reader.read, functions: outOfRange.kind === 'compute' };
  const writer: ValueWriter = createValueWriter(
    b,
    kind.shape,
    sourcesOf(frame, () => b.get(activeMask!), lookups),
    hoisted,
  );
  writer.prepare([...allRoots(roots), ...roots.checked]);
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
  const odd = b.local('v128');
  writeOdd(frame, roots.checked, writer, odd);
  roots.next.forEach(({ name }, k) => storeAt(frame, `state ${name}`, () => b.get(results[k]!)));
  for (const name of kind.program.inputs) storeAt(frame, `input ${name}`, () => splatConstant(b, kind.shape, 0));
  if (kind.program.output.kind !== 'threshold') {
    storeAt(frame, 'outputs', () => b.get(output));
    b.get(output);
    splatConstant(b, kind.shape, 0);
    b.emit(kind.shape === 'f64x2' ? op.f64x2_ne : op.f32x4_ne).set(output);
  }
  return { output, odd };
}

function storeAt(frame: Frame, entry: string, value: () => void): void {
  frame.address(entry);
  frame.b.get(frame.offset).emit(op.i32_add);
  value();
  frame.b.memory(op.v128_store, vectorBytes * frame.part, 2);
}

function readAddresses(frame: Frame): void {
  const { program } = frame.kind;
  const always = ['outputs', 'active', 'check', ...(program.refractory ? ['refractory'] : [])];
  const arrays = [...program.state.map((name) => `state ${name}`), ...program.inputs.map((name) => `input ${name}`)];
  const duration =
    program.refractory?.kind === 'time' ? [`constant ${program.refractory.duration}`, 'constant dt'] : [];
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
  b.emit(op.i32_add).memory(isWide ? op.v128_load64_zero : op.v128_load, intBytes(frame), 2);
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
  if (isWide) b.memoryLane(op.v128_store64_lane, 0, intBytes(frame), 2);
  else b.memory(op.v128_store, intBytes(frame), 2);
}

/** Clears the lanes of the value on the stack that only pad the arrays. */
function keepNeurons(frame: Frame, size: Local): void {
  const { b, kind } = frame;
  frame.index();
  b.emit(op.i32x4_splat).v128Const(laneNumbers).emit(op.i32x4_add);
  b.get(size).emit(op.i32x4_splat, op.i32x4_lt_s);
  if (kind.shape === 'f64x2') b.emit(op.i64x2_extend_low_i32x4_s);
  b.emit(op.v128_and);
}

const laneNumbers = new Uint8Array(Int32Array.of(0, 1, 2, 3).buffer);

/** Marks neurons whose sum of values is not finite: it minus itself is then no number. Nothing is carried from vector to vector. */
function writeOdd({ b, kind }: Frame, values: readonly GraphNode[], writer: ValueWriter, odd: Local): void {
  const ops = kind.shape === 'f64x2' ? wideOps : narrowOps;
  if (values.length === 0) splatConstant(b, kind.shape, 0);
  values.forEach((value, k) => {
    writer.value(value);
    if (k > 0) b.emit(ops.add);
  });
  b.tee(odd).get(odd).emit(ops.sub).tee(odd).get(odd).emit(ops.ne).set(odd);
}

const wideOps = { add: op.f64x2_add, sub: op.f64x2_sub, ne: op.f64x2_ne } as const;
const narrowOps = { add: op.f32x4_add, sub: op.f32x4_sub, ne: op.f32x4_ne } as const;
