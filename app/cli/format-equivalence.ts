import { counterexampleOf } from '../../engine/logic/equivalence.ts';
import { describeRow } from '../../engine/logic/summary.ts';
import type { TruthTable } from '../../engine/logic/types.ts';
import { shortNumber } from './format-table.ts';

/** Whether a circuit is equivalent to the one of `file`, and if not, a row that tells them apart. */
export function formatEquivalence(table: TruthTable, file: string): string {
  const found = counterexampleOf(table);
  if (!found) return table.pass === true ? `Equivalent to ${file}.\n` : '';
  const { output, expected, probability } = found;
  const own =
    probability === null
      ? 'has no answer here'
      : Number.isInteger(probability)
        ? `is ${probability} here`
        : `is 1 here with probability ${shortNumber(probability)}`;
  return `Not equivalent to ${file}: at ${describeRow(found)}, ${output} is ${expected} there and ${own}.\n`;
}
