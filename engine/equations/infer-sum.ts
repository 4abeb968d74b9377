import type { Expression } from './ast.ts';
import { kindOf, type Kind } from './dimension-of.ts';
import { dimensionless, dimensionPower, divideDimensions, multiplyDimensions } from './dimension.ts';
import { functionNamed } from './functions.ts';
import { symbolsOf } from './symbols.ts';
import type { Dimension } from './units.ts';

/** The symbol of sum(w*x), the weighted sum of the signals that arrive in a step. */
export const sumSymbol = 'sum_wx';

/**
 * The dimension that sum(w*x) must have for the expression to have the dimension `expected` (null: any). In
 * `b + sum(w*x)` that is `expected` itself; in `sum(w*x)/tau` the divisor's unit is added. Null where the sum does not
 * appear or nothing tells.
 */
export function inferSum(
  expression: Expression,
  expected: Dimension | null,
  symbols: (name: string) => Kind,
): Dimension | null {
  if (!symbolsOf(expression).has(sumSymbol)) return null;
  const dimensionOf = (part: Expression): Dimension | null => {
    const kind = kindOf(
      part,
      (name) => (name === sumSymbol ? 'unknown' : symbols(name)),
      () => undefined,
    );
    return typeof kind === 'string' ? null : kind;
  };
  const infer = (part: Expression, wanted: Dimension | null): Dimension | null => inferSum(part, wanted, symbols);

  switch (expression.kind) {
    case 'symbol':
      return expected;
    case 'negate':
      return infer(expression.operand, expected);
    case 'not':
      return infer(expression.operand, null);
    case 'call':
      return inferInCall(expression, expected, dimensionOf, infer);
    case 'binary':
      return inferInBinary(expression, expected, dimensionOf, infer);
    default:
      return null;
  }
}

type Find = (part: Expression) => Dimension | null;
type Infer = (part: Expression, wanted: Dimension | null) => Dimension | null;

function inferInCall(call: Expression & { kind: 'call' }, expected: Dimension | null, find: Find, infer: Infer) {
  const rule = functionNamed(call.name)?.units ?? 'pure';
  const wanted = {
    pure: dimensionless,
    same: expected ?? firstOf(call.arguments, find),
    root: expected && dimensionPower(expected, 2),
    free: null,
    condition: null,
  }[rule];
  return firstOf(call.arguments, (part) => infer(part, wanted));
}

function inferInBinary(node: Expression & { kind: 'binary' }, expected: Dimension | null, find: Find, infer: Infer) {
  const { operator, left, right } = node;
  switch (operator) {
    case '+':
    case '-': {
      const wanted = expected ?? find(left) ?? find(right);
      return infer(left, wanted) ?? infer(right, wanted);
    }
    case '*': {
      const [leftUnit, rightUnit] = [find(left), find(right)];
      const inLeft = expected && rightUnit && divideDimensions(expected, rightUnit);
      return infer(left, inLeft) ?? infer(right, expected && leftUnit && divideDimensions(expected, leftUnit));
    }
    case '/': {
      const [leftUnit, rightUnit] = [find(left), find(right)];
      const inLeft = expected && rightUnit && multiplyDimensions(expected, rightUnit);
      return infer(left, inLeft) ?? infer(right, expected && leftUnit && divideDimensions(leftUnit, expected));
    }
    case '^':
      return infer(left, null) ?? infer(right, dimensionless);
    default:
      return infer(left, find(right)) ?? infer(right, find(left));
  }
}

function firstOf<T, R>(values: readonly T[], find: (value: T) => R | null): R | null {
  for (const value of values) {
    const found = find(value);
    if (found !== null) return found;
  }
  return null;
}
