import { sortAfter, type SortedAfter } from '../sort-after.ts';
import type { WiredNeuron } from './wiring.ts';

/** Neurons after their sources, without those `known` beforehand; or a loop. */
export function sortNeurons(neurons: readonly WiredNeuron[], known: readonly number[]): SortedAfter {
  const sources = neurons.map(({ synapses }) =>
    synapses.flatMap(({ from }) => (from.kind === 'neuron' ? [from.index] : [])),
  );
  return sortAfter(sources, known);
}
