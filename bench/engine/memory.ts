import { benchmarkNetwork } from '../../engine/benchmarks/network.ts';
import { compile } from '../../engine/simulation/compile.ts';
import { synapseTotal } from '../../engine/simulation/compiled.ts';

/**
 * What a simulation keeps lies in one WebAssembly memory, whose size is exact: MiB of 1,000,000 static synapses with one delay and weights of their own, beyond the same neurons without synapses.
 */
export function synapseMemory(): { readonly mebibytes: number; readonly synapses: number } {
  const neurons = { populations: [{ id: 'n', model: 'lif', size: 1000 }] };
  const weight = { kind: 'normal', mean: 1, sd: 0.1 };
  const wired = compile(benchmarkNetwork({ ...neurons, connections: [{ source: 'n', target: 'n', weight }] }));
  const empty = compile(benchmarkNetwork(neurons));
  const bytes = wired.compiled.memory.memory.buffer.byteLength - empty.compiled.memory.memory.buffer.byteLength;
  return { mebibytes: bytes / 2 ** 20, synapses: synapseTotal(wired.compiled) };
}
