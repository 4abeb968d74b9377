import { evaluate } from '../equations/evaluate.ts';
import { passingNames } from '../integration/passing.ts';
import type { Batch } from '../simulation/batch.ts';
import { batchOf, type Compiled } from '../simulation/compiled.ts';

/**
 * Reads a variable of one neuron (its global index) as it stands after a step: the output `y`, a state variable, or a
 * subexpression computed from the state. Throws on a name that is not there, and on an input or subexpression that passes
 * with the step where no trace keeps it.
 */
export function variableReader(compiled: Compiled, neuron: number, name: string): () => number {
  if (name === 'y') return () => compiled.outputs[neuron]!;
  const { batch, index } = batchOf(compiled, neuron);
  const values = batch.variables.get(name);
  if (values) return () => values[index]!;
  const readable = readableVariables(batch);
  if (!readable.includes(name)) {
    const isPassing = passingNames(batch.plan.parsed).has(name);
    const found = isPassing ? `"${name}", which passes with the step,` : `variable "${name}",`;
    const trace = isPassing ? `, or a trace of ${name} in the network` : '';
    throw new Error(`Found ${found} expected one of ${[...readable, 'y'].join(', ')}${trace}`);
  }
  const subexpressions = new Map(batch.plan.parsed.subexpressions.map((each) => [each.name, each.value]));
  const read = (symbol: string): number => {
    const state = batch.variables.get(symbol);
    if (state) return state[index]!;
    const column = batch.arrays.constants.get(symbol);
    if (column) return column.values.view[index * column.stride]!;
    return evaluate(subexpressions.get(symbol)!, read);
  };
  return () => read(name);
}

/** Whether a variable is computed as it is read; all others are values of the step, which is not done where one is not finite. */
export function isComputed(compiled: Compiled, neuron: number, name: string): boolean {
  return name !== 'y' && !batchOf(compiled, neuron).batch.variables.has(name);
}

/** Variables of a batch that can be read after a step, `y` besides. */
export function readableVariables({ variables, plan }: Batch): readonly string[] {
  const { equations, subexpressions } = plan.parsed;
  const passing = passingNames(plan.parsed);
  return [...equations, ...subexpressions]
    .map(({ name }) => name)
    .filter((name) => variables.has(name) || !passing.has(name));
}
