import { createGraph, nodesOf } from '../graph.ts';
import type { ModuleBuilder } from './encoder.ts';
import { createFrame, hoist, shapes, sourcesOf, type KernelKind } from './kernel-frame.ts';
import { createValueWriter } from './kernel-values.ts';
import { op } from './opcodes.ts';

/** `reset(table, step, time, first, from, to)`: the reset of the neurons at active[from] … active[to − 1]. */
export function addReset(module: ModuleBuilder, kind: KernelKind): void {
  const b = module.addFunction({
    name: 'reset',
    params: ['i32', 'i32', 'f64', 'i32', 'i32', 'i32'],
    results: [],
    exported: true,
  });
  const [table, step, time, first, from, to] = [0, 1, 2, 3, 4, 5];
  const { program, shape } = kind;
  const graph = createGraph(program);
  for (const statement of program.reset) graph.assign(statement);
  const next = [...new Set(program.reset.map(({ target }) => target))].map((name) => ({
    name,
    value: graph.valueOf(name),
  }));
  const roots = next.map(({ value }) => value);
  const frame = createFrame(b, kind, { table, step, time });
  for (const entry of ['active', ...next.map(({ name }) => `state ${name}`)]) {
    frame.address(entry);
    b.emit(op.drop);
  }
  const hoisted = hoist(frame, nodesOf(roots));
  const { lanes, bytes } = shapes[shape];
  const lane = b.local('i32');
  const neuron = b.local('i32');
  const mask = b.local('v128');

  const done = b.block();
  b.get(from).get(to).emit(op.i32_ge_s).brIf(done);
  const again = b.loop();
  frame.address('active');
  b.get(from).i32Const(2).emit(op.i32_shl, op.i32_add).memory(op.i32_load).get(first).emit(op.i32_sub).tee(neuron);
  b.i32Const(lanes - 1)
    .emit(op.i32_and)
    .set(lane);
  b.get(neuron).get(lane).emit(op.i32_sub).i32Const(bytes).emit(op.i32_mul).set(frame.offset);
  b.get(lane).emit(op.i32x4_splat).v128Const(laneNumbers[shape]).emit(op.i32x4_eq).set(mask);

  // A neuron that spiked is not refractory in this step: `active` holds.
  const writer = createValueWriter(
    b,
    shape,
    sourcesOf(frame, () => b.i32x4Const(-1)),
    hoisted,
  );
  writer.prepare(roots);
  const results = roots.map((root) => {
    const local = b.local('v128');
    writer.value(root);
    b.set(local);
    return local;
  });
  next.forEach(({ name }, k) => {
    frame.address(`state ${name}`);
    b.get(frame.offset).emit(op.i32_add).get(results[k]!);
    frame.address(`state ${name}`);
    b.get(frame.offset).emit(op.i32_add).memory(op.v128_load, 0, 2);
    b.get(mask).emit(op.v128_bitselect).memory(op.v128_store, 0, 2);
  });
  b.get(from).i32Const(1).emit(op.i32_add).tee(from).get(to).emit(op.i32_lt_s).brIf(again);
  b.end();
  b.end();
}

/** The number of its lane in every 32 bits of a vector. */
const laneNumbers = {
  f64x2: new Uint8Array(Int32Array.of(0, 0, 1, 1).buffer),
  f32x4: new Uint8Array(Int32Array.of(0, 1, 2, 3).buffer),
} as const;
