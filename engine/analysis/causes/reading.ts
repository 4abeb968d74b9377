import type { Expression } from '../../equations/ast.ts';
import { evaluate } from '../../equations/evaluate.ts';
import { linearIn } from '../../equations/linear.ts';
import { print } from '../../equations/print.ts';
import { symbolsOf } from '../../equations/symbols.ts';
import type { ParsedModel } from '../../equations/types.ts';
import { withoutSubexpressions } from '../../integration/subexpressions.ts';

/** What a neuron's condition looks at: Σ weights·x + offset of the symbols that it is linear in, against a threshold. */
export interface Reading {
  /** By symbol; those left out have none. */
  readonly weights: ReadonlyMap<string, number>;
  readonly offset: number;
  /** As people know it, such as `v`. */
  readonly name: string;
  readonly rule: Rule;
}

export type Rule =
  | { readonly kind: 'threshold'; readonly threshold: number; readonly inclusive: boolean }
  /** The probability, as a function of the sum. */
  | { readonly kind: 'chance'; at(sum: number): number }
  | { readonly kind: 'value'; at(sum: number): number | null };

/**
 * Reads the output of a model as a rule about one sum that is linear in `names`. `constant` gives the values of its parameters. Null
 * where the condition is not of that form.
 */
export function readThreshold(
  model: ParsedModel,
  names: readonly string[],
  constant: (name: string) => number,
): Reading | null {
  const { value, kind } = model.output;
  if (kind !== 'threshold' || value.kind !== 'binary') return null;
  const { operator } = value;
  const rising = operator === '>' || operator === '>=';
  if (!rising && operator !== '<' && operator !== '<=') return null;
  const [left, right] = rising ? [value.left, value.right] : [value.right, value.left];
  if (isRandomCall(left) || isRandomCall(right)) return null;
  const [looked, bar] = [left, right].map((side) => withoutSubexpressions(model, side)) as [Expression, Expression];
  const moves = dependsOn(bar, names);
  const sum = linearIn(moves ? { kind: 'binary', operator: '-', left: looked, right: bar } : looked, names);
  if (!sum || ![...symbolsOf(sum.rest)].every((name) => !names.includes(name))) return null;
  const threshold = moves ? 0 : evaluate(bar, constant);
  return {
    weights: weightsOf(sum.coefficients, constant),
    offset: evaluate(sum.rest, constant),
    name: moves ? `${print(left)} - (${print(right)})` : print(left),
    rule: { kind: 'threshold', threshold, inclusive: operator.length === 2 },
  };
}

export function weightsOf(
  coefficients: Readonly<Record<string, Expression>>,
  constant: (name: string) => number,
): ReadonlyMap<string, number> {
  return new Map(Object.entries(coefficients).map(([name, each]) => [name, evaluate(each, constant)]));
}

function dependsOn(expression: Expression, names: readonly string[]): boolean {
  const used = symbolsOf(expression);
  return names.some((name) => used.has(name));
}

function isRandomCall(expression: Expression): boolean {
  return expression.kind === 'call' && expression.name === 'rand';
}
