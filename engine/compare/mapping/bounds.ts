import type { BinaryOperator, Expression } from '../../equations/ast.ts';

export type Bounds = readonly [low: number, high: number];

/** Between which an expression lies, whatever it draws; null where that is not known. `known` has the bounds of symbols. */
export function boundsOf(expression: Expression, known: (symbol: string) => Bounds | null): Bounds | null {
  switch (expression.kind) {
    case 'number':
      return [expression.value, expression.value];
    case 'symbol':
      return known(expression.name);
    case 'not':
      return [0, 1];
    case 'negate': {
      const bounds = boundsOf(expression.operand, known);
      return bounds && negated(bounds);
    }
    case 'binary':
      return ofBinary(expression, known);
    case 'call':
      return expression.name === 'int' || expression.name === 'rand' ? [0, 1] : null;
  }
}

const arithmetic: readonly BinaryOperator[] = ['+', '-', '*', '/', '^'];

function ofBinary(
  { operator, left, right }: Expression & { readonly kind: 'binary' },
  known: (symbol: string) => Bounds | null,
): Bounds | null {
  if (!arithmetic.includes(operator)) return [0, 1];
  const [one, other] = [boundsOf(left, known), boundsOf(right, known)];
  if (!one || !other) return null;
  switch (operator) {
    case '+':
      return [one[0] + other[0], one[1] + other[1]];
    case '-':
      return [one[0] - other[1], one[1] - other[0]];
    case '*':
      return product(one, other);
    case '/':
      return other[0] * other[1] > 0 ? product(one, [1 / other[1], 1 / other[0]]) : null;
    default:
      return null;
  }
}

function negated([low, high]: Bounds): Bounds {
  return [-high, -low];
}

function product(one: Bounds, other: Bounds): Bounds {
  const corners = one.flatMap((a) => other.map((b) => a * b));
  return [Math.min(...corners), Math.max(...corners)];
}
