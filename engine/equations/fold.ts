import type { BinaryOperator, Expression, Span } from './ast.ts';
import { isNumber, number } from './make.ts';

/**
 * Makers of expressions that fold what is certain: arithmetic of numbers, x·1, x + 0, 0·x, x^1, −−x. They look only at
 * the parts they are given, so the cost is constant. 0·x is 0 although x could be infinite; a result that is not finite is not folded.
 */
export function add(left: Expression, right: Expression): Expression {
  if (isNumber(left, 0)) return right;
  if (isNumber(right, 0)) return left;
  if (right.kind === 'negate') return subtract(left, right.operand);
  return fold('+', left, right, (a, b) => a + b);
}

export function subtract(left: Expression, right: Expression): Expression {
  if (isNumber(right, 0)) return left;
  if (isNumber(left, 0)) return negate(right);
  if (right.kind === 'negate') return add(left, right.operand);
  return fold('-', left, right, (a, b) => a - b);
}

export function multiply(left: Expression, right: Expression): Expression {
  if (isNumber(left, 0) || isNumber(right, 0)) return number(0);
  if (isNumber(left, 1)) return right;
  if (isNumber(right, 1)) return left;
  if (isNumber(left, -1)) return negate(right);
  if (isNumber(right, -1)) return negate(left);
  return fold('*', left, right, (a, b) => a * b);
}

export function divide(left: Expression, right: Expression): Expression {
  if (isNumber(right, 1)) return left;
  if (isNumber(right, -1)) return negate(left);
  if (isNumber(left, 0) && !isNumber(right, 0)) return number(0);
  return fold('/', left, right, (a, b) => a / b);
}

export function power(base: Expression, exponent: Expression): Expression {
  if (isNumber(exponent, 1)) return base;
  if (isNumber(exponent, 0) || isNumber(base, 1)) return number(1);
  return fold('^', base, exponent, (a, b) => a ** b);
}

export function negate(operand: Expression): Expression {
  if (operand.kind === 'negate') return operand.operand;
  return operand.kind === 'number' ? number(0 - operand.value) : { kind: 'negate', operand };
}

/** Any operator; comparisons, `and` and `or` are not folded. */
export function binary(operator: BinaryOperator, left: Expression, right: Expression, at?: Span): Expression {
  const build = folding[operator];
  return build ? build(left, right) : { kind: 'binary', operator, left, right, ...(at ? { at } : {}) };
}

const folding: Partial<Record<BinaryOperator, (left: Expression, right: Expression) => Expression>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '^': power,
};

function fold(
  operator: BinaryOperator,
  left: Expression,
  right: Expression,
  value: (a: number, b: number) => number,
): Expression {
  if (left.kind === 'number' && right.kind === 'number') {
    const result = value(left.value, right.value);
    if (Number.isFinite(result)) return number(result);
  }
  return { kind: 'binary', operator, left, right };
}
