import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulation } from '../../engine/simulation/simulation.ts';

/**
 * Writes a compiled network of two populations `exc` and `inh`, and its state at step 0, as the folder that the scripts in
 * bench/peers/brian2 read: both simulate one network from one state. Little-endian, without headers.
 */
export function writeExchange(folder: string, { compiled }: Simulation): void {
  mkdirSync(folder, { recursive: true });
  const { neuronCount, ranges, batches, deliverers } = compiled;
  const excitatory = ranges.get('exc')!.size;
  /** target · N + source of each synapse. */
  const lists = { exc: [] as number[], inh: [] as number[] };
  for (const { group } of deliverers) {
    const [rowStart, reach] = [group.rowStart.view, group.reach.view];
    for (let s = 0; s < group.sources; s++) {
      const source = group.firstSource + s;
      const list = lists[source < excitatory ? 'exc' : 'inh'];
      for (let k = rowStart[s]!; k < rowStart[s + 1]!; k++) {
        list.push((group.firstTarget + (reach[k]! % group.ring.width)) * neuronCount + source);
      }
    }
  }
  const write = (name: string, values: Int32Array | Float64Array): void => {
    writeFileSync(join(folder, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  };
  for (const [kind, list] of Object.entries(lists)) {
    const sorted = Float64Array.from(list).sort();
    write(
      `${kind}_pre.i32`,
      Int32Array.from(sorted, (pair) => pair % neuronCount),
    );
    write(
      `${kind}_post.i32`,
      Int32Array.from(sorted, (pair) => Math.floor(pair / neuronCount)),
    );
  }
  const variables = batches[0]!.variables;
  const conductance = variables.has('g_exc') ? 'g' : 'I';
  write('v0.f64', Float64Array.from(variables.get('v')!));
  write('ge0.f64', Float64Array.from(variables.get(`${conductance}_exc`)!));
  write('gi0.f64', Float64Array.from(variables.get(`${conductance}_inh`)!));
  writeFileSync(join(folder, 'meta.json'), `${JSON.stringify({ N: neuronCount, excitatory })}\n`);
}
