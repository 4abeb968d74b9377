import type { Arithmetic, Expression } from './ast.ts';

/** Makers of expressions as they are written; those that fold what is certain are in `fold.ts`. */
export function number(value: number): Expression {
  return { kind: 'number', value };
}

export function symbol(name: string): Expression {
  return { kind: 'symbol', name };
}

export function call(name: string, ...args: readonly Expression[]): Expression {
  return { kind: 'call', name, arguments: args };
}

export function op(left: Expression, operator: Arithmetic, right: Expression): Expression {
  return { kind: 'binary', operator, left, right };
}

/** The sum of the terms; 0 of none. */
export function sum(terms: readonly Expression[]): Expression {
  return terms.length === 0 ? number(0) : terms.reduce((left, right) => op(left, '+', right));
}

export function isNumber(expression: Expression, value: number): boolean {
  return expression.kind === 'number' && expression.value === value;
}
