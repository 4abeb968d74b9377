import type { Expression } from './ast.ts';
import { binary, negate } from './fold.ts';
import { number } from './make.ts';
import { functionNamed } from './functions.ts';

/**
 * The same value with less work: arithmetic of numbers is done, and x·1, x + 0, 0·x, x^1 and −−x are gone. Terms keep
 * their order, so values change by no rounding, except that 0·x is 0 where x is infinite, and −0 may become 0.
 */
export function simplify(expression: Expression): Expression {
  switch (expression.kind) {
    case 'number':
    case 'symbol':
      return expression;
    case 'negate':
      return negate(simplify(expression.operand));
    case 'not': {
      const operand = simplify(expression.operand);
      return operand.kind === 'not' ? operand.operand : { ...expression, operand };
    }
    case 'binary':
      return binary(expression.operator, simplify(expression.left), simplify(expression.right), expression.at);
    case 'call':
      return foldCall({ ...expression, arguments: expression.arguments.map(simplify) });
  }
}

/** Whether two expressions are the same tree; places in the text and names of units do not count. */
export function sameExpression(a: Expression, b: Expression): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'number':
      return b.kind === 'number' && Object.is(a.value, b.value);
    case 'symbol':
      return b.kind === 'symbol' && a.name === b.name;
    case 'negate':
    case 'not':
      return b.kind === a.kind && sameExpression(a.operand, b.operand);
    case 'binary':
      return (
        b.kind === 'binary' &&
        a.operator === b.operator &&
        sameExpression(a.left, b.left) &&
        sameExpression(a.right, b.right)
      );
    case 'call':
      return (
        b.kind === 'call' &&
        a.name === b.name &&
        a.arguments.length === b.arguments.length &&
        a.arguments.every((part, i) => sameExpression(part, b.arguments[i]!))
      );
  }
}

/** A text that is equal for exactly the same expressions (see `sameExpression`): a key for maps. */
export function expressionKey(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return Object.is(expression.value, -0) ? '-0' : String(expression.value);
    case 'symbol':
      return expression.name;
    case 'negate':
    case 'not':
      return `(${expression.kind} ${expressionKey(expression.operand)})`;
    case 'binary':
      return `(${expression.operator} ${expressionKey(expression.left)} ${expressionKey(expression.right)})`;
    case 'call':
      return `(call ${[expression.name, ...expression.arguments.map(expressionKey)].join(' ')})`;
  }
}

/** A function of numbers is a number, unless it draws random numbers. */
function foldCall(call: Expression & { kind: 'call' }): Expression {
  const values = call.arguments.flatMap((part) => (part.kind === 'number' ? [part.value] : []));
  const compute = functionNamed(call.name)?.value;
  if (!compute || values.length < call.arguments.length) return call;
  const value = compute(...values);
  return Number.isFinite(value) ? number(value) : call;
}
