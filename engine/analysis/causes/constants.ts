import { batchOf, type Compiled } from '../../simulation/compiled.ts';

/** Values of a neuron's parameters and of `dt` as they are now; NaN for what is none. */
export function constantsOf(compiled: Compiled, neuron: number): (name: string) => number {
  const { batch, index } = batchOf(compiled, neuron);
  return (name) => {
    const column = batch.arrays.constants.get(name);
    return column ? column.values.view[index * column.stride]! : Number.NaN;
  };
}
