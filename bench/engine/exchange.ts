import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forEachIncoming } from '../../engine/simulation/compiled.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';

/**
 * Writes a compiled network of two populations `exc` and `inh`, and its state at step 0, as the folder that the scripts in
 * bench/peers/brian2 read: both simulate one network from one state. Little-endian, without headers.
 */
export function writeExchange(folder: string, { compiled }: Simulation): void {
  mkdirSync(folder, { recursive: true });
  const { neuronCount, ranges, batches } = compiled;
  const excitatory = ranges.get('exc')!.size;
  const lists = { exc: { pre: [] as number[], post: [] as number[] }, inh: { pre: [] as number[], post: [] as number[] } };
  for (let target = 0; target < neuronCount; target++) {
    forEachIncoming(compiled, target, ({ source }) => {
      const { pre, post } = lists[source < excitatory ? 'exc' : 'inh'];
      pre.push(source);
      post.push(target);
    });
  }
  const write = (name: string, values: Int32Array | Float64Array): void => {
    writeFileSync(join(folder, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  };
  for (const [kind, { pre, post }] of Object.entries(lists)) {
    write(`${kind}_pre.i32`, Int32Array.from(pre));
    write(`${kind}_post.i32`, Int32Array.from(post));
  }
  const variables = batches[0]!.variables;
  const conductance = variables.has('g_exc') ? 'g' : 'I';
  write('v0.f64', Float64Array.from(variables.get('v')!));
  write('ge0.f64', Float64Array.from(variables.get(`${conductance}_exc`)!));
  write('gi0.f64', Float64Array.from(variables.get(`${conductance}_inh`)!));
  writeFileSync(join(folder, 'meta.json'), `${JSON.stringify({ N: neuronCount, excitatory })}\n`);
}
