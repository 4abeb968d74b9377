import type { Expression } from './ast.ts';
import { precedence } from './precedence.ts';

/** The expression as text with no more parentheses than it takes; parsing gives the same tree. */
export function print(expression: Expression): string {
  return printed(expression, 0);
}

/** In parentheses where it binds weaker than `least`. */
function printed(expression: Expression, least: number): string {
  const [text, strength] = withStrength(expression);
  return strength < least ? `(${text})` : text;
}

function withStrength(expression: Expression): readonly [string, number] {
  switch (expression.kind) {
    case 'number':
      if (expression.unit !== undefined) return [expression.unit, primary];
      return [printNumber(expression.value), expression.value < 0 ? precedence.negate : primary];
    case 'symbol':
      return [expression.name === 'sum_wx' ? 'sum(w*x)' : expression.name, primary];
    case 'negate':
      return [`-${printed(expression.operand, precedence.negate)}`, precedence.negate];
    case 'not':
      return [`not ${printed(expression.operand, precedence.not)}`, precedence.not];
    case 'call':
      return [`${expression.name}(${expression.arguments.map(print).join(', ')})`, primary];
    case 'binary': {
      const { operator, left, right } = expression;
      const own = precedence[operator];
      if (operator === '^') return [`${printed(left, primary)}^${printed(right, precedence.negate)}`, own];
      const leftLeast = own === precedence['<'] ? own + 1 : own;
      const space = operator === '*' ? '' : ' ';
      return [`${printed(left, leftLeast)}${space}${operator}${space}${printed(right, own + 1)}`, own];
    }
  }
}

const primary = precedence['^'] + 1;

function printNumber(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}
