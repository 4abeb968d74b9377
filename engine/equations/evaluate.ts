import type { BinaryOperator, Expression } from './ast.ts';
import { functionNamed } from './functions.ts';

/**
 * Value of an expression in f64 and internal units; conditions are 1 or 0. `symbols` gives the value of each name.
 * Throws for unknown functions and for those that draw random numbers.
 */
export function evaluate(expression: Expression, symbols: (name: string) => number): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'symbol':
      return symbols(expression.name);
    case 'negate':
      return -evaluate(expression.operand, symbols);
    case 'not':
      return evaluate(expression.operand, symbols) === 0 ? 1 : 0;
    case 'binary':
      return operators[expression.operator](evaluate(expression.left, symbols), evaluate(expression.right, symbols));
    case 'call': {
      const compute = functionNamed(expression.name)?.value;
      if (!compute) throw new Error(`Found ${expression.name}(), expected a deterministic function`);
      return compute(...expression.arguments.map((part) => evaluate(part, symbols)));
    }
  }
}

export const operators: Readonly<Record<BinaryOperator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
};
