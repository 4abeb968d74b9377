import { createRandom, hashId } from '../../simulation/random.ts';
import type { ConvertedLayer, PlainLayer } from '../conversion/types.ts';
import type { LesionKind } from './types.ts';

/** What is gone of a network: neurons of each hidden layer, synapses [input][unit] of each layer; 1 where gone. */
export interface Lesion {
  readonly lost: number;
  readonly neurons: readonly Uint8Array[];
  readonly synapses: readonly Uint8Array[];
}

/** An order in which hidden neurons or synapses of a network are lost, so that a larger lesion holds every smaller one. */
export interface LesionOrder {
  /** How many there are to lose. */
  readonly count: number;
  /** With this fraction gone, rounded to whole ones. */
  lesion(fraction: number): Lesion;
}

/** Drawn by the seed and the repeat alone. */
export function createLesionOrder(
  layers: readonly PlainLayer[],
  kind: LesionKind,
  { seed, repeat }: { readonly seed: number; readonly repeat: number },
): LesionOrder {
  const sizes = kind === 'neurons' ? layers.slice(0, -1).map(({ size }) => size) : layers.map(synapsesIn);
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const random = createRandom(seed).at(hashId(`lesion ${kind}`), repeat, 0);
  const order = Uint32Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(random.uniform() * (k + 1));
    [order[k], order[other]] = [order[other]!, order[k]!];
  }

  return {
    count,
    lesion(fraction) {
      const lost = Math.round(fraction * count);
      const isGone = new Uint8Array(count);
      for (const k of order.subarray(0, lost)) isGone[k] = 1;
      const chosen = partsOf(isGone, sizes);
      const none = (lengths: readonly number[]): Uint8Array[] => lengths.map((length) => new Uint8Array(length));
      return kind === 'neurons'
        ? { lost, neurons: chosen, synapses: none(layers.map(synapsesIn)) }
        : { lost, neurons: none(layers.slice(0, -1).map(({ size }) => size)), synapses: chosen };
    },
  };
}

function synapsesIn({ inputs, size }: PlainLayer): number {
  return inputs * size;
}

function partsOf(all: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  let at = 0;
  return sizes.map((size) => all.subarray(at, (at += size)));
}

/** Whether weight `at` of layer l, [input][unit], has anything to carry: it, its source and its target are all there. */
export function isCut({ neurons, synapses }: Lesion, l: number, at: number, size: number): boolean {
  const [source, target] = [Math.floor(at / size), at % size];
  return synapses[l]![at] === 1 || neurons[l]?.[target] === 1 || (l > 0 && neurons[l - 1]![source] === 1);
}

/** Layers without what is gone: weights of 0, also to and from neurons that are, whose biases are 0 as well. */
export function lesioned<T extends PlainLayer>(layers: readonly T[], lesion: Lesion): T[] {
  return layers.map((layer, l) => ({
    ...layer,
    weights: layer.weights.map((weight, at) => (isCut(lesion, l, at, layer.size) ? 0 : weight)),
    biases: layer.biases.map((bias, j) => (lesion.neurons[l]?.[j] === 1 ? 0 : bias)),
  }));
}

/** The same of neurons, which are silent where they are gone: a logistic unit of net input 0 would still spike. */
export function lesionedNeurons(layers: readonly ConvertedLayer[], lesion: Lesion): ConvertedLayer[] {
  return lesioned(layers, lesion).map((layer, l) => ({ ...layer, silent: lesion.neurons[l] ?? null }));
}
