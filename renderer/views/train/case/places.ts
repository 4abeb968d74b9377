import type { Started } from '../../../worker/training/protocol.ts';
import type { UnitPlace } from '../diagram/axons.ts';
import { unitName } from '../diagram/unit-text.ts';

/** Units of each column, inputs first. */
export function sizesOf({ inputs, layers }: Started): number[] {
  return [inputs, ...layers.map(({ size }) => size)];
}

/** Where the nodes of a trace stand in the diagram: they are counted through its columns. */
export function placeOf(node: number, sizes: readonly number[]): UnitPlace {
  let index = node;
  let column = 0;
  while (index >= sizes[column]!) index -= sizes[column++]!;
  return { column, index };
}

export function nodeName(started: Started, node: number): string {
  return unitName(started, placeOf(node, sizesOf(started)));
}

/** The parameters that a unit owns: the weights into it from the first on, then its bias. They lie layer by layer, weights [input][unit], then biases. */
export function parametersOf(node: number, sizes: readonly number[]): number[] {
  const { column, index } = placeOf(node, sizes);
  const size = sizes[column]!;
  const width = sizes[column - 1]!;
  let first = 0;
  for (let l = 1; l < column; l++) first += (sizes[l - 1]! + 1) * sizes[l]!;
  return Array.from({ length: width + 1 }, (_, i) => first + i * size + index);
}
