import type { Started } from '../../../worker/training/protocol.ts';
import type { UnitPlace } from '../diagram/axons.ts';
import { unitName } from '../diagram/unit-text.ts';
import type { Inlet, TrainedGraph } from './trained-graph.ts';

type Layers = Pick<Started, 'inputs' | 'layers' | 'inputNames' | 'outputNames'>;

/** Units of each column, inputs first. */
export function sizesOf({ inputs, layers }: Pick<Layers, 'inputs' | 'layers'>): number[] {
  return [inputs, ...layers.map(({ size }) => size)];
}

/** Where a node stands in the diagram: they are counted through its columns. */
export function placeOf(node: number, sizes: readonly number[]): UnitPlace {
  let index = node;
  let column = 0;
  while (index >= sizes[column]!) index -= sizes[column++]!;
  return { column, index };
}

/** Layers whose parameters lie one after the other, weights [input][unit], then biases. */
export function denseGraph(layers: Layers): TrainedGraph {
  const sizes = sizesOf(layers);
  const columns = sizes.length;
  const firstNode = sizes.map((_, column) => sum(sizes.slice(0, column)));
  const firstParameter = sizes.map((_, column) =>
    sum(sizes.slice(0, column).map((size, k) => (size + 1) * sizes[k + 1]!)),
  );
  const nameOf = (node: number): string => unitName(layers, placeOf(node, sizes));

  return {
    inputs: layers.inputs,
    nodeName: nameOf,
    shortName(node) {
      const { column, index } = placeOf(node, sizes);
      const isHidden = column > 0 && column < columns - 1;
      return isHidden ? `${column} · ${index + 1}` : nameOf(node);
    },
    readingText: (node) =>
      placeOf(node, sizes).column === 1 ? 'The row, scaled as the network takes it' : 'What the layer before answers',
    into(node) {
      const { column, index } = placeOf(node, sizes);
      if (column === 0) return [];
      const [below, size] = [sizes[column - 1]!, sizes[column]!];
      return Array.from({ length: below + 1 }, (_, k): Inlet => ({
        parameter: firstParameter[column - 1]! + k * size + index,
        from: k < below ? firstNode[column - 1]! + k : null,
      }));
    },
    ownerOf(parameter) {
      const column = firstParameter.filter((first) => first <= parameter).length;
      if (column < 1 || column >= columns) throw new Error(`Found parameter ${parameter}, expected one of the network`);
      return firstNode[column]! + ((parameter - firstParameter[column - 1]!) % sizes[column]!);
    },
    groups: sizes.slice(1).map((size, k) => ({
      label: k + 2 === columns ? 'Outputs' : `Hidden layer ${k + 1}`,
      nodes: Array.from({ length: size }, (_, index) => firstNode[k + 1]! + index),
    })),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
