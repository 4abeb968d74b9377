import type { Batch } from './batch.ts';
import type { Compiled } from './compiled.ts';

/**
 * Outputs of a softmax batch from the z that its kernel left there: within each population y = e^z / Σ e^z, shifted by the
 * largest z so that nothing overflows. Lists all of its neurons as active; returns the new length of the list.
 */
export function normaliseSoftmax({ outputs, active, ranges }: Compiled, { plan, from }: Batch): number {
  let count = from;
  for (const { id } of plan.members) {
    const { first, size } = ranges.get(id)!;
    let most = -Infinity;
    for (let i = first; i < first + size; i++) most = Math.max(most, outputs[i]!);
    let sum = 0;
    for (let i = first; i < first + size; i++) sum += outputs[i] = Math.exp(outputs[i]! - most);
    for (let i = first; i < first + size; i++) {
      outputs[i] = outputs[i]! / sum;
      if (outputs[i] !== 0) active[count++] = i;
    }
  }
  return count;
}
