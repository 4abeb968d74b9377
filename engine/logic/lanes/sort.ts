import type { WiredNeuron } from './wiring.ts';

export type SortedNeurons =
  { readonly ok: true; readonly order: readonly number[] } | { readonly ok: false; readonly loop: readonly number[] };

/** Neurons after their sources, in the order of Kahn (1962), without those `known` beforehand; or a loop. */
export function sortNeurons(neurons: readonly WiredNeuron[], known: readonly number[]): SortedNeurons {
  const isKnown = new Uint8Array(neurons.length);
  for (const index of known) isKnown[index] = 1;
  const waiting = new Int32Array(neurons.length);
  const readers: number[][] = neurons.map(() => []);
  neurons.forEach(({ synapses }, index) => {
    if (isKnown[index]) return;
    for (const { from } of synapses) {
      if (from.kind !== 'neuron' || isKnown[from.index]) continue;
      waiting[index]!++;
      readers[from.index]!.push(index);
    }
  });
  const order = [...neurons.keys()].filter((index) => waiting[index] === 0 && !isKnown[index]);
  for (let next = 0; next < order.length; next++) {
    for (const reader of readers[order[next]!]!) if (--waiting[reader]! === 0) order.push(reader);
  }
  if (order.length + known.length === neurons.length) return { ok: true, order };
  return { ok: false, loop: findLoop(neurons, waiting) };
}

/** Every neuron that still waits has a source that does: going back must come round. */
function findLoop(neurons: readonly WiredNeuron[], waiting: Int32Array): number[] {
  const seen = new Map<number, number>();
  const path: number[] = [];
  let at = waiting.findIndex((count) => count > 0);
  while (!seen.has(at)) {
    seen.set(at, path.length);
    path.push(at);
    at = neurons[at]!.synapses.flatMap(({ from }) =>
      from.kind === 'neuron' && waiting[from.index]! > 0 ? [from.index] : [],
    )[0]!;
  }
  return path.slice(seen.get(at)!).reverse();
}
