import { evaluate } from '../equations/evaluate.ts';
import { isRandom } from '../equations/symbols.ts';
import { batchOf, type Compiled } from '../simulation/compiled.ts';

/**
 * Reads a variable of one neuron (its global index) as it stands after a step: the output `y`, a state variable, or a
 * subexpression computed from the state. Throws on a name that is not there.
 */
export function variableReader(compiled: Compiled, neuron: number, name: string): () => number {
  if (name === 'y') return () => compiled.outputs[neuron]!;
  const { batch, index } = batchOf(compiled, neuron);
  const values = batch.variables.get(name);
  if (values) return () => values[index]!;
  const { parsed } = batch.plan;
  const subexpressions = new Map(parsed.subexpressions.map((each) => [each.name, each.value]));
  const read = (symbol: string): number => {
    const state = batch.variables.get(symbol);
    if (state) return state[index]!;
    const column = batch.arrays.constants.get(symbol);
    if (column) return column.values.view[index * column.stride]!;
    const value = subexpressions.get(symbol);
    // What arrived in the step is gone by now.
    return value && !isRandom(value) ? evaluate(value, read) : Number.NaN;
  };
  if (!subexpressions.has(name)) {
    const known = [...batch.variables.keys(), ...subexpressions.keys(), 'y'];
    throw new Error(`Found variable "${name}", expected one of ${known.join(', ')}`);
  }
  return () => read(name);
}
