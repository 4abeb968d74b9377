import type { Batch } from './batch.ts';
import { neuronName, populationOf, type Compiled } from './compiled.ts';
import { remedyFor } from './finite-remedy.ts';

/** A value that is no number stopped the run. */
export class NonFiniteError extends Error {
  override readonly name = 'NonFiniteError';
}

/** Throws a `NonFiniteError` where a value computed from the state of a neuron, by its global index, is not finite. */
export function requireFiniteValue(
  compiled: Compiled,
  { neuron, variable, step }: { readonly neuron: number; readonly variable: string; readonly step: number },
  value: number,
): void {
  if (Number.isFinite(value)) return;
  const what = `${variable} of ${neuronName(compiled, neuron)} became ${value} at step ${step}`;
  throw new NonFiniteError(`${what}; change its formula, such as by clip(), or do without its trace`);
}

/** Throws a `NonFiniteError` that names the first variable and neuron of a batch whose value is not finite. */
export function requireFinite(compiled: Compiled, batch: Batch, step: number): void {
  const { variables, size, first } = batch;
  const output = compiled.outputs.subarray(first, first + size);
  const watched: [string, ArrayLike<number>][] = [...variables];
  if (batch.plan.program.output.kind !== 'threshold') watched.push(['y', output]);
  for (const [symbol, values] of watched) {
    const index = Array.prototype.findIndex.call(values, (value: number) => !Number.isFinite(value));
    if (index < 0) continue;
    const remedy = remedyFor(compiled.network, populationOf(compiled, first + index), batch, { symbol, index, step });
    throw new NonFiniteError(
      `${symbol} of ${neuronName(compiled, first + index)} became ${values[index]} at step ${step}; ${remedy}`,
    );
  }
}
