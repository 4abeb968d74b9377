import { sumSymbol } from '../equations/infer-sum.ts';
import { isRandom, symbolsOf } from '../equations/symbols.ts';
import type { ParsedModel } from '../equations/types.ts';

/**
 * Inputs and subexpressions whose values pass with the step: they follow from what arrived in it, from its time, or from
 * chance, and cannot be computed from the state that it leaves.
 */
export function passingNames({ inputs, subexpressions }: ParsedModel): ReadonlySet<string> {
  const passing = new Set(['t', sumSymbol, ...inputs.map(({ name }) => name)]);
  for (const { name, value } of subexpressions) {
    if (isRandom(value) || [...symbolsOf(value)].some((each) => passing.has(each))) passing.add(name);
  }
  return passing;
}
