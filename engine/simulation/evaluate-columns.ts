import type { RealArray } from '../codegen/memory.ts';
import type { Expression } from '../equations/ast.ts';
import { evaluate, operators } from '../equations/evaluate.ts';
import { functionNamed } from '../equations/functions.ts';

/** One value for all neurons, or one for each. */
export type Values = number | RealArray;

/**
 * What `evaluate` gives for each of `size` neurons, in a loop for each node of the tree; a number where no symbol in it differs
 * among them. `symbols` gives the values of each name.
 */
export function evaluateColumns(expression: Expression, symbols: (name: string) => Values, size: number): Values {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'symbol':
      return symbols(expression.name);
    case 'negate':
      return each([evaluateColumns(expression.operand, symbols, size)], size, (value) => -value!);
    case 'not':
      return each([evaluateColumns(expression.operand, symbols, size)], size, (value) => (value === 0 ? 1 : 0));
    case 'binary': {
      const parts = [expression.left, expression.right].map((part) => evaluateColumns(part, symbols, size));
      const operate = operators[expression.operator];
      return each(parts, size, (a, b) => operate(a!, b!));
    }
    case 'call': {
      const parts = expression.arguments.map((part) => evaluateColumns(part, symbols, size));
      // Where there is no such function, `evaluate` says so.
      const compute = functionNamed(expression.name)?.value ?? (() => evaluate(expression, () => Number.NaN));
      return each(parts, size, compute);
    }
  }
}

function each(parts: readonly Values[], size: number, compute: (...values: number[]) => number): Values {
  if (parts.every((part) => typeof part === 'number')) return compute(...parts);
  const result = new Float64Array(size);
  const [a = 0, b = 0] = parts;
  if (parts.length > 2) for (let i = 0; i < size; i++) result[i] = compute(...parts.map((part) => valueAt(part, i)));
  else for (let i = 0; i < size; i++) result[i] = compute(valueAt(a, i), valueAt(b, i));
  return result;
}

export function valueAt(values: Values, i: number): number {
  return typeof values === 'number' ? values : values[i]!;
}
