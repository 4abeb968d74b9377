import type { GraphNode } from '../graph.ts';
import { headerLength, powers, rowLength } from '../tables.ts';
import type { Label, Local } from './builder.ts';
import { shapes, vectorBytes, type Frame } from './kernel-frame.ts';
import { splatConstant } from './kernel-values.ts';
import { op } from './opcodes.ts';

/** Bounds of each table, a vector each, in locals outside of the loop. */
export interface TableLocals {
  readonly low: Local;
  /** Grid points a unit. */
  readonly scale: Local;
  readonly last: Local;
}

/** A lookup, as the graph has it. */
export type LookupNode = GraphNode & { readonly operation: Extract<GraphNode['operation'], { kind: 'lookup' }> };

export function lookupsOf(nodes: readonly GraphNode[]): LookupNode[] {
  return nodes.filter((node): node is LookupNode => node.operation.kind === 'lookup');
}

/** Reads the bounds of the tables that the nodes use; outside of the loop. */
export function hoistTables(frame: Frame, nodes: readonly GraphNode[]): ReadonlyMap<number, TableLocals> {
  const { b, kind } = frame;
  const found = new Map<number, TableLocals>();
  for (const { operation } of lookupsOf(nodes)) {
    const { table } = operation;
    if (found.has(table)) continue;
    const [low, scale, last] = [0, 1, 2].map((place) => {
      const local = b.local('v128');
      frame.address(`table ${table}`);
      const splat = kind.shape === 'f64x2' ? op.v128_load64_splat : op.v128_load32_splat;
      b.memory(splat, place * shapes[kind.shape].bytes).set(local);
      return local;
    });
    found.set(table, { low: low!, scale: scale!, last: last! });
  }
  return found;
}

/** How lookups are written: where a neuron is outside of a table, `leave` is gone to, or its function is computed. */
export type OutOfRange = { readonly kind: 'leave'; readonly to: Label } | { readonly kind: 'compute' };

interface Place {
  /** Grid points, as integers in the low bits of each lane. */
  readonly point: Local;
  /** In cells from there. */
  readonly distance: Local;
  /** Mask of who is within the table; the others are put at its beginning. */
  readonly within: Local;
}

/** Where in the table the values of the vector on the stack are. */
export function writePlace({ b, kind }: Frame, { low, scale, last }: TableLocals, outOfRange: OutOfRange): Place {
  const ops = operations[kind.shape];
  const [cells, point, distance, within] = [b.local('v128'), b.local('v128'), b.local('v128'), b.local('v128')];
  b.get(low).emit(ops.sub).get(scale).emit(ops.mul).tee(cells);
  splatConstant(b, kind.shape, 0);
  b.emit(ops.ge).get(cells).get(last).emit(ops.le, op.v128_and);
  if (outOfRange.kind === 'leave') b.emit(ops.all, op.i32_eqz).brIf(outOfRange.to);
  else b.tee(within).get(cells).emit(op.v128_and).set(cells);
  b.get(cells);
  splatConstant(b, kind.shape, ops.bias);
  b.emit(ops.add).set(point);
  b.get(cells).get(point);
  splatConstant(b, kind.shape, ops.bias);
  b.emit(ops.sub, ops.sub).set(distance);
  b.release(cells);
  return { point, distance, within };
}

/** The rows of the table that the neurons of a vector read. */
export interface Rows {
  readonly table: number;
  readonly within: Local;
  /** Address of each neuron's row. */
  readonly addresses: readonly Local[];
  /** Each neuron's distance, in all lanes. */
  readonly distances: readonly Local[];
}

export function writeRows(frame: Frame, table: number, { point, distance, within }: Place): Rows {
  const { b, kind } = frame;
  const { lanes, bytes } = shapes[kind.shape];
  const rowBytes = rowBytesOf(frame, table);
  const all = Array.from({ length: lanes }, (_, lane) => lane);
  const addresses = all.map((lane) => {
    const address = b.local('i32');
    // In f64 the bias has no low 32 bits; in f32 its bits are taken off again below.
    b.get(point).lane(op.i32x4_extract_lane, lane * (bytes / 4));
    b.i32Const(rowBytes).emit(op.i32_mul);
    frame.address(`table ${table}`);
    b.emit(op.i32_add);
    if (kind.shape === 'f32x4') b.i32Const(Math.imul(narrowBiasBits, rowBytes)).emit(op.i32_sub);
    b.set(address);
    return address;
  });
  const distances = all.map((lane) => {
    const local = b.local('v128');
    const picked = Array.from({ length: 16 }, (_, k) => lane * bytes + (k % bytes));
    b.get(distance).get(distance).shuffle(picked).set(local);
    return local;
  });
  b.release(point, distance);
  return { table, within, addresses, distances };
}

const narrowBiasBits = 0x4b400000;

function rowBytesOf({ kind }: Frame, table: number): number {
  const { lanes, bytes } = shapes[kind.shape];
  return rowLength(kind.program.tables[table]!.functions.length, lanes) * bytes;
}

/** Two (four) functions of two (four) neurons: a cubic for each neuron, then rows to columns. */
export function writePack(
  frame: Frame,
  pack: number,
  { table, addresses, distances }: Rows,
  members: readonly LookupNode[],
  values: ReadonlyMap<number, Local>,
): void {
  const { b, kind } = frame;
  const { lanes, bytes } = shapes[kind.shape];
  const ops = operations[kind.shape];
  const start = headerLength * bytes + pack * vectorBytes;
  const stride = rowBytesOf(frame, table) / powers.length;
  const cubics = addresses.map((address, lane) => {
    const local = b.local('v128');
    powers.forEach((_, k) => {
      if (k > 0) b.get(distances[lane]!).emit(ops.mul);
      b.get(address).memory(op.v128_load, start + k * stride, 3);
      if (k > 0) b.emit(ops.add);
    });
    b.set(local);
    return local;
  });
  for (const { id, operation } of members) {
    gather(frame, cubics, operation.function % lanes);
    b.set(values.get(id)!);
  }
  b.release(...cubics);
}

/** One lane of each vector, in order. */
function gather({ b, kind }: Frame, [a, c, d, e]: readonly Local[], lane: number): void {
  if (kind.shape === 'f64x2') {
    b.get(a!)
      .get(c!)
      .shuffle([...bytesOf(lane, 8), ...bytesOf(lane + 2, 8)]);
    return;
  }
  const pair = [...bytesOf(lane, 4), ...bytesOf(lane + 4, 4)];
  b.get(a!)
    .get(c!)
    .shuffle([...pair, ...pair]);
  b.get(d!)
    .get(e!)
    .shuffle([...pair, ...pair]);
  b.shuffle([...bytesOf(0, 8), ...bytesOf(2, 8)]);
}

function bytesOf(lane: number, size: number): number[] {
  return Array.from({ length: size }, (_, k) => lane * size + k);
}

const operations = {
  f64x2: {
    bias: 6755399441055744,
    add: op.f64x2_add,
    sub: op.f64x2_sub,
    mul: op.f64x2_mul,
    ge: op.f64x2_ge,
    le: op.f64x2_le,
    all: op.i64x2_all_true,
  },
  f32x4: {
    bias: 12582912,
    add: op.f32x4_add,
    sub: op.f32x4_sub,
    mul: op.f32x4_mul,
    ge: op.f32x4_ge,
    le: op.f32x4_le,
    all: op.i32x4_all_true,
  },
} as const;
