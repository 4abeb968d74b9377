import { nodesOf, type GraphNode } from '../graph.ts';
import type { Local } from './builder.ts';
import type { ModuleBuilder } from './encoder.ts';
import { addCollect } from './kernel-events.ts';
import {
  createFrame,
  hoist,
  reals,
  shapes,
  sourcesOf,
  vectorBytes,
  type Frame,
  type KernelKind,
} from './kernel-frame.ts';
import { addKeep, writeActive } from './kernel-refractory.ts';
import { allRoots, rootsOf, type Roots } from './kernel-roots.ts';
import { hoistTables, type OutOfRange, type TableLocals } from './kernel-table-rows.ts';
import { createTableReader } from './kernel-tables.ts';
import { createValueWriter, splatConstant, type ValueWriter } from './kernel-values.ts';
import { op, type PlainOp } from './opcodes.ts';

/**
 * `update(table, step, time, size, first, count) → count`: integrates all neurons, clears what had arrived, appends who spikes
 * to the active list. It is `keep`, `advance` and `collect`, exported as well, for threads that divide what `advance` does.
 */
export function addUpdate(module: ModuleBuilder, kind: KernelKind): void {
  const roots = rootsOf(kind);
  const parts = vectorsOfTurn(nodesOf(allRoots(roots)));
  const keep = addKeep(module, kind);
  const advance = addAdvance(module, kind, roots, parts);
  const collect = addCollect(module, kind, parts);
  const b = module.addFunction({
    name: 'update',
    params: ['i32', 'i32', 'f64', 'i32', 'i32', 'i32'],
    results: ['i32'],
    exported: true,
  });
  const [table, step, time, size, first, count] = [0, 1, 2, 3, 4, 5];
  const frame = createFrame(b, kind, { table, step, time });
  if (kind.held) b.get(table).get(step).call(keep);
  b.get(table).get(step).get(time).get(size).i32Const(0);
  b.get(size).i32Const(shapes[kind.shape].bytes).emit(op.i32_mul);
  frame.address('check');
  b.call(advance);
  b.get(table).get(step).get(size).get(first).get(count).call(collect);
}

/**
 * `advance(table, step, time, size, from, to, check)`: neurons from byte `from` up to `to` of their arrays. The loop has no
 * branch, except that vectors outside of a rate table leave it for one around it: its registers are free of what is rare.
 */
function addAdvance(module: ModuleBuilder, kind: KernelKind, roots: Roots, parts: number): number {
  const b = module.addFunction({
    name: 'advance',
    params: ['i32', 'i32', 'f64', 'i32', 'i32', 'i32', 'i32'],
    results: [],
    exported: true,
  });
  const [table, step, time, size, from, to, check] = [0, 1, 2, 3, 4, 5, 6];
  const frame = createFrame(b, kind, { table, step, time });
  readAddresses(frame);
  const all = nodesOf(allRoots(roots));
  const before = { hoisted: hoist(frame, all), tables: hoistTables(frame, all) };
  const odd = b.local('v128');
  b.get(from).set(frame.offset);

  const done = b.block();
  b.get(from).get(to).emit(op.i32_ge_u).brIf(done);
  const again = b.loop();
  const writeTurn = (outOfRange: OutOfRange): void => {
    const vectors = Array.from({ length: parts }, (_, part) => {
      frame.part = part;
      return writePart(frame, roots, before, size, outOfRange);
    });
    writeBits(frame, vectors);
    writeOdd(frame, vectors, odd);
    b.get(frame.offset)
      .i32Const(vectorBytes * parts)
      .emit(op.i32_add)
      .tee(frame.offset);
    b.get(to).emit(op.i32_lt_u);
  };
  if (before.tables.size > 0) {
    const leave = b.block();
    const within = b.loop();
    writeTurn({ kind: 'leave', to: leave });
    b.brIf(within);
    b.br(done);
    b.end();
    b.end();
  }
  writeTurn({ kind: 'compute' });
  b.brIf(again);
  b.end();
  b.end();
  writeCheck(frame, odd, check);
  return b.index;
}

/** Vectors a turn of the loop: two of a small kernel, whose loop would cost as much as its arithmetic. */
function vectorsOfTurn(nodes: readonly GraphNode[]): 1 | 2 {
  const isSmall = nodes.filter(({ operation }) => operation.kind === 'apply').length <= 40;
  // A turn that leaves the loop begins anew, and must not have stored anything.
  return isSmall && !nodes.some(({ operation: { kind } }) => kind === 'draw' || kind === 'lookup') ? 2 : 1;
}

/** One vector: a mask of who has an output, and a sum that is finite only where all that is checked is. */
interface Vector {
  readonly output: Local;
  readonly sum: Local | null;
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
  size: Local,
  outOfRange: OutOfRange,
): Vector {
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
  const sum = writeSum(frame, roots.checked, writer);
  roots.next.forEach(({ name }, k) => storeAt(frame, `state ${name}`, () => b.get(results[k]!)));
  for (const name of kind.program.inputs) storeAt(frame, `input ${name}`, () => splatConstant(b, kind.shape, 0));
  if (kind.program.output.kind !== 'threshold') {
    storeAt(frame, 'outputs', () => b.get(output));
    b.get(output);
    splatConstant(b, kind.shape, 0);
    b.emit(ops(frame).ne).set(output);
  }
  return { output, sum };
}

function storeAt(frame: Frame, entry: string, value: () => void): void {
  frame.address(entry);
  frame.b.get(frame.offset).emit(op.i32_add);
  value();
  frame.b.memory(op.v128_store, vectorBytes * frame.part, 2);
}

/** Before any loop; see `createFrame`. */
function readAddresses(frame: Frame): void {
  const { program, held } = frame.kind;
  const arrays = [...program.state.map((name) => `state ${name}`), ...program.inputs.map((name) => `input ${name}`)];
  const refractory = program.refractory && !held ? ['refractory'] : [];
  for (const entry of ['outputs', 'spiked', ...refractory, ...arrays]) {
    frame.address(entry);
    frame.b.emit(op.drop);
  }
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

/** Narrows the masks of a turn to 16 bits and stores them. */
function writeBits(frame: Frame, vectors: readonly Vector[]): void {
  const { b } = frame;
  frame.address('spiked');
  b.get(frame.offset)
    .i32Const(Math.log2(vectorBytes * vectors.length) - 1)
    .emit(op.i32_shr_u, op.i32_add);
  vectors.forEach(({ output }) => b.get(output));
  if (vectors.length === 2) b.emit(op.i16x8_narrow_i32x4_s);
  b.emit(op.i8x16_bitmask).memory(op.i32_store16);
}

/** The sum of what is checked of the present neurons, in a local. */
function writeSum(frame: Frame, values: readonly GraphNode[], writer: ValueWriter): Local | null {
  if (values.length === 0) return null;
  const sum = frame.b.local('v128');
  values.forEach((value, k) => {
    writer.value(value);
    if (k > 0) frame.b.emit(ops(frame).add);
  });
  frame.b.set(sum);
  return sum;
}

/** What is not finite minus itself is no number, and makes `odd` none: one addition a turn is all that waits for the turn before. */
function writeOdd(frame: Frame, vectors: readonly Vector[], odd: Local): void {
  const { b } = frame;
  const { add, sub } = ops(frame);
  const sums = vectors.flatMap(({ sum }) => (sum === null ? [] : [sum]));
  if (sums.length === 0) return;
  const total = sums[0]!;
  for (const sum of sums.slice(1)) b.get(total).get(sum).emit(add).set(total);
  b.get(odd).get(total).get(total).emit(sub, add).set(odd);
}

/** Adds to what is at `check` already. */
function writeCheck(frame: Frame, odd: Local, check: Local): void {
  const { b, kind } = frame;
  const { lanes } = shapes[kind.shape];
  const isWide = kind.shape === 'f64x2';
  b.get(check).get(check).memory(reals(frame).load);
  for (let lane = 0; lane < lanes; lane++) {
    b.get(odd)
      .lane(isWide ? op.f64x2_extract_lane : op.f32x4_extract_lane, lane)
      .emit(isWide ? op.f64_add : op.f32_add);
  }
  b.memory(reals(frame).store);
}

function ops({ kind: { shape } }: Frame): { add: PlainOp; sub: PlainOp; ne: PlainOp } {
  return shape === 'f64x2'
    ? { add: op.f64x2_add, sub: op.f64x2_sub, ne: op.f64x2_ne }
    : { add: op.f32x4_add, sub: op.f32x4_sub, ne: op.f32x4_ne };
}
